import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InboxFilter } from '#electron/engine/ports/store.ts'
import { createMemoryStore } from '#electron/store/memory/createMemoryStore.ts'
import { inboxCount, inboxIds } from '#electron/store/sqlite/queries/inbox.ts'
import { arbitraryThreads, CHIPS, VIEWS } from './features/order.features.ts'
import { filledQueue, queueFile, type QueueFile } from './sqliteFile.ts'
import { filterOf, messageOf, batchOf, put, shown, threadStream } from './storeFixtures.ts'

const BODIES = ['knee', 'pain', 'knee pain', 'ankle']

describe('inbox query plans', () => {
  let queue: QueueFile
  beforeEach(async () => {
    queue = await filledQueue(5)
  })
  afterEach(() => queue.remove())

  const plan = (query: { compile(): { sql: string; parameters: readonly unknown[] } }): string => {
    const driver = queue.raw()
    try {
      const { sql, parameters } = query.compile()
      const steps = driver.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
      return steps.map((step) => step.detail).join(' | ')
    } finally {
      driver.close()
    }
  }

  it('the plain inbox page reads its index in order, without sorting', () => {
    const found = plan(inboxIds(filterOf('inbox')).limit(50))
    expect(found).toContain('COVERING INDEX thread_order (completion=?')
    expect(found).not.toContain('TEMP B-TREE')
    expect(found).not.toContain('SCAN')
  })

  it('the completed page reads its index in order, without sorting', () => {
    const found = plan(inboxIds(filterOf('completed')).limit(50))
    expect(found).toContain('thread_completed')
    expect(found).not.toContain('TEMP B-TREE')
  })

  it.each<[string, InboxFilter, string]>([
    ['unassigned', filterOf('unassigned'), 'thread_order'],
    ['mine', filterOf('mine'), 'thread_assignee'],
    ['a pool', filterOf({ kind: 'pool', pool: 'rn' }), 'thread_pool'],
    ['completed', filterOf('completed'), 'thread_completed'],
    ['outbox', filterOf('outbox'), 'thread_outbox'],
    ['secondLook', filterOf('secondLook'), 'thread_second_look'],
    ['redFlags', filterOf('redFlags'), 'thread_order'],
    ['snoozed', filterOf('snoozed'), 'thread_snoozed'],
    ['drafts', filterOf('drafts'), 'draft'],
  ])('%s is counted from an index', (_name, filter, index) => {
    const found = plan(inboxCount(filter))
    expect(found).toContain(index)
    expect(found).not.toMatch(/SCAN thread(?! USING)/)
  })
})

describe('two adapters, one answer', () => {
  it('SQLite and memory show the same threads in the same order for any filter', async () => {
    await fc.assert(fc.asyncProperty(
      arbitraryThreads, fc.constantFrom('nurse' as const, 'clerk' as const, 'physician' as const), fc.subarray(CHIPS, { maxLength: 2 }),
      fc.constantFrom(null, 'a', 'kn', 'knee pain'),
      async (states, role, chips, search) => {
        const queue = queueFile()
        const sqlite = await queue.create()
        const memory = createMemoryStore()
        for (const store of [sqlite, memory]) {
          await put(store, ...states)
          await store.commit(batchOf({
            streams: states.map((state) => threadStream({ ...state, version: 2 })),
            messages: states.map((state, index) => messageOf(state.threadId, { messageId: `m${index}`, body: BODIES[index % BODIES.length] ?? '' })),
          }))
        }
        for (const view of VIEWS) {
          const filter = filterOf(view, { role, chips, search })
          expect(await shown(sqlite, filter)).toEqual(await shown(memory, filter))
        }
        await sqlite.close()
        queue.remove()
      },
    ), { numRuns: 25 })
  })
})
