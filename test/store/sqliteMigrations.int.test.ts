import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '#electron/store/sqlite/openSqliteStore.ts'
import { MIGRATIONS } from '#electron/store/sqlite/migrations/index.ts'
import type { Migration } from '#electron/store/sqlite/migrations/migration.ts'
import { REAL_SEAMS, type Seams } from '#electron/store/sqlite/seams.ts'
import { digest, filledQueue, tamper, type QueueFile } from './sqliteFile.ts'

const next = MIGRATIONS.length + 1
const added = (breaking: boolean, sql = 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT'): Migration =>
  ({ version: next, name: 'later', breaking, up: (db) => db.exec(sql) })
const withMigrations = (...extra: Migration[]): Seams => ({ ...REAL_SEAMS, migrations: [...MIGRATIONS, ...extra] })

describe('R11: migrations', () => {
  const queues: QueueFile[] = []
  const filled = async (): Promise<QueueFile> => {
    const queue = await filledQueue(5)
    queues.push(queue)
    return queue
  }
  afterEach(() => queues.splice(0).forEach((queue) => queue.remove()))

  it('are numbered from 1 without a gap, and record themselves', async () => {
    expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, index) => index + 1))
    const queue = await filled()
    tamper(queue, (driver) => {
      expect(driver.prepare('SELECT version, name FROM schema_migration ORDER BY version').all())
        .toEqual(MIGRATIONS.map(({ version, name }) => ({ version, name })))
      expect(driver.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
      const loose = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'`
      expect(driver.prepare(loose).all()).toEqual([])
    })
    await expect(queue.open(withMigrations({ ...added(true), version: next + 1 }))).rejects.toThrow(/number/)
  })

  it('opening again changes no row', async () => {
    const queue = await filled()
    const dump = (): string[] => {
      const rows: string[] = []
      tamper(queue, (driver) => {
        for (const name of driver.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all() as string[]) {
          rows.push(`${name}: ${JSON.stringify(driver.prepare(`SELECT * FROM "${name}"`).all())}`)
        }
      })
      return rows
    }
    const before = dump()
    await (await queue.open()).close()
    await (await queue.open()).close()
    expect(dump()).toEqual(before)
  })

  it('a new step is taken once, after a backup of the old file that still opens', async () => {
    const queue = await filled()
    const store = await queue.open(withMigrations(added(true)))
    const head = await store.query('head', {})
    await store.close()
    const backup = `${queue.file}.before-version-${next}`
    const old = await openSqliteStore({ file: backup, key: queue.key, create: false })
    expect(await old.query('head', {})).toEqual(head)
    await old.close()
    await (await queue.open(withMigrations(added(true)))).close()
  })

  it('a step that fails leaves the old schema whole', async () => {
    const queue = await filled()
    const broken = withMigrations(added(true, 'CREATE TABLE later (id INTEGER) STRICT; CREATE TABLE later (id INTEGER) STRICT'))
    await expect(queue.open(broken)).rejects.toMatchObject({ name: 'UNREADABLE_DATABASE' })
    const store = await queue.open()
    expect(await store.checkIntegrity()).toEqual([])
    await store.close()
  })

  it('an older program refuses a newer breaking file and leaves it untouched', async () => {
    const queue = await filled()
    await (await queue.open(withMigrations(added(true)))).close()
    const before = digest(queue.file)
    await expect(queue.open()).rejects.toMatchObject({ name: 'NEWER_DATABASE' })
    expect(digest(queue.file)).toBe(before)
    expect(existsSync(`${queue.file}-wal`) ? digest(`${queue.file}-wal`) : '').not.toBe('missing')
  })

  it('an older program opens a newer file whose new steps do not break it', async () => {
    const queue = await filled()
    await (await queue.open(withMigrations(added(false)))).close()
    const store = await queue.open()
    expect((await store.query('head', {})).seq).toBe(5)
    await store.close()
  })

  it('a version number without a history counts as newer and breaking; another history is refused', async () => {
    const queue = await filled()
    tamper(queue, (driver) => driver.pragma('user_version = 999'))
    await expect(queue.open()).rejects.toMatchObject({ name: 'NEWER_DATABASE' })
    tamper(queue, (driver) => {
      driver.pragma(`user_version = ${MIGRATIONS.length}`)
      driver.exec(`UPDATE schema_migration SET name = 'other' WHERE version = 2`)
    })
    await expect(queue.open()).rejects.toMatchObject({ name: 'UNREADABLE_DATABASE' })
  })
})
