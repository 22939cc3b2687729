import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { Store, StreamState } from '#electron/engine/ports/store.ts'
import { threadStream } from '#electron/engine/streams.ts'
import { settleFile } from '#electron/intake/settleFile.ts'
import { DomainError } from '#shared/domain/errors.ts'
import { MONDAY_10, staff } from '#test/helpers/builders.ts'
import { arrive } from '#test/helpers/engine.ts'
import { checkQueue } from './checkQueue.ts'
import { engineOn, openQueue } from './queue.ts'
import { runSeed, seededRandom, type Random } from './random.ts'

const CLIENTS = 8
const ITEMS = 200
const SEED = runSeed()

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wellthread-clients-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function makeQueue(name: string): Promise<{ store: Store; engine: Engine }> {
  mkdirSync(join(folder, name))
  return openQueue(join(folder, name), { create: true, now: MONDAY_10 })
}

const shuffled = <Item>(items: readonly Item[], random: Random): Item[] =>
  items.map((item) => ({ item, at: random.next() })).toSorted((a, b) => a.at - b.at).map(({ item }) => item)

/** Every client claims every item, each in an order of its own; each claim that was said to have won. */
async function claimAll(engines: readonly Engine[], items: readonly string[]): Promise<{ item: string; owner: string }[]> {
  const random = seededRandom(SEED)
  const won: { item: string; owner: string }[] = []
  await Promise.all(engines.map(async (engine, client) => {
    const nurse = staff('nurse', `nurse-${client}`)
    for (const item of shuffled(items, random)) {
      try {
        await engine.handle({ threadId: item, command: { type: 'claimThread' }, actor: nurse, commandId: `${nurse.id}:${item}` })
        won.push({ item, owner: nurse.id })
      } catch (error) {
        if (!(error instanceof DomainError) || !['ILLEGAL_TRANSITION', 'VERSION_CONFLICT', 'NOT_AUTHORIZED'].includes(error.code)) throw error
      }
    }
  }))
  return won
}

async function fillWithItems(engine: Engine, count: number): Promise<string[]> {
  const items = Array.from({ length: count }, (_, index) => `t${index}`)
  for (const item of items) await arrive(engine, item, `m-${item}`)
  return items
}

/** A store whose every answer takes a while, now shorter, now longer, as one on another machine: everything may come in between. */
function slowStore(store: Store, random: Random): Store {
  const wait = async (): Promise<void> => {
    for (let left = random.below(4); left > 0; left -= 1) await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    ...store,
    load: async (streamId) => (await wait(), store.load(streamId)),
    commit: async (batch) => (await wait(), store.commit(batch)),
    query: async (name, params) => (await wait(), store.query(name, params)),
  }
}

const assigneeOf = async (store: Store, item: string): Promise<string | null> => {
  const loaded = await store.load(threadStream(item))
  return loaded?.kind === 'thread' ? loaded.state.assignee : null
}

/** The planted fault (R90): a store that takes a batch whatever version it was decided on. */
const withoutVersionCheck = (store: Store): Store => ({
  ...store,
  async commit(batch) {
    const streams = await Promise.all(batch.streams.map(async (stream) => {
      const expectedVersion = (await store.load(stream.streamId))?.version ?? 0
      return { ...stream, expectedVersion, next: stream.next && at(stream.next, expectedVersion + stream.events.length) }
    }))
    return store.commit({ ...batch, streams })
  },
})
const at = (row: StreamState, version: number): StreamState => (row.kind === 'thread' ? { ...row, version, state: { ...row.state, version } } : { ...row, version } as StreamState)

