import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { Store, StreamState } from '#electron/engine/ports/store.ts'
import { threadStream } from '#electron/engine/streams.ts'
import { DomainError } from '#shared/domain/errors.ts'
import { MONDAY_10, staff } from '#test/helpers/builders.ts'
import { arrive } from '#test/helpers/engine.ts'
import { checkQueue } from './checkQueue.ts'
import { engineOn, openQueue } from './queue.ts'
import { runSeed, seededRandom } from './random.ts'
import { shuffled, slowStore } from './slowStore.ts'

const CLIENTS = 8
const ITEMS = 200
const SEED = runSeed()
const REFUSALS = ['ILLEGAL_TRANSITION', 'VERSION_CONFLICT', 'NOT_AUTHORIZED']

/** Every client claims every thread, each in an order of its own or all in the same; each claim that was said to have won. */
async function claimAll(engines: readonly Engine[], threadIds: readonly string[], order: 'own' | 'same' = 'own'): Promise<{ threadId: string; owner: string }[]> {
  const random = seededRandom(SEED)
  const won: { threadId: string; owner: string }[] = []
  await Promise.all(engines.map(async (engine, client) => {
    const nurse = staff('nurse', `nurse-${client}`)
    for (const threadId of order === 'own' ? shuffled(threadIds, random) : threadIds) {
      try {
        await engine.handle({ threadId, command: { type: 'claimThread' }, actor: nurse, commandId: `${nurse.id}:${threadId}` })
        won.push({ threadId, owner: nurse.id })
      } catch (error) {
        if (!(error instanceof DomainError) || !REFUSALS.includes(error.code)) throw error
      }
    }
  }))
  return won
}

async function fillWithThreads(engine: Engine, count: number): Promise<string[]> {
  const threadIds = Array.from({ length: count }, (_, index) => `t${index}`)
  for (const threadId of threadIds) await arrive(engine, threadId, `m-${threadId}`)
  return threadIds
}

const at = (row: StreamState, version: number): StreamState => {
  if (row.kind === 'thread') return { ...row, version, state: { ...row.state, version } }
  if (row.kind === 'slot') return { ...row, version, state: { ...row.state, version } }
  return row.kind === 'account' ? { ...row, version, state: { ...row.state, version } } : { ...row, version }
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

describe('claims at once', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wellthread-claims-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const makeQueue = (name: string): ReturnType<typeof openQueue> => {
    mkdirSync(join(folder, name))
    return openQueue(join(folder, name), { create: true, now: MONDAY_10 })
  }

  it('R90: without the version check two people own one thread, and the test sees it', async () => {
    const { store, engine } = await makeQueue('unchecked')
    const threadIds = await fillWithThreads(engine, 20)
    // In the same order over a store that takes its time, so that the clients really meet.
    const loose = slowStore(withoutVersionCheck(store), seededRandom(SEED))
    const won = await claimAll(Array.from({ length: CLIENTS }, () => engineOn(loose, MONDAY_10).engine), threadIds, 'same')
    await store.close()
    expect(won.length).toBeGreaterThan(threadIds.length)
  })

  it.for([
    ['one engine', false],
    ['an engine for each client, over a slow store', true],
  ] as const)('R23: 8 clients claim 200 threads, each has exactly one owner: %s', async ([name, isApart]) => {
    const { store, engine } = await makeQueue(name)
    const random = seededRandom(SEED)
    const threadIds = await fillWithThreads(engine, ITEMS)
    const engines = Array.from({ length: CLIENTS }, () => (isApart ? engineOn(slowStore(store, random), MONDAY_10).engine : engine))
    const won = await claimAll(engines, threadIds)
    const owners = new Map(won.map(({ threadId, owner }) => [threadId, owner]))
    const busy = new Set(owners.values()).size
    console.log(`claim race (${name}): seed ${SEED}, ${CLIENTS * ITEMS} claims, ${won.length} won by ${busy} clients`)
    expect(won).toHaveLength(ITEMS)
    expect(owners.size).toBe(ITEMS)
    for (const threadId of threadIds) {
      const loaded = await store.load(threadStream(threadId))
      expect(loaded?.kind === 'thread' ? loaded.state.assignee : null).toBe(owners.get(threadId))
    }
    const events = await store.readEvents({ afterSeq: 0, limit: 100_000 })
    expect(events.filter((event) => event.type === 'thread.claimed.v1')).toHaveLength(ITEMS)
    expect(busy).toBeGreaterThan(1)
    expect((await checkQueue(engine, [], null)).wrong).toEqual([])
    await store.close()
  })
})
