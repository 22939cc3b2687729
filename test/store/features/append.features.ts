import { describe, expect, it } from 'vitest'
import { eventHash, GENESIS_HASH } from '#electron/engine/ports/hashChain.ts'
import type { Batch, RecordedEvent, Store } from '#electron/engine/ports/store.ts'
import {
  accountOf, accountStream, batchOf, clockDue, itemOf, messageOf, nextId, NOW, nurse, patientOf, plainStream, put, threadOf, threadStream,
} from '../storeFixtures.ts'
import { useStore, type OpenStore } from './useStore.ts'

const allEvents = (store: Store): Promise<RecordedEvent[]> => store.readEvents({ afterSeq: 0, limit: 10_000 })

export function testAppend(name: string, open: OpenStore): void {
  const store = useStore(open)

  describe(`${name}: append and load`, () => {
    it('knows nothing of a stream that was never written', async () => {
      expect(await store().load('thread:none')).toBeUndefined()
      expect(await store().load('account:none')).toBeUndefined()
      expect(await store().load('intake:none')).toBeUndefined()
      expect(await store().query('head', {})).toEqual({ seq: 0, hash: GENESIS_HASH })
    })

    it('gives back the row, the events and the head that were committed', async () => {
      const state = threadOf('t1', { version: 2, pool: 'rn', tier: 'D1', clocks: [clockDue(NOW + 5)] })
      const { seq } = await store().commit(batchOf({ commandId: 'c1', streams: [threadStream(state, 0)] }))
      expect(seq).toBe(2)
      expect(await store().load('thread:t1')).toEqual({ kind: 'thread', streamId: 'thread:t1', version: 2, state })
      const [first, second] = await allEvents(store())
      expect(first).toMatchObject({
        seq: 1, streamId: 'thread:t1', version: 1, type: 'thread.started.v1', payload: '{"step":0}', recordedAt: NOW, actor: nurse, commandId: 'c1',
        ordinal: 0, policy: 'northern-california@1', prevHash: GENESIS_HASH,
      })
      expect(second).toMatchObject({ seq: 2, version: 2, ordinal: 1, prevHash: first?.hash })
      expect(await store().query('head', {})).toEqual({ seq: 2, hash: second?.hash })
      expect(await store().query('streamEvents', { streamId: 'thread:t1' })).toEqual([first, second])
    })

    it('keeps the version of a stream without a row', async () => {
      await store().commit(batchOf({ streams: [plainStream('directory:patient/p1')] }))
      await store().commit(batchOf({ streams: [plainStream('directory:patient/p1', 1)] }))
      expect(await store().load('directory:patient/p1')).toEqual({ kind: 'plain', streamId: 'directory:patient/p1', version: 2 })
    })

    it('keeps the payload byte for byte, whatever its spacing, key order or script', async () => {
      const payload = '{ "z":1,\n"a": "Zoë 🩺 \\u0000 \\ud800", "n": 0.1000 }'
      await store().commit(batchOf({ streams: [{ ...plainStream('intake:x'), events: [{ type: 'x.v1', payload }] }] }))
      expect((await allEvents(store()))[0]?.payload).toBe(payload)
    })

    it('numbers events without a gap over refused commits, in a chain that holds', async () => {
      const state = threadOf('t1')
      await put(store(), state)
      await expect(store().commit(batchOf({ streams: [threadStream(state)] }))).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
      const homeless = batchOf({ streams: [plainStream('intake:y')], messages: [messageOf('nowhere')] })
      await expect(store().commit(homeless)).rejects.toThrow(/no thread|FOREIGN KEY/)
      await store().commit(batchOf({ streams: [plainStream('intake:y'), threadStream({ ...state, version: 2 })] }))
      const events = await allEvents(store())
      expect(events.map((event) => event.seq)).toEqual([1, 2, 3])
      let before = GENESIS_HASH
      for (const event of events) {
        expect(event.prevHash).toBe(before)
        expect(eventHash(event)).toBe(event.hash)
        before = event.hash
      }
    })

    it('reads events after a cursor, a page at a time', async () => {
      for (let version = 0; version < 5; version += 1) await store().commit(batchOf({ streams: [plainStream('intake:x', version)] }))
      const seqs = async (afterSeq: number, limit: number) => (await store().readEvents({ afterSeq, limit })).map((event) => event.seq)
      expect(await seqs(0, 2)).toEqual([1, 2])
      expect(await seqs(2, 2)).toEqual([3, 4])
      expect(await seqs(4, 100)).toEqual([5])
      expect(await seqs(5, 100)).toEqual([])
      expect(await seqs(99, 100)).toEqual([])
    })
  })

  describe(`${name}: refusals write nothing`, () => {
    const everything = (threadId: string): Partial<Batch> => ({
      messages: [messageOf(threadId)],
      directory: [patientOf('p9', { mrn: '9' })],
      intakeItems: [itemOf()],
    })
    const expectNothing = async (events: number): Promise<void> => {
      expect(await allEvents(store())).toHaveLength(events)
      expect(await store().query('allMessages', { after: null, limit: 10 })).toEqual([])
      expect(await store().query('patientByMrn', { mrn: '9' })).toEqual([])
      expect(await store().query('intakeTotals', {})).toEqual({ received: 0, accepted: 0, deduplicated: 0, quarantined: 0 })
    }

    it('D16: a stale version is a VersionConflict that tells both versions', async () => {
      const state = threadOf('t1')
      await put(store(), state)
      const stale = batchOf({ streams: [plainStream('intake:x'), threadStream(state)], ...everything('t1') })
      await expect(store().commit(stale)).rejects.toMatchObject({ code: 'VERSION_CONFLICT', data: { streamId: 'thread:t1', expected: 0, actual: 1 } })
      await expectNothing(1)
    })

    it('a version from the future is a VersionConflict too', async () => {
      const ahead = batchOf({ streams: [threadStream(threadOf('t1', { version: 6 }))], ...everything('t1') })
      await expect(store().commit(ahead)).rejects.toMatchObject({ code: 'VERSION_CONFLICT', data: { expected: 5, actual: 0 } })
      await expectNothing(0)
    })

    it('R15: a command id is used once; the refusal tells where it was carried out', async () => {
      await store().commit(batchOf({ commandId: 'c1', streams: [plainStream('intake:x'), plainStream('intake:y')] }))
      const again = batchOf({ commandId: 'c1', streams: [threadStream(threadOf('t1'))], ...everything('t1') })
      await expect(store().commit(again)).rejects.toMatchObject({ code: 'DUPLICATE_COMMAND', data: { commandId: 'c1', seq: 2 } })
      await expectNothing(2)
      expect(await store().query('commandSeq', { commandId: 'c1' })).toBe(2)
      expect(await store().query('commandSeq', { commandId: 'c2' })).toBeUndefined()
    })

    it('R16: a conflict in the last stream takes back the first', async () => {
      await put(store(), threadOf('t2'))
      const batch = batchOf({ streams: [threadStream(threadOf('t1')), threadStream(threadOf('t2'))], ...everything('t1') })
      await expect(store().commit(batch)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
      expect(await store().load('thread:t1')).toBeUndefined()
      await expectNothing(1)
    })

    it('R16: a message that exists already takes back the whole batch', async () => {
      const message = messageOf('t1')
      await store().commit(batchOf({ streams: [threadStream(threadOf('t1'))], messages: [message] }))
      const batch = batchOf({ streams: [threadStream(threadOf('t2'))], messages: [messageOf('t2'), { ...message, threadId: 't2' }] })
      await expect(store().commit(batch)).rejects.toThrow(/exists already|UNIQUE/)
      expect(await store().load('thread:t2')).toBeUndefined()
      expect(await store().query('allMessages', { after: null, limit: 10 })).toEqual([message])
    })

    it('R16: an intake item that exists already takes back the whole batch', async () => {
      const item = itemOf()
      await store().commit(batchOf({ streams: [plainStream('intake:x')], intakeItems: [item] }))
      const batch = batchOf({ streams: [plainStream('intake:x', 1)], intakeItems: [itemOf(), item] })
      await expect(store().commit(batch)).rejects.toThrow(/exists already|UNIQUE/)
      expect((await store().query('intakeTotals', {})).received).toBe(1)
      expect((await store().load('intake:x'))?.version).toBe(1)
    })

    it('refuses a row that is not at the version of its events', async () => {
      const stream = { ...threadStream(threadOf('t1')), events: [] }
      await expect(store().commit(batchOf({ streams: [stream] }))).rejects.toThrow(/version/)
      expect(await store().load('thread:t1')).toBeUndefined()
    })

    it('R23: of many claims at once on one version exactly one wins', async () => {
      await put(store(), threadOf('t1'))
      const claims = Array.from({ length: 20 }, (_, index) =>
        store().commit(batchOf({ streams: [threadStream(threadOf('t1', { version: 2, assignee: `staff-${index}` }))] })))
      const outcomes = await Promise.allSettled(claims)
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
      expect((await store().load('thread:t1'))?.version).toBe(2)
    })
  })

  describe(`${name}: accounts`, () => {
    it('D23: gives back an account and its credential, also by user name in any case', async () => {
      const ana = accountOf('s1', { username: 'Ana.Ruiz' })
      await store().commit(batchOf({ streams: [accountStream(ana)], credentials: [{ staffId: 's1', hash: 'phc-1' }] }))
      expect(await store().load('account:s1')).toEqual({ kind: 'account', streamId: 'account:s1', version: 1, state: ana })
      expect(await store().query('accountByUsername', { username: 'ana.ruiz' })).toEqual(ana)
      expect(await store().query('accountByUsername', { username: 'ana' })).toBeUndefined()
      expect(await store().query('credential', { staffId: 's1' })).toBe('phc-1')
      await store().commit(batchOf({ streams: [accountStream({ ...ana, version: 2 })], credentials: [{ staffId: 's1', hash: 'phc-2' }] }))
      expect(await store().query('allAccounts', {})).toEqual([{ state: { ...ana, version: 2 }, credentialHash: 'phc-2' }])
      expect(await store().query('accounts', {})).toEqual([{ ...ana, version: 2 }])
    })

    it('R31: one user name belongs to one person', async () => {
      await store().commit(batchOf({ streams: [accountStream(accountOf('s1', { username: 'ana' }))] }))
      await expect(store().commit(batchOf({ streams: [accountStream(accountOf('s2', { username: 'ANA' }))] })))
        .rejects.toMatchObject({ code: 'INVALID_COMMAND', data: { field: 'username' } })
      expect(await store().load('account:s2')).toBeUndefined()
      const both = ['s3', 's4'].map((staffId) => accountStream(accountOf(staffId, { username: nextId('twin').slice(0, 4) })))
      await expect(store().commit(batchOf({ streams: both }))).rejects.toMatchObject({ code: 'INVALID_COMMAND' })
    })

    it('a credential needs its account', async () => {
      await expect(store().commit(batchOf({ credentials: [{ staffId: 'nobody', hash: 'phc' }] }))).rejects.toThrow(/no account|FOREIGN KEY/)
      expect(await store().query('credential', { staffId: 'nobody' })).toBeUndefined()
    })
  })
}