describe('clients at once', () => {
  it('R90: without the version check two people own one thread, and the test sees it', async () => {
    const { store, engine } = await makeQueue('unchecked')
    const items = await fillWithItems(engine, 20)
    const loose = withoutVersionCheck(store)
    const won = await claimAll(Array.from({ length: CLIENTS }, () => engineOn(loose, MONDAY_10).engine), items)
    await store.close()
    expect(won.length).toBeGreaterThan(items.length)
  })

  it.for([
    ['one engine', 1],
    ['an engine for each client, over a slow store', CLIENTS],
  ] as const)('R23: 8 clients claim 200 threads, each has exactly one owner: %s', async ([name, count]) => {
    const { store, engine } = await makeQueue(name)
    const random = seededRandom(SEED)
    const items = await fillWithItems(engine, ITEMS)
    const engines = Array.from({ length: CLIENTS }, () => (count === 1 ? engine : engineOn(slowStore(store, random), MONDAY_10).engine))
    const won = await claimAll(engines, items)
    const owners = new Map(won.map(({ item, owner }) => [item, owner]))
    expect(won).toHaveLength(ITEMS)
    expect(owners.size).toBe(ITEMS)
    for (const item of items) expect(await assigneeOf(store, item)).toBe(owners.get(item))
    const claims = (await store.readEvents({ afterSeq: 0, limit: 100_000 })).filter((event) => event.type === 'thread.claimed.v1')
    expect(claims).toHaveLength(ITEMS)
    const busy = new Set(owners.values()).size
    console.log(`claim race (${name}): seed ${SEED}, ${CLIENTS * ITEMS} claims, ${won.length} won by ${busy} clients`)
    expect(busy).toBeGreaterThan(1)
    expect((await checkQueue(engine, [], null)).wrong).toEqual([])
    await store.close()
  })

  const settle = (on: Engine, file: string, lines: readonly string[]): ReturnType<typeof settleFile> => {
    const path = join(folder, file)
    writeFileSync(path, `${lines.join('\n')}\n`)
    return settleFile(on, { path, name: file, keyPrefix: file }, { source: 'folder', strictness: 'portal' })
  }
  const KEYS = 40
  const SUBMISSIONS = 100
  const communication = (key: number, changes: Record<string, unknown> = {}): string =>
    JSON.stringify({
      resourceType: 'Communication', identifier: [{ system: 'https://portal.example/id', value: `key-${key}` }], status: 'completed', subject: { reference: 'Patient/pa' },
      sender: { reference: 'Patient/pa' }, recipient: [{ reference: 'Group/pool' }], sent: '2026-03-02T09:30:00-08:00', topic: { text: `Question ${key}` },
      payload: [{ contentString: `May I take number ${key} with food?` }], ...changes,
    })
  const DIRECTORY = [
    { resourceType: 'Patient', id: 'pa', identifier: [{ system: 'https://north.example/mrn', value: 'N1' }], name: [{ use: 'official', family: 'Haddad', given: ['Amina'] }], birthDate: '1980-05-14' },
    { resourceType: 'Group', id: 'pool', type: 'practitioner', actual: true, name: 'Triage pool' },
  ].map((resource) => JSON.stringify(resource))

  it('R15: eight texts under one key at the same moment: one is taken, seven are kept in quarantine', async () => {
    const { store, engine } = await makeQueue('rush')
    await settle(engine, 'directory.ndjson', DIRECTORY)
    const shared = engineOn(slowStore(store, seededRandom(SEED)), MONDAY_10, 'slow').engine
    const texts = (client: number): string[] => Array.from({ length: KEYS }, (_, key) => communication(key, { payload: [{ contentString: `Text ${client} of number ${key}` }] }))
    const outcomes = await Promise.all(Array.from({ length: CLIENTS }, (_, client) => settle(shared, `rush-${client}.ndjson`, texts(client))))
    const told = outcomes.reduce((sum, { accepted, deduplicated, quarantined }) => ({ accepted: sum.accepted + accepted, deduplicated: sum.deduplicated + deduplicated, quarantined: sum.quarantined + quarantined }), { accepted: 0, deduplicated: 0, quarantined: 0 })
    await store.close()
    expect(told).toEqual({ accepted: KEYS, deduplicated: 0, quarantined: KEYS * (CLIENTS - 1) })
  })

  it.for([
    ['a fast store', false],
    ['a slow store', true],
  ] as const)('R15: 8 files of 100 submissions over 40 keys are exactly 40 messages: %s', async ([name, isSlow]) => {
    const { store, engine } = await makeQueue(`intake ${name}`)
    const random = seededRandom(SEED)
    await settle(engine, 'directory.ndjson', DIRECTORY)
    const directory = (await store.query('intakeTotals', {})).received
    let conflicts = 0
    const files = Array.from({ length: CLIENTS }, () => Array.from({ length: SUBMISSIONS }, (_, index) => {
      const key = index < KEYS ? index : random.below(KEYS)
      if (!random.chance(0.1)) return communication(key)
      conflicts += 1
      return communication(key, { payload: [{ contentString: `Another text under the same key ${conflicts}` }] })
    }))
    const shared = isSlow ? engineOn(slowStore(store, random), MONDAY_10, 'slow').engine : engine
    const outcomes = await Promise.all(files.map((lines, client) => settle(shared, `client-${client}.ndjson`, shuffled(lines, random))))
    const sum = (of: 'received' | 'accepted' | 'deduplicated' | 'quarantined'): number => outcomes.reduce((total, outcome) => total + outcome[of], 0)
    const told = { received: sum('received'), accepted: sum('accepted'), deduplicated: sum('deduplicated'), quarantined: sum('quarantined') }
    const messages = await store.query('allMessages', { after: null, limit: 1000 })
    const totals = await store.query('intakeTotals', {})
    console.log(`duplicate intake (${name}): seed ${SEED}, ${CLIENTS * SUBMISSIONS} submissions, ${conflicts} with other content, ${messages.length} messages, ${JSON.stringify(told)}`)
    expect(messages).toHaveLength(KEYS)
    expect(told.received).toBe(CLIENTS * SUBMISSIONS)
    expect(told).toMatchObject({ accepted: KEYS, received: told.accepted + told.deduplicated + told.quarantined })
    expect(totals.received).toBe(told.received + directory)
    // Same key, other content: never taken for the same message (R15). Each key has one text; every other one is quarantined, once.
    const kept = new Map(messages.map((message) => [message.messageId, message.body]))
    expect(told.quarantined).toBe(new Set(files.flat().filter((line) => !isKept(line, kept))).size)
    expect((await checkQueue(engine, [], null)).wrong).toEqual([])
    await store.close()
  })
})

function isKept(line: string, kept: ReadonlyMap<string, string>): boolean {
  const { identifier, payload } = JSON.parse(line) as { identifier: { system: string; value: string }[]; payload: { contentString: string }[] }
  return kept.get(`${identifier[0]?.system}|${identifier[0]?.value}`) === payload[0]?.contentString
}
