import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database as Driver } from 'better-sqlite3'
import { openKeyed } from '#electron/store/sqlite/keyedDriver.ts'
import { openSqliteStore } from '#electron/store/sqlite/openSqliteStore.ts'
import { REAL_SEAMS, type Seams } from '#electron/store/sqlite/seams.ts'
import type { SqliteStore } from '#electron/store/sqlite/sqliteStore.ts'
import { batchOf, clockDue, messageOf, NOW, patientOf, threadOf, threadStream } from './storeFixtures.ts'
import { temporaryFolder } from './temporaryFolder.ts'

export interface QueueFile {
  readonly folder: string
  readonly file: string
  readonly key: Buffer
  create(seams?: Seams): Promise<SqliteStore>
  open(seams?: Seams): Promise<SqliteStore>
  /** A connection past every guard of the store; close it. */
  raw(): Driver
  remove(): void
}

export function queueFile(): QueueFile {
  const { folder, remove } = temporaryFolder()
  const file = join(folder, 'queue.db')
  const key = randomBytes(32)
  return {
    folder, file, key, remove,
    create: (seams = REAL_SEAMS) => openSqliteStore({ file, key, create: true }, seams),
    open: (seams = REAL_SEAMS) => openSqliteStore({ file, key, create: false }, seams),
    raw: () => openKeyed(file, key, REAL_SEAMS, { fileMustExist: true }),
  }
}

/** Changes a closed file through a raw connection. */
export function tamper(queue: QueueFile, work: (driver: Driver) => void): void {
  const driver = queue.raw()
  try {
    work(driver)
    driver.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    driver.close()
  }
}

/** A queue with some threads in it, closed. */
export async function filledQueue(threads = 40): Promise<QueueFile> {
  const queue = queueFile()
  const store = await queue.create()
  await store.commit(batchOf({
    streams: Array.from({ length: threads }, (_, index) =>
      threadStream(threadOf(`t${index}`, { patientId: 'p1', clocks: [clockDue(NOW + index)] }))),
    messages: Array.from({ length: threads }, (_, index) => messageOf(`t${index}`, { body: `Body ${index} ${'word '.repeat(60)}` })),
    directory: [patientOf('p1', { mrn: 'M-1' })],
  }))
  await store.keep({ kind: 'draft', draft: { threadId: 't1', staffId: 'ana', mode: 'reply', body: 'a draft', savedAt: NOW } })
  for (const threadId of ['t1', 't2']) {
    await store.keep({ kind: 'view', staffId: 'ana', role: 'nurse', threadId, patientId: 'p1', what: 'thread.opened', at: NOW })
  }
  await store.close()
  return queue
}

/** SHA-256 of a file, or `missing`. */
export const digest = (file: string): string =>
  (existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'missing')
