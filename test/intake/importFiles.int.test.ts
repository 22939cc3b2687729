import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '#electron/engine/createEngine.ts'
import { verify } from '#electron/engine/verify.ts'
import { importFiles, type ImportOptions, type ImportProgress, type ImportReport } from '#electron/intake/importFiles.ts'
import { DIRECTORY, message, NOON } from './clinic.ts'
import { testEngine } from '#test/helpers/engine.ts'

const fixture = (name: string): string => resolve(import.meta.dirname, 'fixtures', name)
const LOAD = [fixture('patients.ndjson'), fixture('communications.ndjson')]

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const run = (engine: Engine, files: readonly string[], options: Partial<ImportOptions> = {}): Promise<ImportReport> =>
  importFiles(engine, files, { dryRun: false, onProgress() {}, ...options })

/** What counts of a queue: who, where, what, in which thread; ids of threads are new each time. */
async function contents(engine: Engine): Promise<unknown> {
  const threads = await engine.store.query('allThreads', { after: null, limit: 10_000 })
  const rows = await Promise.all(threads.map(async ({ state }) => ({
    patient: state.patientId, pool: state.pool, unanswered: state.unanswered, clocks: state.clocks.length,
    messages: (await engine.store.query(
      'messages', { threadId: state.threadId },
    )).map(({ messageId, body, sender }) => ({ messageId, body, sender })),
  })))
  return rows.toSorted((a, b) => String(a.messages[0]?.messageId).localeCompare(String(b.messages[0]?.messageId)))
}

