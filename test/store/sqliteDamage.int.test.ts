import { randomBytes, randomInt } from 'node:crypto'
import {
  copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKeyed } from '#electron/store/sqlite/keyedDriver.ts'
import { openSqliteStore } from '#electron/store/sqlite/openSqliteStore.ts'
import { REAL_SEAMS } from '#electron/store/sqlite/seams.ts'
import { batchOf, plainStream } from './storeFixtures.ts'
import { digest, filledQueue, queueFile, tamper, type QueueFile } from './sqliteFile.ts'

const PAGE = 4096

describe('R8: never destroy, never start empty', () => {
  let queue: QueueFile
  beforeEach(async () => {
    queue = await filledQueue()
  })
  afterEach(() => queue.remove())

  const expectRefused = async (code: string | RegExp): Promise<void> => {
    const before = digest(queue.file)
    await expect(queue.open()).rejects.toMatchObject({ name: typeof code === 'string' ? code : (expect.stringMatching(code) as string) })
    expect(digest(queue.file)).toBe(before)
  }

  it('refuses a missing file and makes none', async () => {
    rmSync(queue.file)
    await expectRefused('UNREADABLE_DATABASE')
    expect(readdirSync(queue.folder)).toEqual([])
  })

  it('refuses an empty file', async () => {
    writeFileSync(queue.file, '')
    await expectRefused('UNREADABLE_DATABASE')
  })

  it('refuses a folder of that name', async () => {
    rmSync(queue.file)
    mkdirSync(queue.file)
    await expect(queue.open()).rejects.toMatchObject({ name: 'UNREADABLE_DATABASE' })
  })

  it('refuses a link to the file, of either kind', async () => {
    const elsewhere = join(queue.folder, 'elsewhere.db')
    renameSync(queue.file, elsewhere)
    symlinkSync(elsewhere, queue.file)
    await expectRefused('UNREADABLE_DATABASE')
    rmSync(queue.file)
    linkSync(elsewhere, queue.file)
    await expectRefused('UNREADABLE_DATABASE')
  })

  it('refuses a plaintext database', async () => {
    rmSync(queue.file)
    const plain = new Database(queue.file)
    plain.exec('CREATE TABLE event (seq INTEGER)')
    plain.close()
    await expectRefused('FOREIGN_DATABASE')
  })

  it('refuses an encrypted database of another program', async () => {
    rmSync(queue.file)
    const driver = openKeyed(queue.file, queue.key, REAL_SEAMS, {})
    driver.exec('CREATE TABLE event (seq INTEGER)')
    driver.close()
    await expectRefused('FOREIGN_DATABASE')
  })

  it('R47: refuses a wrong key, and a key of the wrong size', async () => {
    const before = digest(queue.file)
    const openWith = (key: Buffer) => openSqliteStore({ file: queue.file, key, create: false })
    await expect(openWith(randomBytes(32))).rejects.toMatchObject({ name: 'WRONG_KEY' })
    await expect(openWith(Buffer.alloc(0))).rejects.toMatchObject({ name: 'UNREADABLE_DATABASE' })
    await expect(openWith(randomBytes(16))).rejects.toMatchObject({ name: 'UNREADABLE_DATABASE' })
    expect(digest(queue.file)).toBe(before)
  })

  it('refuses to create over an existing queue, or beside its WAL', async () => {
    const before = digest(queue.file)
    await expect(queue.create()).rejects.toMatchObject({ name: 'PROFILE_EXISTS' })
    expect(digest(queue.file)).toBe(before)
    renameSync(queue.file, `${queue.file}-wal`)
    await expect(queue.create()).rejects.toMatchObject({ name: 'PROFILE_EXISTS' })
    expect(readdirSync(queue.folder)).toEqual(['queue.db-wal'])
  })

  it('detects every flipped bit before the first write', async () => {
    // A free page holds nothing and is not read.
    tamper(queue, (driver) => driver.exec('VACUUM'))
    const good = readFileSync(queue.file)
    for (let round = 0; round < 60; round += 1) {
      const bytes = Buffer.from(good)
      const at = randomInt(bytes.length)
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << randomInt(8)), at)
      writeFileSync(queue.file, bytes)
      await expectRefused(/^(?:WRONG_KEY|UNREADABLE_DATABASE)$/)
    }
  })

  it('detects a file cut short, at a page and inside one', async () => {
    const good = readFileSync(queue.file)
    for (const size of [good.length - PAGE, good.length - 1000, 3 * PAGE, PAGE, 100]) {
      writeFileSync(queue.file, good.subarray(0, size))
      await expectRefused(/^(?:WRONG_KEY|UNREADABLE_DATABASE)$/)
    }
  })

  it('detects a zeroed page, and two pages that changed places', async () => {
    const good = readFileSync(queue.file)
    const pages = good.length / PAGE
    for (let page = 0; page < pages; page += 7) {
      writeFileSync(queue.file, Buffer.from(good).fill(0, page * PAGE, (page + 1) * PAGE))
      await expectRefused(/^(?:WRONG_KEY|UNREADABLE_DATABASE)$/)
    }
    const page = (number: number): Buffer => good.subarray(number * PAGE, (number + 1) * PAGE)
    writeFileSync(queue.file, Buffer.concat([page(0), page(1), page(3), page(2), good.subarray(4 * PAGE)]))
    await expectRefused('UNREADABLE_DATABASE')
  })

  it('refuses the WAL of another queue', async () => {
    const other = queueFile()
    const store = await other.create()
    await store.commit(batchOf({ streams: [plainStream('intake:x')] }))
    expect(existsSync(`${other.file}-wal`)).toBe(true)
    copyFileSync(`${other.file}-wal`, `${queue.file}-wal`)
    await store.close()
    other.remove()
    await expectRefused(/^(?:WRONG_KEY|UNREADABLE_DATABASE)$/)
  })

  it('refuses a queue whose guards or tables were changed', async () => {
    const driver = queue.raw()
    const triggers = driver.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all() as string[]
    driver.close()
    expect(triggers.sort()).toEqual(['access_log_no_delete', 'access_log_no_update', 'event_follows_head', 'event_no_delete', 'event_no_update'])
    const good = readFileSync(queue.file)
    const changes = [
      ...triggers.map((name) => `DROP TRIGGER ${name}`),
      'CREATE TRIGGER stray AFTER INSERT ON event BEGIN DELETE FROM draft; END',
      'CREATE VIEW stray AS SELECT body FROM message',
      'ALTER TABLE message ADD COLUMN stray TEXT',
      'DROP INDEX timer_due',
      'DROP TRIGGER event_no_delete; CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT 1; END',
    ]
    for (const sql of changes) {
      writeFileSync(queue.file, good)
      tamper(queue, (raw) => raw.exec(sql))
      await expectRefused('UNREADABLE_DATABASE')
    }
  })
})
