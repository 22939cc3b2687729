import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/actor.ts'
import type { HandOffState, ThreadState } from '#shared/domain/thread/state.ts'
import type { InboxView } from '#electron/engine/ports/store.ts'
import {
  batchOf, clockDue, filterOf, HOUR, messageOf, NOW, patientOf, put, relatedPersonOf, replyIn, shown, threadOf, threadStream,
} from '../storeFixtures.ts'
import { useStore, type OpenStore } from './useStore.ts'

const offer = (change: Partial<HandOffState>): HandOffState =>
  ({ handOffId: 'h', kind: 'transfer', fromStaffId: 'ben', toStaffId: null, toRole: null, noteId: null, offeredAt: NOW, ...change })

/** One thread of each kind; the name says what it is. */
const CLINIC: Record<string, Partial<ThreadState>> = {
  plain: { pool: 'rn' },
  mine: { assignee: 'ana', pool: 'rn' },
  bens: { assignee: 'ben', pool: 'rn' },
  mineWaiting: { assignee: 'ana', completion: 'waitingOnPatient' },
  mineDone: { assignee: 'ana', completion: 'completed', completedAt: NOW - HOUR },
  flagged: { tier: 'D1', isClinical: true, pool: 'rn' },
  flaggedDone: { tier: 'D1', isClinical: true, completion: 'completed', completedAt: NOW },
  snoozed: { snoozedUntil: NOW + 1, pool: 'rn' },
  awake: { snoozedUntil: NOW, pool: 'front' },
  clinical: { isClinical: true, category: 'symptom' },
  refill: { category: 'refill' },
  scheduling: { category: 'scheduling' },
  forms: { category: 'referral_or_forms' },
  billing: { category: 'billing_admin' },
  overdue: { clocks: [clockDue(NOW - 1)] },
  dueNow: { clocks: [clockDue(NOW)] },
  overdueDone: { clocks: [clockDue(NOW - 1)], completion: 'completed', completedAt: NOW - 2 * HOUR },
  metLate: { clocks: [clockDue(NOW - 1, { status: 'met' })] },
  queued: { replies: [replyIn('queued')] },
  sending: { replies: [replyIn('sending')] },
  unknown: { replies: [replyIn('unknown')] },
  failed: { replies: [replyIn('failed')] },
  deadLetter: { replies: [replyIn('delivered'), replyIn('deadLetter')] },
  delivered: { replies: [replyIn('delivered'), replyIn('withdrawn')] },
  offeredMe: { assignee: 'ben', handOff: offer({ toStaffId: 'ana' }) },
  offeredRole: { assignee: 'ben', handOff: offer({ toRole: 'nurse' }) },
  offeredByMe: { assignee: 'ana', handOff: offer({ fromStaffId: 'ana', toRole: 'nurse' }) },
  offeredOther: { assignee: 'ben', handOff: offer({ toStaffId: 'cy' }) },
  offeredPa: { assignee: 'ben', handOff: offer({ toRole: 'pa' }) },
  secondLook: { secondLook: true },
  secondLookDone: { secondLook: true, completion: 'completed', completedAt: NOW - 3 * HOUR },
}
const CLERICAL_OPEN_TO_ALL = [
  'plain', 'awake', 'refill', 'scheduling', 'forms', 'billing', 'overdue', 'dueNow', 'metLate', 'queued', 'sending', 'unknown', 'failed', 'deadLetter',
  'delivered', 'secondLook',
]

