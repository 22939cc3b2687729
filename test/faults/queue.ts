import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Engine } from '#electron/engine/createEngine.ts'
import { openSqliteStore } from '#electron/store/sqlite/openSqliteStore.ts'
import { REAL_SEAMS, type Seams } from '#electron/store/sqlite/seams.ts'
import type { SqliteStore } from '#electron/store/sqlite/sqliteStore.ts'
import { testEngine } from '#test/helpers/engine.ts'

/** Queues of the fault tests: always this key, always this name. */
export const FAULT_KEY = Buffer.alloc(32, 0x5a)
export const queueFile = (folder: string): string => join(folder, 'queue.db')

export type Synchronous = 'FULL' | 'NORMAL' | 'OFF'

/**
 * Surroundings in which the store believes that it syncs and does not: the control of the power-cut model (R90).
 * The product has no such switch; the driver lies to it.
 */
function lyingSeams(synchronous: Synchronous): Seams {
  return {
    ...REAL_SEAMS,
    openDriver(file, options) {
      const driver = REAL_SEAMS.openDriver(file, options)
      const pragma = driver.pragma.bind(driver)
      driver.pragma = (text, settings) => {
        if (text === 'synchronous = FULL') return pragma(`synchronous = ${synchronous}`)
        if (text === 'synchronous') return 2
        return pragma(text, settings)
      }
      return driver
    },
  }
}

export async function openQueue(folder: string, options: { create: boolean; now: number; synchronous?: Synchronous }): Promise<{ store: SqliteStore; engine: Engine; setNow(ms: number): void }> {
  const seams = options.synchronous === undefined || options.synchronous === 'FULL' ? REAL_SEAMS : lyingSeams(options.synchronous)
  const store = await openSqliteStore({ file: queueFile(folder), key: FAULT_KEY, create: options.create }, seams)
  return { store, ...testEngine({ store, now: options.now }) }
}

/** A connection beside the store, as an attacker with the key has it: no guard of the program applies. */
export function openRaw(folder: string): Database.Database {
  const raw = new Database(queueFile(folder))
  raw.pragma(`cipher='sqlcipher'`)
  raw.pragma('legacy=4')
  raw.pragma(`key="x'${FAULT_KEY.toString('hex')}'"`)
  raw.pragma('foreign_keys = OFF')
  return raw
}
