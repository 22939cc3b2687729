import type { Database as Driver } from 'better-sqlite3'
import { unreadable } from './storageErrors.ts'

/** ASCII "WELL". */
export const APPLICATION_ID = 0x57454c4c
/** First release without the WAL-reset bug (trust.md). */
const OLDEST_SQLITE = [3, 51, 3] as const

/** What each connection sets, and what must be read back (R3). */
export const SETTINGS: readonly { readonly name: string; readonly set: string; readonly expect: string | number }[] = [
  { name: 'journal_mode', set: 'WAL', expect: 'wal' },
  { name: 'synchronous', set: 'FULL', expect: 2 },
  { name: 'fullfsync', set: 'ON', expect: 1 },
  { name: 'checkpoint_fullfsync', set: 'ON', expect: 1 },
  { name: 'foreign_keys', set: 'ON', expect: 1 },
  { name: 'recursive_triggers', set: 'ON', expect: 1 },
  { name: 'trusted_schema', set: 'OFF', expect: 0 },
  { name: 'cell_size_check', set: 'ON', expect: 1 },
  { name: 'temp_store', set: 'MEMORY', expect: 2 },
  { name: 'secure_delete', set: 'ON', expect: 1 },
  { name: 'mmap_size', set: '0', expect: 0 },
  // Bytes to which the WAL shrinks after a checkpoint (R13), and KiB of page cache (negative by SQLite's rule).
  { name: 'journal_size_limit', set: '16777216', expect: 16_777_216 },
  { name: 'cache_size', set: '-65536', expect: -65_536 },
]

export function applySettings(driver: Driver): void {
  for (const { name, set } of SETTINGS) driver.pragma(`${name} = ${set}`)
}

/** Reads every setting back and refuses to go on when one is not in force. */
export function proveSettings(driver: Driver): void {
  proveVersion(String(driver.prepare('SELECT sqlite_version()').pluck().get()))
  for (const { name, expect } of SETTINGS) {
    const found = driver.pragma(name, { simple: true })
    if (found !== expect) throw unreadable(`the setting ${name} is ${String(found)} and must be ${String(expect)}`)
  }
}

function proveVersion(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [index, least] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0
    if (part > least) return
    if (part < least) throw unreadable(`SQLite ${version} is too old; ${OLDEST_SQLITE.join('.')} or newer is needed`)
  }
}
