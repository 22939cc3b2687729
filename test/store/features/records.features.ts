import { describe, expect, it } from 'vitest'
import {
  batchOf, clockDue, HOUR, itemOf, messageOf, NOW, patientOf, plainStream, put, relatedPersonOf, replyIn, threadOf, threadStream,
} from '../storeFixtures.ts'
import { useStore, type OpenStore } from './useStore.ts'

export function testRecords(name: string, open: OpenStore): void {
  const store = useStore(open)

  describe(`${name}: messages`, () => {
    it('gives a thread its messages oldest first, each as it was stored', async () => {
      const late = messageOf('t1', {
        receivedAt: NOW, kind: 'staff', sender: { kind: 'staff', staffId: 'ana' }, authorId: 'ana', authorRole: 'nurse', sentAt: NOW - 1,
      })
      const early = messageOf('t1', { receivedAt: NOW - HOUR, attachments: [{ name: 'rash.jpg', contentType: 'image/jpeg', bytes: 12 }] })
      const twin = messageOf('t1', { receivedAt: NOW - HOUR, kind: 'note', body: 'Zoë said: "ok"\u0000\r\n🩺' })
      await store().commit(batchOf({ streams: [threadStream(threadOf('t1'))], messages: [late, early, twin] }))
      expect(await store().query('messages', { threadId: 't1' })).toEqual([early, twin, late])
      expect(await store().query('message', { messageId: late.messageId })).toEqual(late)
      expect(await store().query('message', { messageId: 'none' })).toBeUndefined()
      expect(await store().query('threadOfMessage', { messageId: twin.messageId })).toBe('t1')
      expect(await store().query('threadOfMessage', { messageId: 'none' })).toBeUndefined()
    })

    it('a message needs its thread', async () => {
      await expect(store().commit(batchOf({ messages: [messageOf('none')] }))).rejects.toThrow(/no thread|FOREIGN KEY/)
    })

    it('pages over all messages in a stable order', async () => {
      const messages = Array.from({ length: 5 }, () => messageOf('t1'))
      await store().commit(batchOf({ streams: [threadStream(threadOf('t1'))], messages }))
      const first = await store().query('allMessages', { after: null, limit: 3 })
      const rest = await store().query('allMessages', { after: first.at(-1)?.messageId ?? null, limit: 3 })
      expect([...first, ...rest].map((message) => message.messageId)).toEqual(messages.map((message) => message.messageId))
    })
  })

  describe(`${name}: directory`, () => {
    it('gives back records by kind, id and record number', async () => {
      const patient = patientOf('p1', { mrn: 'M-1' })
      const twin = patientOf('p2', { mrn: 'M-1' })
      const practitioner = {
        kind: 'practitioner' as const, id: 'd1', record: { staffId: 'd1', family: 'Lee', given: 'Sun', title: 'Dr', roleText: null, absences: [] },
      }
      const pool = { kind: 'pool' as const, id: 'g1', record: { reference: 'Group/g1', name: 'RN pool', poolId: 'rn' } }
      await store().commit(batchOf({ directory: [patient, twin, practitioner, pool, relatedPersonOf('r1', 'mother')] }))
      expect(await store().query('patient', { patientId: 'p1' })).toEqual(patient.record)
      expect(await store().query('patient', { patientId: 'd1' })).toBeUndefined()
      expect((await store().query('patientByMrn', { mrn: 'M-1' })).map((record) => record.patientId).sort()).toEqual(['p1', 'p2'])
      expect(await store().query('relatedPerson', { relatedPersonId: 'r1' })).toMatchObject({ relationship: 'mother' })
      expect(await store().query('practitioner', { staffId: 'd1' })).toEqual(practitioner.record)
      expect(await store().query('practitioners', {})).toEqual([practitioner.record])
      expect(await store().query('directoryRecord', { kind: 'pool', id: 'g1' })).toEqual(pool)
      expect(await store().query('directoryRecord', { kind: 'patient', id: 'g1' })).toBeUndefined()
    })

    it('replaces a record that comes again', async () => {
      await store().commit(batchOf({ directory: [patientOf('p1', { mrn: 'old' })] }))
      await store().commit(batchOf({ directory: [patientOf('p1', { mrn: 'new', given: 'Maya' })] }))
      expect(await store().query('patient', { patientId: 'p1' })).toMatchObject({ mrn: 'new', given: 'Maya' })
      expect(await store().query('patientByMrn', { mrn: 'old' })).toEqual([])
    })

    it('pages over every record once', async () => {
      const pool = { kind: 'pool' as const, id: 'q', record: { reference: 'q', name: 'q', poolId: null } }
      const records = [patientOf('a'), patientOf('b/c'), patientOf('z'), relatedPersonOf('a', null), pool]
      await store().commit(batchOf({ directory: records }))
      const seen: string[] = []
      let after: string | null = null
      for (;;) {
        const page: Awaited<ReturnType<typeof next>> = await next(after)
        if (page.length === 0) break
        seen.push(...page.map((record) => `${record.kind}/${record.id}`))
        after = seen.at(-1) ?? null
      }
      expect(seen.sort()).toEqual(records.map((record) => `${record.kind}/${record.id}`).sort())
      function next(cursor: string | null) {
        return store().query('allDirectory', { after: cursor, limit: 2 })
      }
    })

    it('lists the threads of one patient, newest first, with their subjects', async () => {
      const old = threadOf('t1', { patientId: 'p1', lastMessageAt: NOW - HOUR })
      const fresh = threadOf('t2', { patientId: 'p1', lastMessageAt: NOW })
      await store().commit(batchOf({
        streams: [old, fresh, threadOf('t3', { patientId: 'p2' })].map((state) => threadStream(state)),
        messages: [messageOf('t1', { subject: 'Knee' }), messageOf('t2', { subject: 'Elbow' })],
      }))
      expect(await store().query('threadsOfPatient', { patientId: 'p1' })).toEqual([{ state: fresh, subject: 'Elbow' }, { state: old, subject: 'Knee' }])
    })
  })

  describe(`${name}: intake`, () => {
    it('R22: received is accepted plus deduplicated plus quarantined', async () => {
      await store().commit(batchOf({
        streams: [plainStream('intake:folder')],
        intakeItems: [
          itemOf(), itemOf({ outcome: 'deduplicated' }), itemOf(),
          itemOf({ outcome: 'quarantined', reasonCode: 'bad', reason: 'Not JSON.', raw: '{' }),
        ],
      }))
      expect(await store().query('intakeTotals', {})).toEqual({ received: 4, accepted: 2, deduplicated: 1, quarantined: 1 })
      const [held] = await store().query('quarantine', { limit: 10 })
      expect(held).toMatchObject({ reasonCode: 'bad', reason: 'Not JSON.', raw: '{' })
    })

    it('R15: finds what was accepted under an identifier, whatever the source', async () => {
      const first = itemOf({ sourceId: 'urn:x|1', source: 'folder', threadId: 't1', messageId: 'm1' })
      await store().commit(batchOf({ intakeItems: [first, itemOf({ sourceId: 'urn:x|2', outcome: 'quarantined' })] }))
      expect(await store().query('acceptedItem', { sourceId: 'urn:x|1' })).toEqual(first)
      expect(await store().query('acceptedItem', { sourceId: 'urn:x|2' })).toBeUndefined()
      const newer = itemOf({ sourceId: 'urn:x|1', receivedAt: NOW + 1 })
      await store().commit(batchOf({ intakeItems: [newer] }))
      expect(await store().query('acceptedItem', { sourceId: 'urn:x|1' })).toEqual(newer)
    })

    it('pages over all items by id', async () => {
      const items = Array.from({ length: 5 }, () => itemOf())
      await store().commit(batchOf({ intakeItems: items }))
      const first = await store().query('intakeItems', { afterItemId: null, limit: 2 })
      const rest = await store().query('intakeItems', { afterItemId: first.at(-1)?.itemId ?? null, limit: 10 })
      expect([...first, ...rest]).toEqual(items)
    })
  })

  describe(`${name}: timers`, () => {
    it('R14: gives the deadlines that are due, earliest first, and none that is not', async () => {
      await put(store(),
        threadOf('t1', { clocks: [clockDue(NOW + 2), clockDue(NOW + 50)] }),
        threadOf('t2', { snoozedUntil: NOW + 1, replies: [{ ...replyIn('queued'), releaseAt: NOW + 3 }] }))
      const due = await store().dueTimers({ before: NOW + 3, limit: 10 })
      expect(due.map((timer) => [timer.threadId, timer.timer, timer.dueAt]))
        .toEqual([['t2', 'snooze', NOW + 1], ['t1', 'clock', NOW + 2], ['t2', 'release', NOW + 3]])
      expect(await store().dueTimers({ before: NOW + 3, limit: 1 })).toHaveLength(1)
      expect(await store().dueTimers({ before: NOW, limit: 10 })).toEqual([])
    })

    it('replaces the deadlines of a thread with each commit', async () => {
      const state = threadOf('t1', { clocks: [clockDue(NOW)] })
      await put(store(), state)
      await store().commit(batchOf({ streams: [threadStream({ ...state, version: 2, clocks: [], snoozedUntil: NOW })] }))
      expect((await store().dueTimers({ before: NOW, limit: 10 })).map((timer) => timer.timer)).toEqual(['snooze'])
      await store().commit(batchOf({ streams: [threadStream({ ...state, version: 3, clocks: [] })] }))
      expect(await store().dueTimers({ before: NOW, limit: 10 })).toEqual([])
    })

    it('pages over all threads with their deadlines', async () => {
      const states = ['t1', 't2', 't3'].map((threadId) => threadOf(threadId, { snoozedUntil: NOW }))
      await put(store(), ...states)
      const first = await store().query('allThreads', { after: null, limit: 2 })
      const rest = await store().query('allThreads', { after: first.at(-1)?.state.threadId ?? null, limit: 2 })
      const expected = states.map((state) => ({ state, timers: [{ timer: 'snooze', ref: state.threadId, dueAt: NOW }] }))
      expect([...first, ...rest]).toEqual(expected)
    })

    it('PS-08: knows the patients of open and recent threads, each once, and keeps clinical ones from who may not read them', async () => {
      const people = ['p1', 'p2', 'p3', 'p4'].map((id) => patientOf(id))
      await store().commit(batchOf({ directory: people }))
      await put(store(),
        threadOf('t1', { patientId: 'p1', isClinical: true }), threadOf('t2', { patientId: 'p1' }), threadOf('t3', { patientId: 'p2', isClinical: true }),
        threadOf('t4', { patientId: 'p3', completion: 'completed', lastMessageAt: NOW - 2 * HOUR }), threadOf('t5', { patientId: 'p4', completion: 'completed', lastMessageAt: NOW }),
        threadOf('t6', { patientId: null }))
      const ids = async (since: number, includeClinical: boolean): Promise<string[]> =>
        (await store().query('openPatients', { since, includeClinical })).map(({ patientId }) => patientId)
      expect(await ids(NOW - HOUR, true)).toEqual(['p1', 'p2', 'p4'])
      expect(await ids(NOW - 3 * HOUR, true)).toEqual(['p1', 'p2', 'p3', 'p4'])
      expect(await ids(NOW - HOUR, false)).toEqual(['p1', 'p4'])
    })

    it('counts open threads by work type', async () => {
      await put(store(),
        threadOf('t1', { category: 'refill' }), threadOf('t2', { category: 'refill' }), threadOf('t3', { category: 'results', completion: 'completed' }))
      expect(await store().query('openByCategory', {})).toEqual([{ category: 'refill', count: 2 }])
    })
  })
}
