import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TIERS, WORK_TYPES } from '#shared/domain/screening/findings.ts'
import { COMPLETION_STATES, DELIVERY_STATES, type ThreadState } from '#shared/domain/thread/state.ts'
import { worstDueAt } from '#shared/domain/thread/timers.ts'
import type { InboxChip, InboxView, Store } from '#electron/engine/ports/store.ts'
import { clockDue, filterOf, HOUR, NOW, put, replyIn, shown, threadOf } from '../storeFixtures.ts'
import { useStore, type OpenStore } from './useStore.ts'

export const VIEWS: InboxView[] = [
  ...([
    'inbox', 'mine', 'unassigned', 'redFlags', 'waiting', 'snoozed', 'drafts', 'outbox', 'completed', 'all', 'offered', 'secondLook',
  ] as const).map((kind) => ({ kind })),
  { kind: 'pool', pool: 'rn' },
  { kind: 'pool', pool: 'front' },
]
export const CHIPS: InboxChip[] = ['clinical', 'refill', 'scheduling', 'forms', 'overdue']

const near = fc.option(fc.integer({ min: -3, max: 3 }).map((hours) => NOW + hours * HOUR), { nil: null })
const staff = fc.constantFrom('ana', 'ben')
const offeredRole = fc.constantFrom(null, 'nurse' as const, 'clerk' as const)
const handOff = fc.record({ fromStaffId: staff, toStaffId: fc.option(staff, { nil: null }), toRole: offeredRole })
  .map((change) => ({ handOffId: 'h', kind: 'transfer' as const, noteId: null, offeredAt: NOW, ...change }))

/** Random threads, close enough together that every tie of the order occurs. */
export const arbitraryThreads: fc.Arbitrary<ThreadState[]> = fc.array(fc.record({
  pool: fc.constantFrom(null, 'rn', 'front'),
  isClinical: fc.boolean(),
  completion: fc.constantFrom(...COMPLETION_STATES),
  category: fc.constantFrom(...WORK_TYPES),
  tier: fc.option(fc.constantFrom(...TIERS), { nil: null }),
  assignee: fc.option(staff, { nil: null }),
  handOff: fc.option(handOff, { nil: null }),
  snoozedUntil: near,
  secondLook: fc.boolean(),
  lastPatientMessageAt: near,
  clocks: fc.array(near.map((dueAt) => clockDue(dueAt)), { maxLength: 2 }),
  replies: fc.array(fc.constantFrom(...DELIVERY_STATES).map(replyIn), { maxLength: 2 }),
}), { minLength: 1, maxLength: 30 }).map((changes) => changes.map((change, index) => threadOf(`t${index}`, {
  ...change,
  completedAt: change.completion === 'completed' ? NOW - (index % 4) * HOUR : null,
})))

const rank = (state: ThreadState): [number, number, number] =>
  [state.tier === null ? 99 : TIERS.indexOf(state.tier), worstDueAt(state) ?? Infinity, state.lastPatientMessageAt ?? Infinity]

function expectOrder(states: ThreadState[], isCompletedView: boolean): void {
  for (const [index, state] of states.entries()) {
    const next = states[index + 1]
    if (!next) return
    const a = [...(isCompletedView ? [-(state.completedAt ?? 0)] : []), ...rank(state)]
    const b = [...(isCompletedView ? [-(next.completedAt ?? 0)] : []), ...rank(next)]
    const first = a.findIndex((value, key) => value !== b[key])
    if (first < 0) expect(state.threadId < next.threadId).toBe(true)
    else expect(a[first]).toBeLessThan(b[first] ?? Infinity)
  }
}

export function testOrder(name: string, open: OpenStore): void {
  const store = useStore(open)

  describe(`${name}: inbox order`, () => {
    it('D15: flag tier, then least time left, then the oldest patient message, then the id', async () => {
      await put(store(),
        threadOf('f-newest', { lastPatientMessageAt: NOW }),
        threadOf('e-old-no-clock', { lastPatientMessageAt: NOW - 9 * HOUR }),
        threadOf('d-due-later', { clocks: [clockDue(NOW + 2)] }),
        threadOf('c-due-first', { clocks: [clockDue(NOW + 9), clockDue(NOW + 1)] }),
        threadOf('b-flag-low', { tier: 'D2' }),
        threadOf('a-flag-high', { tier: 'D0', lastPatientMessageAt: NOW }),
        threadOf('d-due-later-2', { clocks: [clockDue(NOW + 2)] }),
        threadOf('g-paused', { clocks: [clockDue(NOW - 9, { status: 'paused' })], lastPatientMessageAt: NOW + 1 }),
        threadOf('h-never-wrote', { lastPatientMessageAt: null }))
      expect(await shown(store(), filterOf('inbox'))).toEqual([
        'a-flag-high', 'b-flag-low', 'c-due-first', 'd-due-later', 'd-due-later-2', 'e-old-no-clock', 'f-newest', 'g-paused', 'h-never-wrote',
      ])
    })

    it('the completed view shows the latest completion first', async () => {
      await put(store(),
        threadOf('early', { completion: 'completed', completedAt: NOW - HOUR, tier: 'D0' }),
        threadOf('late', { completion: 'completed', completedAt: NOW }))
      expect(await shown(store(), filterOf('completed'))).toEqual(['late', 'early'])
    })
  })

  describe(`${name}: inbox on random clinics`, () => {
    const withStore = async (work: (fresh: Store) => Promise<void>): Promise<void> => {
      const { store: fresh, dispose } = await open()
      try {
        await work(fresh)
      } finally {
        await dispose()
      }
    }

    it('S24: every count is the length of its list, and pages join to the list', async () => {
      await fc.assert(fc.asyncProperty(
        arbitraryThreads, fc.constantFrom('nurse' as const, 'clerk' as const, 'admin' as const), fc.subarray(CHIPS, { maxLength: 2 }),
        (states, role, chips) => withStore(async (fresh) => {
          await put(fresh, ...states)
          const filter = filterOf('all', { role, chips })
          const counts = await fresh.query('inboxCounts', { filter, views: VIEWS })
          for (const [index, view] of VIEWS.entries()) {
            const whole = await fresh.query('inbox', { ...filter, view, offset: 0, limit: 1000 })
            expect(whole.total).toBe(whole.entries.length)
            expect(counts[index]).toBe(whole.total)
            expectOrder(whole.entries.map((entry) => entry.state), view.kind === 'completed')
            const paged: string[] = []
            for (let offset = 0; offset < whole.total; offset += 4) {
              const page = await fresh.query('inbox', { ...filter, view, offset, limit: 4 })
              paged.push(...page.entries.map((entry) => entry.state.threadId))
            }
            expect(paged).toEqual(whole.entries.map((entry) => entry.state.threadId))
          }
        }),
      ), { numRuns: 25 })
    })
  })
}
