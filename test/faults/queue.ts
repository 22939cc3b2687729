import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createEngine, type Engine } from '#electron/engine/createEngine.ts'
import { silentLogger } from '#electron/engine/ports/logger.ts'
import type { Store } from '#electron/engine/ports/store.ts'
import { openSqliteStore } from '#electron/store/sqlite/openSqliteStore.ts'
import { REAL_SEAMS, type Seams } from '#electron/store/sqlite/seams.ts'
import type { SqliteStore } from '#electron/store/sqlite/sqliteStore.ts'
import { pack } from '#test/helpers/builders.ts'
import { SMALL_RULES } from './smallRules.ts'

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

/** The real engine with a clock that the workload sets. */
export function engineOn(store: Store, start: number, name = 'id'): { engine: Engine; setNow(ms: number): void } {
  let now = start
  let made = 0
  const ids = { next: () => `${name}-${(made += 1)}` }
  const engine = createEngine({ store, clock: { now: () => now }, ids, log: silentLogger, pack, rules: SMALL_RULES })
  return { engine, setNow: (ms) => (now = ms) }
}

interface OpenQueue {
  readonly store: SqliteStore
  readonly engine: Engine
  setNow(ms: number): void
}

export async function openQueue(folder: string, options: { create: boolean; now: number; synchronous?: Synchronous }): Promise<OpenQueue> {
  const seams = options.synchronous === undefined || options.synchronous === 'FULL' ? REAL_SEAMS : lyingSeams(options.synchronous)
  const store = await openSqliteStore({ file: queueFile(folder), key: FAULT_KEY, create: options.create }, seams)
  return { store, ...engineOn(store, options.now) }
}

/** A connection beside the store, as an attacker with the key has it: no guard of the program applies. */
export function openRaw(folder: string): Database.Database {
  const raw = new Database(queueFile(folder))
  raw.pragma(`cipher='sqlcipher'`)
  raw.pragma('legacy=4')
  raw.pragma(`key="x'${FAULT_KEY.toString('hex')}'"`)
  raw.pragma('foreign_keys = OFF')
  raw.pragma('synchronous = OFF')
  return raw
}
