import type { Database as Driver } from 'better-sqlite3'
import { ProfileRefused } from '#shared/domain/errors.ts'
import type { Migration } from './migrations/migration.ts'
import { APPLICATION_ID } from './settings.ts'
import { unreadable } from './storageErrors.ts'

const CREATE_HISTORY = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    version INTEGER PRIMARY KEY CHECK (version > 0),
    name TEXT NOT NULL,
    breaking INTEGER NOT NULL CHECK (breaking IN (0, 1))
  ) STRICT`

/** Takes the schema from where it is to the newest version, in one transaction: wholly old or wholly new. */
export function migrate(driver: Driver, migrations: readonly Migration[]): void {
  proveNumbers(migrations)
  driver.transaction(() => {
    const from = schemaVersion(driver)
    if (from === 0) {
      driver.pragma(`application_id = ${APPLICATION_ID}`)
      driver.exec(CREATE_HISTORY)
    }
    for (const { version, name, breaking, up } of migrations.slice(from)) {
      up(driver)
      driver.prepare('INSERT INTO schema_migration (version, name, breaking) VALUES (?, ?, ?)').run(version, name, breaking ? 1 : 0)
      driver.pragma(`user_version = ${version}`)
    }
  }).immediate()
}

export const schemaVersion = (driver: Driver): number => Number(driver.pragma('user_version', { simple: true }))

/** Refuses the file of another program, of a newer one, and one whose history is not ours. Reads only. */
export function proveHistory(driver: Driver, migrations: readonly Migration[]): void {
  if (driver.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new ProfileRefused('FOREIGN_DATABASE', 'This database belongs to another program. Nothing was changed.')
  }
  const version = schemaVersion(driver)
  if (version < 1) throw unreadable('it has no schema')
  const rows = historyRows(driver)
  if (version > migrations.length) {
    const newer = rows.filter((row) => row.version > migrations.length)
    const isHarmless = newer.length === version - migrations.length && newer.every((row) => row.breaking === 0)
    if (!isHarmless) throw newerDatabase()
  }
  for (const migration of migrations.slice(0, version)) {
    if (rows[migration.version - 1]?.name !== migration.name) throw unreadable('its schema has another history')
  }
}

const newerDatabase = (): ProfileRefused =>
  new ProfileRefused('NEWER_DATABASE', 'This queue was written by a newer version of the program. Update this one; nothing was changed.')

interface HistoryRow {
  readonly version: number
  readonly name: string
  readonly breaking: number
}

function historyRows(driver: Driver): HistoryRow[] {
  const has = driver.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'`).get()
  if (has === undefined) return []
  return driver.prepare<[], HistoryRow>('SELECT version, name, breaking FROM schema_migration ORDER BY version').all()
}

function proveNumbers(migrations: readonly Migration[]): void {
  for (const [index, migration] of migrations.entries()) {
    if (migration.version !== index + 1) throw new Error(`migration ${migration.name} must have number ${index + 1}`)
  }
}
