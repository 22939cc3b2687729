import { resolve } from 'node:path'
import type { Database as Driver } from 'better-sqlite3'
import { ProfileRefused } from '#shared/domain/errors.ts'
import type { Store, StreamState } from '#electron/engine/ports/store.ts'
import { backUp } from './backUp.ts'
import { checkIntegrity } from './checkIntegrity.ts'
import { commit } from './commit.ts'
import { wrapDriver } from './database.ts'
import { keep } from './keep.ts'
import { load } from './load.ts'
import { answers } from './queries/index.ts'
import { readEvents } from './queries/log.ts'
import { dueTimers } from './queries/threads.ts'
import { replaceProjections } from './replaceProjections.ts'
import type { Seams } from './seams.ts'
import { isFault, sqliteCode, storageError, storageFault } from './storageErrors.ts'

export interface SqliteStore extends Store {
  /** Writes an encrypted copy (same key) of the committed state to a file that does not exist yet, and checks it. */
  backUpTo(file: string): Promise<void>
}

/** The port over an open, proven connection. Each operation runs in one piece; nothing awaits inside a transaction. */
export function sqliteStore(open: { driver: Driver; file: string; key: Buffer; seams: Seams }): SqliteStore {
  const { driver, file, key, seams } = open
  const db = wrapDriver(driver)
  let fault: string | null = null
  let rebuilding: Promise<void> | null = null

  const guarded = <Result>(work: () => Result): Result => {
    if (!driver.open) throw new ProfileRefused('STORAGE_FAULT', 'The queue is closed.')
    try {
      return work()
    } catch (error) {
      if (isFault(error)) fault ??= sqliteCode(error)
      throw storageError(error)
    }
  }
  const writing = async <Result>(work: () => Result): Promise<Result> => {
    while (rebuilding !== null) await rebuilding
    if (fault !== null) throw storageFault(fault)
    return guarded(work)
  }

  return {
    load: async (streamId) => guarded(() => load(db, streamId)),
    commit: async (batch) => writing(() => commit(db, batch)),
    query: async (name, params) => guarded(() => answers[name](db, params)),
    readEvents: async (range) => guarded(() => readEvents(db, range)),
    dueTimers: async (range) => guarded(() => dueTimers(db, range)),
    keep: async (item) => writing(() => keep(db, item)),
    replaceProjections: async (rows) => {
      await writing(() => undefined)
      let done = (): void => {}
      rebuilding = new Promise((finish) => {
        done = finish
      })
      try {
        const kept: StreamState[] = []
        for await (const row of rows) kept.push(row)
        guarded(() => replaceProjections(db, kept))
      } finally {
        rebuilding = null
        done()
      }
    },
    checkIntegrity: async () => {
      try {
        return guarded(() => checkIntegrity(db, driver, file, seams))
      } catch (error) {
        if (error instanceof ProfileRefused && error.code === 'STORAGE_FAULT') return [error.message]
        throw error
      }
    },
    backUpTo: async (target) => writing(() => backUp(driver, resolve(target), key, seams)),
    close: async () => {
      if (!driver.open) return
      try {
        if (fault === null) driver.pragma('wal_checkpoint(TRUNCATE)')
      } catch (error) {
        // Nothing is lost: what was committed stays in the WAL and is taken over at the next opening.
        if (sqliteCode(error) === null) throw error
      } finally {
        driver.close()
      }
    },
  }
}
