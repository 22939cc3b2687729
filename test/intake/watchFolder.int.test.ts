import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ProfileRefused } from '#shared/domain/errors.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { settleFile, type FileOutcome } from '#electron/intake/settleFile.ts'
import { watchFolder, type WatchedFolder } from '#electron/intake/watchFolder.ts'
import { clinic, message, type Clinic, type Json } from './clinic.ts'

let root = ''
let dir = ''
let made: Clinic
let watched: WatchedFolder | null = null
let outcomes: FileOutcome[] = []
const FAST = { stableMs: 40, retryMs: 60, rescanMs: 200, onSettled: (outcome: FileOutcome) => void outcomes.push(outcome) }

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'exchange-'))
  dir = join(root, 'in')
  await mkdir(dir)
  made = await clinic()
  outcomes = []
})
afterEach(async () => {
  await watched?.close()
  watched = null
  await rm(root, { recursive: true, force: true })
})

/** As a careful writer does it. */
async function put(name: string, resource: Json | string): Promise<void> {
  await writeFile(join(dir, `${name}.tmp`), typeof resource === 'string' ? resource : JSON.stringify(resource))
  await rename(join(dir, `${name}.tmp`), join(dir, name))
}
const settled = (count: number): Promise<void> => vi.waitFor(
  () => expect(outcomes.length).toBeGreaterThanOrEqual(count), { timeout: 10_000 },
)
const threads = async (engine: Engine): Promise<number> => (await engine.store.query('allThreads', { after: null, limit: 100 })).length

it('a file is settled, then removed, and files that came before the start are caught up on', async () => {
  await put('a.json', message())
  watched = await watchFolder(made.engine, dir, FAST)
  await settled(1)
  await put('b.json', message())
  await settled(2)
  expect(await readdir(dir)).toEqual([])
  expect(await threads(made.engine)).toBe(2)
})

it('files that arrive together are taken by name: the header before its message', async () => {
  await put('2.json', message({ topic: null, partOf: [{ reference: 'Communication/th' }] }))
  await put('1.json', message({ id: 'th', identifier: null, payload: null }))
  watched = await watchFolder(made.engine, dir, FAST)
  await settled(2)
  expect(outcomes.map(({ file, accepted }) => [file, accepted])).toEqual([['1.json', 1], ['2.json', 1]])
})

it('a crash between commit and removal does no harm: the file is read again, to no effect', async () => {
  const file = message({ identifier: null })
  await put('a.json', file)
  const stats = await import('node:fs/promises').then((fs) => fs.lstat(join(dir, 'a.json')))
  await settleFile(
    made.engine, { path: join(dir, 'a.json'), name: 'a.json', keyPrefix: `folder:a.json:${stats.mtimeMs}:` },
    { source: 'folder', strictness: 'portal' },
  )
  expect(await readdir(dir)).toEqual(['a.json'])
  watched = await watchFolder(made.engine, dir, FAST)
  await settled(1)
  expect(outcomes[0]).toMatchObject({ accepted: 0, deduplicated: 1 })
  expect(await threads(made.engine)).toBe(1)
  expect(await readdir(dir)).toEqual([])
})

it('unfinished files are left alone until they have their name', async () => {
  watched = await watchFolder(made.engine, dir, FAST)
  await writeFile(join(dir, 'x.json.tmp'), JSON.stringify(message()))
  await writeFile(join(dir, 'y.part'), JSON.stringify(message()))
  await put('z.json', message())
  await settled(1)
  expect((await readdir(dir)).sort()).toEqual(['x.json.tmp', 'y.part'])
  await rename(join(dir, 'x.json.tmp'), join(dir, 'x.json'))
  await settled(2)
})

it('what cannot be read is moved to “rejected” with its reason and counted as quarantined', async () => {
  await put('broken.json', '{"resourceType":"Communication","payload":"I have crushing chest pain')
  await put('big.json', 'a'.repeat(made.engine.pack.limits.fileBytes + 1))
  await symlink('/etc/hostname', join(dir, 'link.json'))
  await put('good.json', message())
  watched = await watchFolder(made.engine, dir, FAST)
  await settled(4)
  expect(await readdir(dir)).toEqual([])
  const rejected = await readdir(join(root, 'rejected'))
  expect(rejected.filter((name) => name.endsWith('.reason.txt'))).toHaveLength(3)
  const broken = rejected.find((name) => name.endsWith('broken.json.reason.txt')) ?? ''
  expect(await readFile(join(root, 'rejected', broken), 'utf8')).toBe('structure: The text is not JSON.\n')
  const items = await made.engine.store.query('quarantine', { limit: 10 })
  expect(new Set(items.map((item) => item.reasonCode))).toEqual(new Set(['not-supported', 'structure', 'too-long']))
  expect(items.find((item) => item.reasonCode === 'structure')?.reason).toMatch(/^Read this first/)
})

it('while the store cannot write, the file stays, and is settled when it can', async () => {
  let isFull = true
  const full: Engine = {
    ...made.engine,
    handle: (input) => (isFull ? Promise.reject(new ProfileRefused('STORAGE_FULL', 'The disk is full.')) : made.engine.handle(input)),
  }
  await put('a.json', message())
  watched = await watchFolder(full, dir, FAST)
  await new Promise((done) => setTimeout(done, 400))
  expect(await readdir(dir)).toEqual(['a.json'])
  expect(outcomes).toEqual([])
  isFull = false
  await settled(1)
  expect(await threads(made.engine)).toBe(1)
})

it('one poison entry in a file does not keep the others from their threads', async () => {
  await put(
    'mixed.ndjson', [message(), { resourceType: 'Communication' }, message()].map((resource) => JSON.stringify(resource)).join('\n'),
  )
  watched = await watchFolder(made.engine, dir, FAST)
  await settled(1)
  expect(outcomes[0]).toMatchObject({ received: 3, accepted: 2, quarantined: 1 })
  expect(await readdir(dir)).toEqual([])
})
