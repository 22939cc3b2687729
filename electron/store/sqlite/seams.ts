import { existsSync, readFileSync, statfsSync } from 'node:fs'
import Database, { type Database as Driver, type Options } from 'better-sqlite3'
import { MIGRATIONS } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'

/** What the store takes from its surroundings; tests put a liar in its place (R3, R47). */
export interface Seams {
  openDriver(file: string, options: Options): Driver
  /** Type number of the file system of a folder; null where the platform has none. */
  fileSystemType(folder: string): number | null
  /** Files of the libraries loaded into this process; empty where the platform does not say. */
  loadedLibraries(): readonly string[]
  readonly migrations: readonly Migration[]
}

export const REAL_SEAMS: Seams = {
  openDriver: (file, options) => new Database(file, options),
  fileSystemType: (folder) => (process.platform === 'linux' ? statfsSync(folder).type : null),
  loadedLibraries: () => {
    const map = '/proc/self/maps'
    if (!existsSync(map)) return []
    return [...new Set(readFileSync(map, 'utf8').split('\n').flatMap((line) => line.match(/\s(\/.*)$/)?.[1] ?? []))]
  },
  migrations: MIGRATIONS,
}
