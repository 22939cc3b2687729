import { describe, expect, it } from 'vitest'
import { evolve } from '#shared/domain/thread/evolve.ts'
import { emptyThread } from '#shared/domain/thread/state.ts'
import { decodeThreadEvent } from '#electron/engine/codec.ts'
import type { Store } from '#electron/engine/ports/store.ts'
import { sweep } from '#electron/engine/sweep.ts'
import { createMemoryStore } from '#electron/store/memory/createMemoryStore.ts'
import { HOUR, INTAKE, MINUTE, MONDAY_10, NURSE, screening, SUPERVISOR } from '#test/helpers/builders.ts'
import { account, arrive, patientMessage, testEngine } from '#test/helpers/engine.ts'

const claim = { type: 'claimThread' } as const

describe('the write path', () => {
  it('D22: the same command id answers the same and writes nothing', async () => {
    const { engine } = testEngine()
    await arrive(engine, 't1', 'm1')
    await account(engine, NURSE.id, 'nurse')
    const first = await engine.handle({ threadId: 't1', command: claim, actor: NURSE, commandId: 'c1' })
    const again = await engine.handle({ threadId: 't1', command: claim, actor: NURSE, commandId: 'c1' })
    expect(again).toMatchObject({ seq: first.seq, deduplicated: true })
    expect((await engine.store.query('head', {})).seq).toBe(first.seq)
  })
  it('R16: a commit that fails leaves nothing, and the same command may be tried again', async () => {
    const store = createMemoryStore()
    let broken = true
    const flaky: Store = { ...store, commit: (batch) => (broken ? Promise.reject(new Error('disk')) : store.commit(batch)) }
    const { engine } = testEngine({ store: flaky })
    await expect(arrive(engine, 't1', 'm1')).rejects.toThrow('disk')
    expect(await store.load('thread:t1')).toBeUndefined()
    broken = false
    await arrive(engine, 't1', 'm1')
    expect((await store.query('messages', { threadId: 't1' })).map((message) => message.messageId)).toEqual(['m1'])
  })
  it('D16: of twenty claims at once exactly one wins', async () => {
    const { engine } = testEngine()
    await arrive(engine, 't1', 'm1')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => engine.handle({ threadId: 't1', command: claim, actor: { kind: 'staff', id: `n${index}`, role: 'nurse', name: '' }, commandId: `c${index}` })),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  })
  it('R39: what the screen hides the engine refuses', async () => {
    const { engine } = testEngine()
    await arrive(engine, 't1', 'm1')
    const act = engine.handle({ threadId: 't1', command: { type: 'recordDisposition', code: 'x' }, actor: SUPERVISOR, commandId: 'c1' })
    await expect(act).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  })
  it('UNKNOWN_THREAD: a command for a thread that is not there is refused', async () => {
    const { engine } = testEngine()
    await expect(engine.handle({ threadId: 'nope', command: claim, actor: NURSE, commandId: 'c1' })).rejects.toMatchObject({ code: 'UNKNOWN_THREAD' })
  })
  it('architecture 7: no word of a patient reaches the log', async () => {
    const { engine } = testEngine()
    await arrive(engine, 't1', 'm1', { body: 'CANARY-WORD in the body' })
    await engine.handle({
      threadId: 't1', command: { type: 'addNote', note: { id: 'n1', textHash: '' } }, actor: NURSE, commandId: 'c1',
      messages: [{ ...patientMessage('t1', 'n1', 'CANARY-NOTE'), kind: 'note', sender: { kind: 'staff', staffId: NURSE.id }, authorId: NURSE.id, authorRole: 'nurse' }],
    })
    const log = JSON.stringify(await engine.store.readEvents({ afterSeq: 0, limit: 1000 }))
    expect(log).toContain('message.received.v1')
    expect(log).not.toContain('CANARY')
  })
  it('architecture 3: the stored row is the fold of its events', async () => {
    const { engine, setNow } = testEngine()
    await arrive(engine, 't1', 'm1', { screening: screening('D1') })
    setNow(MONDAY_10 + 10 * MINUTE)
    await sweep(engine)
    await engine.handle({ threadId: 't1', command: claim, actor: NURSE, commandId: 'c1' })
    const events = await engine.store.query('streamEvents', { streamId: 'thread:t1' })
    const folded = events.map(decodeThreadEvent).reduce(evolve, emptyThread('t1'))
    const row = await engine.store.load('thread:t1')
    expect(row?.kind === 'thread' ? row.state : null).toEqual(folded)
  })
})

