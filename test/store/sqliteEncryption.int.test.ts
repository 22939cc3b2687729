import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '#electron/store/sqlite/openSqliteStore.ts'
import { batchOf, filterOf, itemOf, messageOf, NOW, patientOf, shown, threadOf, threadStream } from './storeFixtures.ts'
import { queueFile, type QueueFile } from './sqliteFile.ts'

const CANARIES = ['CANARYBODY', 'CANARYSUBJECT', 'CANARYNAME', 'CANARYMRN', 'CANARYDRAFT', 'CANARYRAW', 'CANARYPAYLOAD']

describe('R45: encryption at rest', () => {
  const opened: QueueFile[] = []
  const fresh = (): QueueFile => {
    const queue = queueFile()
    opened.push(queue)
    return queue
  }
  afterEach(() => opened.splice(0).forEach((queue) => queue.remove()))

  /** Canaries that stand in any file of the folder, in any common encoding. */
  const found = (folder: string): string[] => {
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    const forms = (text: string) => [text, text.toLowerCase()].flatMap((word) =>
      [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(Buffer.from(word).toString('hex'))])
    return CANARIES.filter((canary) => forms(canary).some((form) => bytes.some((file) => file.includes(form))))
  }
  const fill = {
    streams: [{ ...threadStream(threadOf('t1', { patientId: 'p1' })), events: [{ type: 'x.v1', payload: '{"a":"CANARYPAYLOAD"}' }] }],
    messages: [messageOf('t1', { subject: 'CANARYSUBJECT', body: 'CANARYBODY' })],
    directory: [patientOf('p1', { family: 'CANARYNAME', mrn: 'CANARYMRN' })],
    intakeItems: [itemOf({ outcome: 'quarantined', raw: 'CANARYRAW' })],
  }

  it('leaves no readable text in the database, its WAL, its index or a backup', async () => {
    const queue = fresh()
    const store = await queue.create()
    await store.commit(batchOf(fill))
    await store.keep({ kind: 'draft', draft: { threadId: 't1', staffId: 'ana', mode: 'reply', body: 'CANARYDRAFT', savedAt: NOW } })
    expect(await shown(store, filterOf('all', { search: 'canarybody canaryname' }))).toEqual(['t1'])
    expect(readdirSync(queue.folder).sort()).toEqual(['queue.db', 'queue.db-shm', 'queue.db-wal'])
    expect(found(queue.folder)).toEqual([])
    await store.backUpTo(join(queue.folder, 'backup.db'))
    expect(found(queue.folder)).toEqual([])
    await store.close()
    expect(readdirSync(queue.folder).sort()).toEqual(['backup.db', 'queue.db'])
    expect(found(queue.folder)).toEqual([])
  })

  it('R90: the same scan finds the text where nothing encrypts', () => {
    const queue = fresh()
    const plain = new Database(queue.file)
    plain.exec('CREATE TABLE text (body TEXT)')
    for (const canary of CANARIES) plain.prepare('INSERT INTO text VALUES (?)').run(canary)
    plain.close()
    expect(found(queue.folder)).toEqual(CANARIES)
  })

  it('R66: the files are their owner’s alone', async () => {
    const queue = fresh()
    const store = await queue.create()
    await store.commit(batchOf(fill))
    for (const name of readdirSync(queue.folder)) expect(statSync(join(queue.folder, name)).mode & 0o077).toBe(0)
    await store.close()
  })

  it('R9: a backup opens with the same key, holds everything, and overwrites nothing', async () => {
    const queue = fresh()
    const store = await queue.create()
    await store.commit(batchOf(fill))
    const target = join(queue.folder, 'backup.db')
    await store.backUpTo(target)
    await expect(store.backUpTo(target)).rejects.toMatchObject({ name: 'PROFILE_EXISTS' })
    const head = await store.query('head', {})
    await store.close()
    const restored = await openSqliteStore({ file: target, key: queue.key, create: false })
    expect(await restored.query('head', {})).toEqual(head)
    expect(await restored.query('messages', { threadId: 't1' })).toEqual(fill.messages)
    expect(await restored.checkIntegrity()).toEqual([])
    await restored.close()
  })
})
