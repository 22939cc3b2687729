import { closeSync, existsSync, fsyncSync, lstatSync, openSync, readSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { ProfileRefused } from '#shared/domain/errors.ts'
import { unreadable } from './storageErrors.ts'

const PAGE_BYTES = 4096
const PLAINTEXT_HEADER = Buffer.from('SQLite format 3\0', 'latin1')

/** Looks at the file from outside, before SQLite may touch it. */
export function proveFile(file: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false })
  if (!found) throw unreadable('the file is missing. Restore it from a backup; a new queue is never put in its place')
  if (!found.isFile()) throw unreadable('it is not a regular file')
  if (found.nlink > 1) throw unreadable('the file has a second name (hard link), under which another program could write')
  if (found.size === 0) throw unreadable('the file is empty')
  if (isPlaintext(file)) {
    throw new ProfileRefused('FOREIGN_DATABASE', 'This is an unencrypted database, not a queue of this program. Nothing was changed.')
  }
  if (found.size < PAGE_BYTES) throw unreadable('the file is cut short')
}

export function isPlaintext(file: string): boolean {
  const header = Buffer.alloc(PLAINTEXT_HEADER.length)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, header, 0, header.length, 0)
  } finally {
    closeSync(handle)
  }
  return header.equals(PLAINTEXT_HEADER)
}

/** Makes the empty file, for its owner only; refuses when anything of a queue is there already. */
export function makeFile(file: string): void {
  if (companions(file).some((path) => existsSync(path))) throw profileExists()
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw profileExists()
    throw error
  }
}

const profileExists = (): ProfileRefused => new ProfileRefused('PROFILE_EXISTS', 'There is a queue here already. Nothing was changed.')

/** Takes back a file of `makeFile` that never became a queue. */
export function unmakeFile(file: string): void {
  for (const path of companions(file)) rmSync(path, { force: true })
}

const companions = (file: string): string[] => [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]

/** Makes the entries of a folder durable; Windows does it by itself and has no such call. */
export function syncFolderOf(file: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(dirname(file), 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