describe('the sweep', () => {
  const names = async (store: Store): Promise<string[]> => (await store.readEvents({ afterSeq: 0, limit: 1000 })).map((event) => event.type)
  const count = async (store: Store, name: string): Promise<number> => (await names(store)).filter((candidate) => candidate === name).length

  it('R14: two sweeps over the same deadlines fire each once', async () => {
    const { engine, setNow } = testEngine()
    await arrive(engine, 't1', 'm1', { screening: screening('D0') })
    setNow(MONDAY_10 + 3 * MINUTE)
    await Promise.all([sweep(engine), sweep(engine)])
    await sweep(engine)
    expect(await count(engine.store, 'clock.warned.v1')).toBe(1)
    expect(await count(engine.store, 'escalation.reached.v1')).toBe(1)
  })
  it('R14: a jump of a year fires everything once and then rests; a jump back fires nothing', async () => {
    const { engine, setNow } = testEngine()
    await arrive(engine, 't1', 'm1')
    await arrive(engine, 't2', 'm2', { screening: screening('D2') })
    setNow(MONDAY_10 + 365 * 24 * HOUR)
    expect(await sweep(engine)).toBeGreaterThan(0)
    expect(await sweep(engine)).toBe(0)
    setNow(MONDAY_10)
    expect(await sweep(engine)).toBe(0)
    expect(await count(engine.store, 'clock.breached.v1')).toBe(4)
  })
  it('D6: a clock that was paused and runs again to the same minute still fires', async () => {
    const { engine, setNow } = testEngine()
    await arrive(engine, 't1', 'm1')
    const reply = { ...patientMessage('t1', 'r1', 'Which tablets?'), kind: 'staff' as const, sender: { kind: 'staff' as const, staffId: NURSE.id }, authorId: NURSE.id, authorRole: 'nurse' as const }
    const tuesday = Date.parse('2026-03-03T17:00:00-08:00')
    setNow(tuesday)
    await sweep(engine)
    await engine.handle({ threadId: 't1', command: { type: 'replyToPatient', replyId: 'r1', textHash: '', templateId: null, asksPatient: true, seenVersion: 99 }, actor: NURSE, commandId: 'c1', messages: [reply] })
    setNow(tuesday + MINUTE)
    await sweep(engine)
    await engine.handle({ threadId: 't1', command: { type: 'reopenThread', reason: 'found it' }, actor: NURSE, commandId: 'c2' })
    setNow(Date.parse('2026-03-05T08:00:00-08:00'))
    await sweep(engine)
    const loaded = await engine.store.load('thread:t1')
    const promise = loaded?.kind === 'thread' ? loaded.state.clocks.find((clock) => clock.kind === 'promise') : undefined
    expect(promise?.status).toBe('breached')
  })
})

describe('the change feed', () => {
  it('architecture 9: a reader misses nothing, also what was written while it read', async () => {
    const { engine } = testEngine()
    const abort = new AbortController()
    const seen: number[] = []
    const reader = (async () => {
      for await (const change of engine.changes.subscribe(0, abort.signal)) {
        seen.push(change.seq)
        if (change.threadId === 't29') return
      }
    })()
    for (let index = 0; index < 30; index += 1) await arrive(engine, `t${index}`, `m${index}`)
    await reader
    abort.abort()
    const events = await engine.store.readEvents({ afterSeq: 0, limit: 10_000 })
    const lastOf = new Map(events.map((event) => [event.streamId, event.seq]))
    expect(seen.at(-1)).toBe(lastOf.get('thread:t29'))
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    for (const seq of lastOf.values()) expect(seen).toContain(seq)
  })
  it('architecture 9: ids and topics only leave through the feed', async () => {
    const { engine } = testEngine()
    await arrive(engine, 't1', 'm1', { body: 'CANARY' })
    await engine.record({ commandId: 'd1', actor: INTAKE, directory: [{ kind: 'pool', id: 'Group/x', record: { reference: 'Group/x', name: 'CANARY', poolId: null } }] })
    const abort = new AbortController()
    const changes = []
    for await (const change of engine.changes.subscribe(0, abort.signal)) {
      changes.push(change)
      if (change.topics.includes('directory')) break
    }
    expect(JSON.stringify(changes)).not.toContain('CANARY')
    expect(changes.map((change) => change.topics[0])).toEqual(['thread', 'directory'])
  })
})
