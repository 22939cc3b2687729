import { chmodSync, closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs'
import type { Database as Driver } from 'better-sqlite3'
import { ProfileRefused } from '#shared/domain/errors.ts'
import { syncFolderOf } from './fileChecks.ts'
import { probe } from './probe.ts'
import type { Seams } from './seams.ts'

/**
 * Writes an encrypted copy of the committed state, checks it from end to end and makes it durable. The binding's own
 * backup refuses an encrypted source, and a plain copy of a live file is broken (trust.md, P11, P12).
 */
export function backUp(driver: Driver, target: string, key: Buffer, seams: Seams): void {
  if (existsSync(target)) throw new ProfileRefused('PROFILE_EXISTS', 'There is a file of this name already. Nothing was overwritten.')
  try {
    closeSync(openSync(target, 'wx', 0o600))
    driver.prepare('VACUUM INTO ?').run(target)
    chmodSync(target, 0o600)
    probe(target, key, seams)
    const handle = openSync(target, 'r+')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    syncFolderOf(target)
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(target + suffix, { force: true })
    throw error
  }
}