export function testInbox(name: string, open: OpenStore): void {
  const store = useStore(open)
  const fill = () => put(store(), ...Object.entries(CLINIC).map(([threadId, change]) => threadOf(threadId, change)))
  const names = async (view: InboxView['kind'] | InboxView, change: Parameters<typeof filterOf>[1] = {}) => {
    const filter = filterOf(view, change)
    const found = await shown(store(), filter)
    // S24: a badge never says another number than the list has rows.
    const [counted] = await store().query('inboxCounts', { filter, views: [filter.view] })
    expect(counted).toBe(found.length)
    return found.sort()
  }
  const only = (...list: string[]): string[] => list.sort()

  describe(`${name}: inbox views`, () => {
    it('inbox: open, awake, and nobody else’s', async () => {
      await fill()
      expect(await names('inbox')).toEqual(only(...CLERICAL_OPEN_TO_ALL, 'flagged', 'clinical', 'mine', 'offeredMe', 'offeredRole', 'offeredByMe'))
    })

    it('mine: assigned to me and not completed', async () => {
      await fill()
      expect(await names('mine')).toEqual(only('mine', 'mineWaiting', 'offeredByMe'))
    })

    it('unassigned: open, awake and nobody’s', async () => {
      await fill()
      expect(await names('unassigned')).toEqual(only(...CLERICAL_OPEN_TO_ALL, 'flagged', 'clinical'))
    })

    it('redFlags: a raised tier until the thread is completed', async () => {
      await fill()
      expect(await names('redFlags')).toEqual(['flagged'])
    })

    it('waiting, snoozed and completed follow their states', async () => {
      await fill()
      expect(await names('waiting')).toEqual(['mineWaiting'])
      expect(await names('snoozed')).toEqual(['snoozed'])
      expect(await names('completed')).toEqual(only('mineDone', 'flaggedDone', 'overdueDone', 'secondLookDone'))
    })

    it('drafts: mine only', async () => {
      await fill()
      await store().keep({ kind: 'draft', draft: { threadId: 'plain', staffId: 'ana', mode: 'note', body: 'x', savedAt: NOW } })
      await store().keep({ kind: 'draft', draft: { threadId: 'refill', staffId: 'ben', mode: 'reply', body: 'x', savedAt: NOW } })
      expect(await names('drafts')).toEqual(['plain'])
    })

    it('R18: outbox shows every reply that is not surely delivered', async () => {
      await fill()
      expect(await names('outbox')).toEqual(only('queued', 'sending', 'unknown', 'failed', 'deadLetter'))
    })

    it('offered: to me or my role, by somebody else', async () => {
      await fill()
      expect(await names('offered')).toEqual(only('offeredMe', 'offeredRole'))
    })

    it('D9: secondLook lists lowered flags until somebody has looked, completed threads too', async () => {
      await fill()
      expect(await names('secondLook')).toEqual(only('secondLook', 'secondLookDone'))
    })

    it('pool: open and awake threads of that pool, claimed or not', async () => {
      await fill()
      expect(await names({ kind: 'pool', pool: 'rn' })).toEqual(only('plain', 'mine', 'bens', 'flagged'))
      expect(await names({ kind: 'pool', pool: 'front' })).toEqual(['awake'])
      expect(await names({ kind: 'pool', pool: 'none' })).toEqual([])
    })

    it('all: everything', async () => {
      await fill()
      expect(await names('all')).toEqual(only(...Object.keys(CLINIC)))
    })
  })

  describe(`${name}: inbox chips`, () => {
    it('narrow a view, and hold together', async () => {
      await fill()
      expect(await names('all', { chips: ['clinical'] })).toEqual(only('flagged', 'flaggedDone', 'clinical'))
      expect(await names('all', { chips: ['refill'] })).toEqual(['refill'])
      expect(await names('all', { chips: ['scheduling'] })).toEqual(['scheduling'])
      expect(await names('all', { chips: ['forms'] })).toEqual(only('forms', 'billing'))
      expect(await names('all', { chips: ['overdue'] })).toEqual(['overdue'])
      expect(await names('redFlags', { chips: ['clinical'] })).toEqual(['flagged'])
      expect(await names('all', { chips: ['clinical', 'refill'] })).toEqual([])
    })
  })

  describe(`${name}: inbox visibility`, () => {
    it('D19: a clerk sees no clinical thread in any view', async () => {
      await fill()
      const clinical = Object.entries(CLINIC).filter(([, change]) => change.isClinical).map(([threadId]) => threadId)
      const clerical = Object.keys(CLINIC).filter((threadId) => !clinical.includes(threadId))
      expect(await names('all', { role: 'clerk' })).toEqual(only(...clerical))
      expect(await names('redFlags', { role: 'clerk' })).toEqual([])
      expect(await names({ kind: 'pool', pool: 'rn' }, { role: 'clerk' })).toEqual(only('plain', 'mine', 'bens'))
    })

    it('D19: an admin sees no thread at all', async () => {
      await fill()
      for (const kind of ['all', 'inbox', 'mine', 'redFlags', 'completed', 'outbox'] as const) {
        expect(await names(kind, { role: 'admin' })).toEqual([])
      }
    })

    it('every other role sees all', async () => {
      await fill()
      for (const role of ['nurse', 'pa', 'physician', 'supervisor'] satisfies Role[]) {
        expect(await names('all', { role })).toHaveLength(Object.keys(CLINIC).length)
      }
    })
  })

  describe(`${name}: inbox entries`, () => {
    it('shows the first subject, the newest patient text, the patient and my draft', async () => {
      const state = threadOf('t1', { patientId: 'p1' })
      await store().commit(batchOf({
        streams: [threadStream(state)],
        directory: [patientOf('p1')],
        messages: [
          messageOf('t1', { subject: 'Second', body: `  Newest\n\n  words ${'🩺'.repeat(300)}`, receivedAt: NOW }),
          messageOf('t1', { subject: 'First', body: 'Older words', receivedAt: NOW - HOUR }),
          messageOf('t1', { subject: 'Re', body: 'An answer', kind: 'staff', sender: { kind: 'staff', staffId: 'ana' }, receivedAt: NOW + 1 }),
        ],
      }))
      await store().keep({ kind: 'draft', draft: { threadId: 't1', staffId: 'ana', mode: 'reply', body: 'x', savedAt: NOW } })
      const { entries, total } = await store().query('inbox', { ...filterOf('inbox'), offset: 0, limit: 10 })
      expect(total).toBe(1)
      const [entry] = entries
      expect(entry).toMatchObject({ state, subject: 'First', proxy: null, hasDraft: true, patient: { patientId: 'p1' } })
      expect(entry?.snippet).toBe(`Newest words ${'🩺'.repeat(187)}`)
      expect([...(entry?.snippet ?? '')]).toHaveLength(200)
      const [other] = (await store().query('inbox', { ...filterOf('inbox', { staffId: 'ben' }), offset: 0, limit: 10 })).entries
      expect(other?.hasDraft).toBe(false)
    })

    it('D17: names the proxy who wrote last, and nobody when the patient did', async () => {
      const proxy = (threadId: string, relatedPersonId: string, receivedAt: number) =>
        messageOf(threadId, { sender: { kind: 'proxy', relatedPersonId }, receivedAt })
      await store().commit(batchOf({
        streams: ['t1', 't2', 't3'].map((threadId) => threadStream(threadOf(threadId))),
        directory: [relatedPersonOf('r1', 'mother')],
        messages: [proxy('t1', 'r1', NOW), proxy('t2', 'gone', NOW), proxy('t3', 'r1', NOW - 1), messageOf('t3', { receivedAt: NOW })],
      }))
      const { entries } = await store().query('inbox', { ...filterOf('all'), offset: 0, limit: 10 })
      const proxies = Object.fromEntries(entries.map((entry) => [entry.state.threadId, entry.proxy]))
      expect(proxies).toEqual({
        t1: { name: 'NG, Lan', relationship: 'mother' }, t2: { name: 'Not recorded', relationship: null }, t3: null,
      })
    })

    it('has a page past the end, a page of none, and an entry without patient or message', async () => {
      await put(store(), threadOf('t1', { patientId: 'unknown' }))
      expect(await store().query('inbox', { ...filterOf('all'), offset: 5, limit: 10 })).toEqual({ entries: [], total: 1 })
      expect(await store().query('inbox', { ...filterOf('all'), offset: 0, limit: 0 })).toEqual({ entries: [], total: 1 })
      const [entry] = (await store().query('inbox', { ...filterOf('all'), offset: 0, limit: 1 })).entries
      expect(entry).toMatchObject({ patient: null, subject: '', snippet: '', proxy: null, hasDraft: false })
    })
  })
}
