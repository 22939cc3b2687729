import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#electron/engine/createEngine.ts'
import { lookedAfter, TOLD } from '#electron/sample/story.ts'
import { fillSampleClinic } from '#electron/sample/fillSampleClinic.ts'
import type { InboxChip, InboxEntry, InboxView } from '#electron/engine/ports/store.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import { lookAlikes } from '#renderer/features/inbox/lookAlikes.ts'
import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'
import { testEngine } from '#test/helpers/engine.ts'

const MINUTE = 60_000
/** A working afternoon, a holiday, a weekend night: the sample must open well whenever it is made. */
const TIMES = ['2026-11-24T16:45:00-08:00', '2026-11-26T12:00:00-08:00', '2026-11-28T03:00:00-08:00', '2026-11-30T08:10:00-08:00']

describe.each(TIMES)('the first minute of the sample clinic, made at %s', (time) => {
  const now = Date.parse(time)
  let engine: Engine
  let threads: ThreadState[]

  const list = async (staffId: string, role: 'nurse' | 'clerk' | 'physician', view: InboxView, chips: InboxChip[] = []): Promise<InboxEntry[]> =>
    (await engine.store.query('inbox', { staffId, role, view, chips, search: null, now, offset: 0, limit: 500 })).entries

  beforeAll(async () => {
    const made = testEngine({ now })
    engine = made.engine
    await fillSampleClinic({ engine, setNow: made.setNow, now, hashPassphrase: async () => 'hash', resourcesDir: resolve(import.meta.dirname, '../../resources') })
    threads = (await engine.store.query('allThreads', { after: null, limit: 500 })).map((row) => row.state)
  }, 30_000)

  it('D15 D24: the nurse’s first row is the fresh D0 of Grace Okafor, its clock running', async () => {
    const [first] = await list('staff-rivera', 'nurse', { kind: 'inbox' })
    expect(first?.patient?.family).toBe('Okafor')
    expect(first?.state).toMatchObject({ tier: 'D0', assignee: null, firstLookedAt: null })
    expect(first?.state.clocks.find((clock) => clock.kind === 'firstLook')?.dueAt).toBeGreaterThan(now + MINUTE)
  })

  it('D24: a newcomer’s lists are of a size that can be read, and only what a case wants is late', async () => {
    expect((await list('staff-rivera', 'nurse', { kind: 'inbox' })).length).toBeLessThanOrEqual(70)
    const mine = await list('staff-rivera', 'nurse', { kind: 'mine' })
    expect(mine.length).toBeGreaterThanOrEqual(5)
    expect(mine.length).toBeLessThanOrEqual(8)
    const wanted = new Set(['case-ladder', 'case-safe', 'case-cover', 'case-unread', 'sample-s-03'])
    const late = (await list('staff-rivera', 'nurse', { kind: 'inbox' }, ['overdue'])).map((entry) => entry.state.threadId)
    expect(late.filter((threadId) => !wanted.has(threadId))).toEqual([])
  })

  it('D8 D24: no red flag lies untouched except the fresh ones and the one that climbs the ladder', () => {
    const untouched = threads.filter((thread) => thread.tier !== null && thread.completion === 'open' && thread.assignee === null && thread.firstLookedAt === null)
    const old = untouched.filter((thread) => (thread.lastPatientMessageAt ?? 0) < now - 15 * MINUTE)
    expect(old.map((thread) => thread.threadId)).toEqual(['case-ladder'])
  })

  it('S25 D24: what was delivered has been read, except where a case tells of a patient who has not', () => {
    const unread = threads.filter((thread) => thread.threadId.startsWith('sample-') && thread.replies.some((reply) => reply.delivery === 'delivered' && (reply.readAt ?? null) === null))
    expect(unread.map((thread) => thread.threadId)).toEqual([])
  })

  it('D24: nothing of the sample’s past leaves when the clinic opens, but the one reply that is sent just now', () => {
    const queued = threads.filter((thread) => thread.replies.some((reply) => reply.delivery === 'queued')).map((thread) => thread.threadId)
    expect(queued).toEqual(['sample-s-25'])
  })

  it('PS-06 D24: among all patients only the two Smiths and the two Reyes look alike', async () => {
    const entries = await list('staff-rivera', 'nurse', { kind: 'all' })
    const rows = entries.map(({ state, patient }) => ({ threadId: state.threadId, patient })) as unknown as InboxRow[]
    const alike = lookAlikes(rows)
    const names = new Set(entries.filter(({ state }) => alike.has(state.threadId)).map(({ patient }) => `${patient?.family}, ${patient?.given}`))
    expect(names).toEqual(new Set(['Smith, Ana', 'Smith, Anna', 'Reyes, Marta', 'Reyes, Martina']))
  })
})

it('D24: a told message that turns out flagged is not left lying', () => {
  for (const told of TOLD) {
    const scene = lookedAfter(told, true)
    if (scene.hoursAgo > 0.25) expect(['new', 'looked']).not.toContain(scene.ending)
    expect(lookedAfter(told, false)).toBe(told)
  }
})
