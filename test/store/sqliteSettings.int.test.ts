import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { REAL_SEAMS, type Seams } from '#electron/store/sqlite/seams.ts'
import { lyingSeams } from './lyingDriver.ts'
import { digest, filledQueue, queueFile, type QueueFile } from './sqliteFile.ts'

const instead = (from: string, to: string): Seams => lyingSeams((text) => (text === from ? to : text))

/** One thing wrong at a time (R3); the words name it in the refusal. */
const SABOTAGES: [what: string, seams: Seams, words: RegExp][] = [
  ['journal mode not WAL', instead('journal_mode = WAL', 'journal_mode = DELETE'), /journal_mode/],
  ['synchronous below FULL', instead('synchronous = FULL', 'synchronous = NORMAL'), /synchronous/],
  ['foreign keys off', instead('foreign_keys = ON', 'foreign_keys = OFF'), /foreign_keys/],
  ['trusted schema on', instead('trusted_schema = OFF', 'trusted_schema = ON'), /trusted_schema/],
  ['memory map on', instead('mmap_size = 0', 'mmap_size = 1000000'), /mmap_size/],
  ['cell check off', instead('cell_size_check = ON', 'cell_size_check = OFF'), /cell_size_check/],
  ['temporary tables on disk', instead('temp_store = MEMORY', 'temp_store = FILE'), /temp_store/],
  ['secure delete off', instead('secure_delete = ON', 'secure_delete = OFF'), /secure_delete/],
  ['recursive triggers off', instead('recursive_triggers = ON', 'recursive_triggers = OFF'), /recursive_triggers/],
  ['SQLite too old', instead('SELECT sqlite_version()', `SELECT '3.51.2'`), /3\.51\.2/],
  ['another cipher', lyingSeams((text) => (text.startsWith('cipher=') ? `cipher='chacha20'` : text), { everywhere: true }), /encrypt/],
  ['no cipher in the library',
    lyingSeams((text) => (text.startsWith('cipher') || text.startsWith('legacy') ? 'busy_timeout' : text), { everywhere: true }), /encrypt/],
  ['a second SQLite library',
    { ...REAL_SEAMS, loadedLibraries: () => ['/a/better-sqlite3/prebuilds/linux-x64.node', '/usr/lib/libsqlite3.so.0.8.6'] }, /two copies/],
  ['a network file system', { ...REAL_SEAMS, fileSystemType: () => 0x6969 }, /NFS/],
  ['a FUSE file system', { ...REAL_SEAMS, fileSystemType: () => 0x65735546 }, /FUSE/],
]

describe('R3: settings proven at every open', () => {
  let queue: QueueFile
  beforeEach(async () => {
    queue = await filledQueue(3)
  })
  afterEach(() => queue.remove())

  it.each(SABOTAGES)('refuses to open: %s', async (_what, seams, words) => {
    await expect(queue.open(seams)).rejects.toMatchObject({ code: 'UNREADABLE_DATABASE', message: expect.stringMatching(words) as string })
    const store = await queue.open()
    expect((await store.query('head', {})).seq).toBe(3)
    await store.close()
  })

  it.each(SABOTAGES)('refuses to create: %s', async (_what, seams, words) => {
    const fresh = queueFile()
    await expect(fresh.create(seams)).rejects.toMatchObject({ code: 'UNREADABLE_DATABASE', message: expect.stringMatching(words) as string })
    expect(readdirSync(fresh.folder)).toEqual([])
    fresh.remove()
  })

  it('a loaded library that is not SQLite is no reason to refuse', async () => {
    const libraries = ['/lib/libc.so.6', '/a/better-sqlite3/prebuilds/linux-x64.node', '/usr/bin/node']
    const store = await queue.open({ ...REAL_SEAMS, loadedLibraries: () => libraries })
    await store.close()
  })

  it('R47: a key pragma that is ignored never leaves a plaintext queue behind', async () => {
    const fresh = queueFile()
    const seams = lyingSeams((text) => (text.startsWith('key=') ? 'busy_timeout' : text), { everywhere: true })
    await expect(fresh.create(seams)).rejects.toMatchObject({ name: 'FOREIGN_DATABASE' })
    expect(readdirSync(fresh.folder)).toEqual([])
    const before = digest(queue.file)
    await expect(queue.open(seams)).rejects.toMatchObject({ name: expect.stringMatching(/WRONG_KEY|UNREADABLE/) as string })
    expect(digest(queue.file)).toBe(before)
    fresh.remove()
  })
})
