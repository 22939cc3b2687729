import { ProfileRefused } from '#shared/domain/errors.ts'

/** Result code of an error of SQLite, e.g. `SQLITE_IOERR_FSYNC`; null for any other error. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  return error.code.startsWith('SQLITE_') ? error.code : null
}

/** After one of these, memory and disk may differ: nothing more is written until the file was reopened and checked. */
export function isFault(error: unknown): boolean {
  return /^SQLITE_(?:IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY|PROTOCOL)/.test(sqliteCode(error) ?? '')
}

/** What an error of SQLite means to the engine while reading or writing; every other error passes through. */
export function storageError(error: unknown): unknown {
  const code = sqliteCode(error)
  if (code === null) return error
  if (code.startsWith('SQLITE_FULL')) {
    return new ProfileRefused('STORAGE_FULL', 'The disk is full. Nothing was saved. Free some space, then try again.')
  }
  if (code.startsWith('SQLITE_BUSY')) return new ProfileRefused('PROFILE_IN_USE', 'Another program holds the queue file.')
  return isFault(error) ? storageFault(code) : error
}

export const storageFault = (code: string): ProfileRefused =>
  new ProfileRefused('STORAGE_FAULT', `The queue file cannot be written safely (${code}). Nothing is saved until it was reopened.`)

/** What an error while opening means. Never holds a path or text of the file. */
export function openError(error: unknown): unknown {
  if (error instanceof ProfileRefused) return error
  const code = sqliteCode(error)
  if (code === 'SQLITE_NOTADB') {
    return new ProfileRefused('WRONG_KEY', 'The key does not open this queue, or the beginning of the file is damaged.')
  }
  if (code?.startsWith('SQLITE_BUSY')) return new ProfileRefused('PROFILE_IN_USE', 'Another program holds the queue file.')
  if (code?.startsWith('SQLITE_FULL')) return new ProfileRefused('STORAGE_FULL', 'The disk is full. The queue cannot be opened.')
  if (/^SQLITE_(?:CANTOPEN|READONLY|PERM)/.test(code ?? '')) return unreadable(`the file or its folder cannot be written to (${code})`)
  if (code !== null) return unreadable(`the file is damaged or cannot be read (${code})`)
  if (error instanceof Error && 'syscall' in error && 'code' in error) return unreadable(`the file cannot be read (${String(error.code)})`)
  return error
}

/** `what` completes "The queue was not opened: …". */
export const unreadable = (what: string): ProfileRefused =>
  new ProfileRefused('UNREADABLE_DATABASE', `The queue was not opened: ${what}. Nothing was changed.`)
