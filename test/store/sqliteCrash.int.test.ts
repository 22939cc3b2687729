import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { eventHash, GENESIS_HASH } from '#electron/engine/ports/hashChain.ts'
import type { Batch, Store } from '#electron/engine/ports/store.ts'
import { lyingSeams, sqliteError } from './lyingDriver.ts'
import {
  accountOf, accountStream, batchOf, clockDue, itemOf, messageOf, NOW, patientOf, plainStream, put, threadOf, threadStream,
} from './storeFixtures.ts'
import { queueFile, type QueueFile } from './sqliteFile.ts'

const queues: QueueFile[] = []
const fresh = (): QueueFile => {
  const queue = queueFile()
  queues.push(queue)
  return queue
}
afterEach(() => queues.splice(0).forEach((queue) => queue.remove()))

const eventCount = async (store: Store): Promise<number> => (await store.query('head', {})).seq

describe('R1: kill -9', () => {
  it('loses no acknowledged commit and leaves no half of one', async () => {
    const queue = fresh()
    await (await queue.create()).close()
    const acknowledged: string[] = []
    for (let round = 0; round < 6; round += 1) acknowledged.push(...(await writeUntilKilled(queue, round)))
    const store = await queue.open()
    expect(await store.checkIntegrity()).toEqual([])
    const events = await store.readEvents({ afterSeq: 0, limit: 100_000 })
    let before = GENESIS_HASH
    for (const [index, event] of events.entries()) {
      expect(event.seq).toBe(index + 1)
      expect(event.prevHash).toBe(before)
      expect(eventHash(event)).toBe(event.hash)
      before = event.hash
    }
    const threads = new Set((await store.query('allThreads', { after: null, limit: 100_000 })).map(({ state }) => state.threadId))
    const messages = new Set((await store.query('allMessages', { after: null, limit: 100_000 })).map((message) => message.threadId))
    expect(acknowledged.length).toBeGreaterThan(20)
    expect(acknowledged.filter((threadId) => !threads.has(threadId))).toEqual([])
    expect(messages).toEqual(threads)
    expect(new Set(events.map((event) => event.streamId.slice('thread:'.length)))).toEqual(threads)
    await store.close()
  })

  async function writeUntilKilled(queue: QueueFile, round: number): Promise<string[]> {
    const script = join(import.meta.dirname, 'killedWriter.ts')
    const child = spawn(process.execPath, [script, queue.file, queue.key.toString('hex'), String(round)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    let armed = false
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (text: string) => {
      said += text
      if (!armed) setTimeout(() => child.kill('SIGKILL'), Math.random() * 40)
      armed = true
    })
    await new Promise((resolve) => child.once('close', resolve))
    return said.split('\n').slice(0, -1)
  }
})

describe('R16: a commit that is cut off between two statements', () => {
  const everything = (): Batch => batchOf({
    streams: [
      { ...threadStream(threadOf('t1', { version: 3, patientId: 'p1', clocks: [clockDue(NOW)], snoozedUntil: NOW }), 1) },
      accountStream(accountOf('s1')),
      plainStream('intake:folder'),
    ],
    messages: [messageOf('t1'), messageOf('t1')],
    directory: [patientOf('p1', { mrn: 'M-1' })],
    intakeItems: [itemOf()],
    credentials: [{ staffId: 's1', hash: 'phc' }],
    discardDraft: { threadId: 't1', staffId: 'ana', mode: 'reply' },
  })

  it('leaves nothing, wherever it is cut', async () => {
    let failAt = Infinity
    let count = 0
    const seams = lyingSeams((text) => {
      if (!/^\s*(?:INSERT|DELETE|COMMIT)/i.test(text)) return text
      count += 1
      return count === failAt ? sqliteError('SQLITE_ABORT') : text
    })
    const queue = fresh()
    const store = await queue.create(seams)
    await put(store, threadOf('t1', { patientId: 'p1' }))
    await store.keep({ kind: 'draft', draft: { threadId: 't1', staffId: 'ana', mode: 'reply', body: 'x', savedAt: NOW } })
    const snapshot = async () => JSON.stringify(await Promise.all([
      store.query('head', {}), store.query('allThreads', { after: null, limit: 9 }), store.query('allMessages', { after: null, limit: 9 }),
      store.query('allAccounts', {}), store.query('allDirectory', { after: null, limit: 9 }), store.query('intakeTotals', {}),
      store.query('draft', { threadId: 't1', staffId: 'ana', mode: 'reply' }), store.checkIntegrity(),
    ]))
    const before = await snapshot()
    let cuts = 0
    for (let step = 1; ; step += 1) {
      count = 0
      failAt = step
      const outcome = await store.commit(everything()).then(() => 'done', () => 'refused')
      failAt = Infinity
      if (outcome === 'done') break
      cuts += 1
      expect(await snapshot()).toBe(before)
    }
    expect(cuts).toBeGreaterThan(15)
    expect(await snapshot()).not.toBe(before)
    await store.close()
  })
})

describe('R4, R5: the disk fails', () => {
  const FAULTS = ['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_WRITE', 'SQLITE_CORRUPT', 'SQLITE_READONLY']

  it.each(FAULTS)('%s: no further commit until the queue was reopened; reading goes on', async (code) => {
    let failing = false
    const queue = fresh()
    const store = await queue.create(lyingSeams((text) => (failing && text.includes('INSERT INTO event') ? sqliteError(code) : text)))
    await store.commit(batchOf({ streams: [plainStream('intake:x')] }))
    failing = true
    await expect(store.commit(batchOf({ streams: [plainStream('intake:x', 1)] }))).rejects.toMatchObject({ code: 'STORAGE_FAULT' })
    failing = false
    await expect(store.commit(batchOf({ streams: [plainStream('intake:x', 1)] })))
      .rejects.toMatchObject({ code: 'STORAGE_FAULT', message: expect.stringContaining(code) as string })
    await expect(store.keep({ kind: 'meta', key: 'a', value: 'b' })).rejects.toMatchObject({ code: 'STORAGE_FAULT' })
    expect(await eventCount(store)).toBe(1)
    await store.close()
    const again = await queue.open()
    await again.commit(batchOf({ streams: [plainStream('intake:x', 1)] }))
    expect(await eventCount(again)).toBe(2)
    await again.close()
  })

  it('a full disk refuses with STORAGE_FULL, loses nothing, and goes on when there is space', async () => {
    let full = false
    const queue = fresh()
    const store = await queue.create(lyingSeams((text) => (full && text.includes('INSERT INTO event') ? sqliteError('SQLITE_FULL') : text)))
    await store.commit(batchOf({ streams: [plainStream('intake:x')] }))
    full = true
    await expect(store.commit(batchOf({ streams: [plainStream('intake:x', 1)] }))).rejects.toMatchObject({ code: 'STORAGE_FULL' })
    expect(await eventCount(store)).toBe(1)
    full = false
    await store.commit(batchOf({ streams: [plainStream('intake:x', 1)] }))
    expect(await eventCount(store)).toBe(2)
    await store.close()
  })

  it('closes although the disk is full, and keeps what was committed', async () => {
    let full = false
    const queue = fresh()
    const store = await queue.create(lyingSeams((text) => (full && text.startsWith('wal_checkpoint') ? sqliteError('SQLITE_FULL') : text)))
    await store.commit(batchOf({ streams: [plainStream('intake:x')] }))
    full = true
    await store.close()
    await expect(store.query('head', {})).rejects.toMatchObject({ code: 'STORAGE_FAULT' })
    const again = await queue.open()
    expect(await eventCount(again)).toBe(1)
    await again.close()
  })

  it('a closed store says so', async () => {
    const store = await fresh().create()
    await store.close()
    await store.close()
    await expect(store.query('head', {})).rejects.toMatchObject({ code: 'STORAGE_FAULT' })
    await expect(store.commit(batchOf({ streams: [plainStream('intake:x')] }))).rejects.toMatchObject({ code: 'STORAGE_FAULT' })
  })
})
