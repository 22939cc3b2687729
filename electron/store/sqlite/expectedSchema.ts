import type { Database as Driver } from 'better-sqlite3'
import { migrate, schemaVersion } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import type { Seams } from './seams.ts'

type Objects = ReadonlyMap<string, string>
const known = new Map<readonly Migration[], Map<number, Objects>>()

/**
 * Differences between the schema of the file and the one that our migrations make, trigger by trigger: a lost guard,
 * a changed table, something that is not ours. Empty when there is none. A newer schema may hold more than ours.
 */
export function schemaDifferences(driver: Driver, seams: Seams): string[] {
  const version = Math.min(schemaVersion(driver), seams.migrations.length)
  const mayHoldMore = schemaVersion(driver) > seams.migrations.length
  const expected = expectedObjects(version, seams)
  const found = readObjects(driver)
  const differences: string[] = []
  for (const [name, text] of expected) {
    if (!found.has(name)) differences.push(`the ${name} is missing`)
    else if (found.get(name) !== text) differences.push(`the ${name} was changed`)
  }
  if (!mayHoldMore) for (const name of found.keys()) if (!expected.has(name)) differences.push(`the ${name} is not ours`)
  return differences
}

/** Made by running the migrations on an empty database in memory; once per version and process. */
function expectedObjects(version: number, seams: Seams): Objects {
  const versions = known.get(seams.migrations) ?? new Map<number, Objects>()
  known.set(seams.migrations, versions)
  const ready = versions.get(version)
  if (ready) return ready
  const model = seams.openDriver(':memory:', {})
  try {
    migrate(model, seams.migrations.slice(0, version))
    const objects = readObjects(model)
    versions.set(version, objects)
    return objects
  } finally {
    model.close()
  }
}

/** SQLite's own objects (automatic indexes) have no text and follow from the tables. */
function readObjects(driver: Driver): Objects {
  const text = 'SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name'
  const rows = driver.prepare<[], { type: string; name: string; sql: string }>(text).all()
  return new Map(rows.map((row) => [`${row.type} ${row.name}`, row.sql]))
}
