import { randomBytes } from 'node:crypto'
import type { Database as Driver, Options } from 'better-sqlite3'
import type { Seams } from './seams.ts'
import { sqliteCode, unreadable } from './storageErrors.ts'

/** Scheme of SQLCipher 4 (AES-256-CBC, HMAC-SHA-512 per page), with a raw key, so no derivation. */
export const CIPHER = 'sqlcipher'
export const CIPHER_VERSION = 4
export const KEY_BYTES = 32
/** How long to wait for another connection's write lock. */
const BUSY_TIMEOUT_MS = 2_000

/** Opens a connection: cipher, then key, then anything else. The file is not read yet. */
export function openKeyed(file: string, key: Buffer, seams: Seams, options: Options): Driver {
  if (key.length !== KEY_BYTES) throw unreadable(`the key must have ${KEY_BYTES} bytes`)
  const driver = seams.openDriver(file, { timeout: BUSY_TIMEOUT_MS, ...options })
  try {
    driver.pragma(`cipher='${CIPHER}'`)
    driver.pragma(`legacy=${CIPHER_VERSION}`)
    driver.pragma(`key="x'${key.toString('hex')}'"`)
    const inForce = `${String(driver.pragma('cipher', { simple: true }))} ${String(driver.pragma('legacy', { simple: true }))}`
    if (inForce !== `${CIPHER} ${CIPHER_VERSION}`) throw unreadable('this build of SQLite does not encrypt as it must')
    return driver
  } catch (error) {
    driver.close()
    throw error
  }
}

/** The key matters: with any other one the file must not open (R47). */
export function proveKeyMatters(file: string, seams: Seams): void {
  const stranger = openKeyed(file, randomBytes(KEY_BYTES), seams, { readonly: true, fileMustExist: true })
  try {
    stranger.pragma('schema_version')
  } catch (error) {
    if (sqliteCode(error) === 'SQLITE_NOTADB') return
    throw error
  } finally {
    stranger.close()
  }
  throw unreadable('it opens with any key, so it is not encrypted')
}
