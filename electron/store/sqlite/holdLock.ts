import type { Database as Driver } from 'better-sqlite3'
import { REAL_SEAMS } from './seams.ts'
import { openError, sqliteCode } from './storageErrors.ts'

/**
 * Takes a lock of the operating system that ends with the process, also under `kill -9`: an exclusive transaction on
 * an empty SQLite file. Nothing is ever written to that file.
 * @returns the way to release it; null when another process, or another part of this one, holds it.
 */
export function holdLock(file: string): (() => void) | null {
  let driver: Driver | null = null
  try {
    driver = REAL_SEAMS.openDriver(file, { timeout: 0 })
    driver.pragma('journal_mode = MEMORY')
    driver.pragma('locking_mode = EXCLUSIVE')
    driver.exec('BEGIN EXCLUSIVE')
    const held = driver
    return () => {
      if (held.open) held.close()
    }
  } catch (error) {
    driver?.close()
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY')) return null
    throw openError(error)
  }
}