describe('importing files', () => {
  it('R15: the same files twice give the same queue, the second time all deduplicated', async () => {
    const { engine } = testEngine({ now: NOON })
    const first = await run(engine, LOAD)
    expect(first).toMatchObject({ received: 120, accepted: 120, deduplicated: 0, quarantined: 0, isCancelled: false })
    const before = await contents(engine)
    const second = await run(engine, LOAD)
    expect(second).toMatchObject({ received: 120, accepted: 0, deduplicated: 120, quarantined: 0 })
    expect(await contents(engine)).toEqual(before)
    expect((await verify(engine)).problems).toEqual([])
  })

  it('messages before their patients give the same queue', async () => {
    const inOrder = testEngine({ now: NOON }).engine
    const turned = testEngine({ now: NOON }).engine
    await run(inOrder, LOAD)
    expect(await run(turned, LOAD.toReversed())).toMatchObject({ accepted: 120, quarantined: 0 })
    expect(await contents(turned)).toEqual(await contents(inOrder))
  })

  it('a dry run says what the real one will do and writes nothing', async () => {
    const { engine } = testEngine({ now: NOON })
    const trial = await run(engine, [...LOAD, fixture('thread-header-and-messages.json')], { dryRun: true })
    expect(await engine.store.query('head', {})).toMatchObject({ seq: 0 })
    const real = await run(engine, [...LOAD, fixture('thread-header-and-messages.json')])
    const totals = ({
      received, accepted, deduplicated, quarantined, byReason,
    }: ImportReport): unknown => ({ received, accepted, deduplicated, quarantined, byReason })
    expect(totals(trial)).toEqual(totals(real))
    expect(trial.dryRun).toBe(true)
  })

  it('cut off in the middle and run again, it ends where an uncut import ends', async () => {
    const whole = testEngine({ now: NOON }).engine
    await run(whole, LOAD)
    const { engine } = testEngine({ now: NOON })
    const stop = new AbortController()
    const handle = engine.handle
    let commits = 0
    const cutting: Engine = { ...engine, handle: (input) => ((commits += 1) > 20 && stop.abort(), handle(input)) }
    expect(await run(cutting, LOAD, { signal: stop.signal })).toMatchObject({ isCancelled: true })
    const rest = await run(engine, LOAD)
    expect(rest.accepted).toBeGreaterThan(0)
    expect(rest.deduplicated).toBeGreaterThan(0)
    expect(await contents(engine)).toEqual(await contents(whole))
  })

  it('progress is told at the start, at the end and between, and never goes back', async () => {
    const { engine } = testEngine({ now: NOON })
    const told: ImportProgress[] = []
    const slow: Engine = { ...engine, handle: async (input) => (await new Promise((done) => setTimeout(done, 15)), engine.handle(input)) }
    await run(slow, LOAD, { onProgress: (progress) => void told.push(progress) })
    expect(told.length).toBeGreaterThan(4)
    expect(told.at(-1)).toMatchObject({ file: null, filesDone: 2, received: 120, accepted: 120 })
    expect(told.at(-1)?.bytesDone).toBe(told.at(-1)?.bytes)
    for (const [index, each] of told.entries()) expect(each.bytesDone).toBeGreaterThanOrEqual(told[index - 1]?.bytesDone ?? 0)
  })

  it('R21: a bad line is quarantined with its place and the rest goes on', async () => {
    const { engine } = testEngine({ now: NOON })
    const good = [...DIRECTORY, ...Array.from({ length: 20 }, () => message())].map((resource) => JSON.stringify(resource))
    const bad = [
      '{"resourceType":"Communication"', '[1,2]', '"text"', '{"id":"a","id":"b"}', '['.repeat(100),
      '{"resourceType":"Communication","status":"completed"}', 'null',
    ]
    const lines = [...good.slice(0, 20), ...bad, '', ...good.slice(20)]
    const path = await file('mixed.ndjson', Buffer.concat([Buffer.from(`\ufeff${lines.join('\r\n')}\n`), Buffer.from([0xff, 0xfe, 0x41])]))
    const report = await run(engine, [path])
    expect(report).toMatchObject({ received: good.length + bad.length + 1, accepted: good.length, quarantined: bad.length + 1 })
    expect(report.problems.map((problem) => problem.place)).toEqual([
      'line 21', 'line 22', 'line 23', 'line 24', 'line 25', 'line 26', 'line 27', `line ${good.length + bad.length + 2}`,
    ])
    expect(report.problems.map((problem) => problem.code)).toEqual([
      'structure', 'structure', 'structure', 'structure', 'too-costly', 'required', 'structure', 'structure',
    ])
  })

  it('a line that is too long is passed over without being held, and told', async () => {
    const { engine } = testEngine({ now: NOON })
    const limit = engine.pack.limits.fileBytes
    const path = await file('long.ndjson', `${JSON.stringify(DIRECTORY[0])}\n"${'a'.repeat(limit)}"\n${JSON.stringify(DIRECTORY[1])}\n`)
    expect(await run(engine, [path])).toMatchObject({ received: 3, accepted: 2, quarantined: 1, byReason: { 'too-long': 1 } })
  })

  it('a file that cannot be read is told by name, counts as quarantined, and the next is read', async () => {
    const { engine } = testEngine({ now: NOON })
    await mkdir(join(folder, 'sub'))
    const files = [
      await file('empty.json', ''),
      await file('text.json', 'Dear clinic'),
      await file('utf16.json', Buffer.from(JSON.stringify(message()), 'utf16le')),
      join(folder, 'missing.json'),
      join(folder, 'sub'),
      await file('big.json', `{"resourceType":"Patient","a":"${'a'.repeat(engine.pack.limits.fileBytes)}"}`),
      await file('good.json', JSON.stringify(DIRECTORY[0])),
    ]
    const report = await run(engine, files)
    expect(report.files.map((each) => each.refused?.code ?? 'read')).toEqual([
      'structure', 'structure', 'structure', 'not-found', 'not-supported', 'too-long', 'read',
    ])
    expect(report).toMatchObject({ received: 7, accepted: 1, quarantined: 6 })
  })

  it('NDJSON is known by its lines, whatever the file is called', async () => {
    const { engine } = testEngine({ now: NOON })
    const path = await file('export.json', [...DIRECTORY].map((resource) => JSON.stringify(resource)).join('\n'))
    expect(await run(engine, [path])).toMatchObject({ accepted: DIRECTORY.length })
  })

  it('a Bundle with more than 500 entries is quarantined whole', async () => {
    const { engine } = testEngine({ now: NOON })
    const entry = Array.from({ length: 501 }, (_, index) => ({ resource: { resourceType: 'Patient', id: String(index) } }))
    const path = await file('bundle.json', JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }))
    expect(await run(engine, [path])).toMatchObject({ received: 1, quarantined: 1, byReason: { 'too-costly': 1 } })
  })

  it('the same file without any identity in it, twice, is the same messages', async () => {
    const { engine } = testEngine({ now: NOON })
    const lines = [...DIRECTORY, message({ identifier: null }), message({ identifier: null })]
    const path = await file('plain.ndjson', lines.map((resource) => JSON.stringify(resource)).join('\n'))
    const copy = await file('copy.ndjson', await readFile(path))
    expect((await run(engine, [path])).accepted).toBe(lines.length)
    expect((await run(engine, [path, copy])).accepted).toBe(0)
  })

  it('shapes that portals send: a thread with its header, a text in an attachment, a message Bundle', async () => {
    const { engine } = testEngine({ now: NOON })
    const people = await file('people.ndjson', [
      { resourceType: 'Patient', id: 'north-pa', name: [{ family: 'Haddad' }] }, {
        resourceType: 'Group', id: 'north-pool', type: 'practitioner', actual: true, name: 'Triage',
      },
      { resourceType: 'Practitioner', id: 'north-rn', name: [{ family: 'Lee' }] }, {
        resourceType: 'Practitioner', id: 'north-c1', name: [{ family: 'Rivera' }],
      },
    ].map((resource) => JSON.stringify(resource)).join('\n'))
    const report = await run(engine, [people, fixture('thread-header-and-messages.json'), fixture('message-oracle-style.json')])
    expect(report).toMatchObject({ received: 8, accepted: 8 })
    const threads = await engine.store.query('allThreads', { after: null, limit: 10 })
    expect(threads).toHaveLength(2)
    expect((await engine.store.query('message', { messageId: 'Communication/m-1' }))?.subject).toBe('Two tablets')
    const other = testEngine({ now: NOON }).engine
    expect(await run(other, [people, fixture('message-bundle.json')])).toMatchObject({ received: 5, accepted: 5 })
  })
})
