import { describe, expect, it } from 'vitest'
import type { NewMessage } from '#electron/engine/ports/store.ts'
import { sweep } from '#electron/engine/sweep.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import { NURSE } from '#test/helpers/builders.ts'
import { account } from '#test/helpers/engine.ts'
import { clinic, codeOf, message, NOON, threadOf, type Clinic, type Json } from './clinic.ts'

const header = (changes: Json = {}): Json => message({
  id: 'th', identifier: null, status: 'in-progress', payload: null, topic: { text: 'Two tablets' }, ...changes,
})
const DAY = 86_400_000

/** A nurse claims, answers and completes; the answer has left. */
async function complete({ engine, setNow, thread }: Clinic, threadId: string): Promise<void> {
  await account(engine, NURSE.id, 'nurse')
  const act = (commandId: string, command: ThreadCommand, messages: readonly NewMessage[] = []): Promise<unknown> =>
    engine.handle({ threadId, command, actor: NURSE, commandId: `${threadId}:${commandId}`, messages })
  const replyId = `${threadId}-reply`
  await act('claim', { type: 'claimThread' })
  await act('reply', { type: 'replyToPatient', replyId, textHash: '', templateId: null, asksPatient: false, seenVersion: 999 }, [
    {
      messageId: replyId, threadId, kind: 'staff', sender: { kind: 'staff', staffId: NURSE.id }, authorId: NURSE.id,
      authorRole: 'nurse', subject: '', body: 'Yes.', textHash: '', attachments: [], sentAt: null, receivedAt: NOON,
    },
  ])
  setNow(NOON + 60_000)
  await sweep(engine)
  await act('complete', { type: 'completeThread', nextStep: 'Nothing left to do', seenVersion: 999 })
  expect((await thread(threadId)).completion).toBe('completed')
}

describe('which thread a message belongs to (interop.md)', () => {
  it('a header makes no thread; the first message that names it begins one under its topic', async () => {
    const { engine, receive, thread } = await clinic()
    const [head, first, second] = await receive([
      header(),
      message({ id: 'm1', topic: null, partOf: [{ reference: 'Communication/th' }] }),
      message({ id: 'm2', topic: { text: 'Something else' }, partOf: [{ reference: 'Communication/m1' }] }),
    ])
    expect(new Set([threadOf(head), threadOf(first), threadOf(second)]).size).toBe(1)
    const stored = await engine.store.query('messages', { threadId: threadOf(head) ?? '' })
    expect(stored.map((each) => each.subject)).toEqual(['Two tablets', 'Something else'])
    expect((await thread(threadOf(head))).pool).toBe('triage')
  })

  it('the header alone is booked and leaves no thread behind', async () => {
    const { engine, receiveOne } = await clinic()
    expect(codeOf(await receiveOne(header()))).toBe('accepted')
    expect(await engine.store.query('allThreads', { after: null, limit: 10 })).toEqual([])
    expect(codeOf(await receiveOne(header()))).toBe('deduplicated')
    expect(codeOf(await receiveOne(header({ status: 'completed' })))).toBe('accepted')
    expect(codeOf(await receiveOne(header({ subject: { reference: 'Patient/pd' } })))).toBe('duplicate')
  })

  it('partOf and inResponseTo must name one thread', async () => {
    const { receive } = await clinic()
    const settled = await receive([
      message({ id: 'a' }),
      message({ id: 'b' }),
      message({ topic: null, partOf: [{ reference: 'Communication/a' }], inResponseTo: [{ reference: 'Communication/b' }] }),
      message({ topic: null, partOf: [{ reference: 'Communication/a' }], inResponseTo: [{ reference: 'Communication/a' }] }),
    ])
    expect(settled.map(codeOf)).toEqual(['accepted', 'accepted', 'business-rule', 'accepted'])
  })

  it('the same topic never joins two messages', async () => {
    const { receive } = await clinic()
    const [a, b] = await receive([message(), message()])
    expect(threadOf(a)).not.toBe(threadOf(b))
  })

  it('a message about another patient never enters the thread, and the refusal does not say whose it is', async () => {
    const { receive } = await clinic()
    const other: Json = { subject: { reference: 'Patient/pd' }, sender: { reference: 'Patient/pd' }, topic: null }
    const settled = await receive([message({ id: 'a' }), message({ ...other, partOf: [{ reference: 'Communication/a' }] })])
    expect(codeOf(settled[1])).toBe('business-rule')
    expect(settled[1]).not.toMatchObject({ reason: expect.stringMatching(/Haddad|Mehta|pa\b/) })
  })

  it('after a merge both records stand for one person, and the thread goes on', async () => {
    const { receive, thread } = await clinic()
    const [first] = await receive([message({ id: 'a' })])
    await receive([
      {
        resourceType: 'Patient', id: 'pnew', identifier: [{ system: 'x/mrn', value: 'N55' }],
        link: [{ other: { reference: 'Patient/pa' }, type: 'replaces' }],
      },
    ])
    const [second] = await receive([
      message({
        topic: null, subject: { reference: 'Patient/pnew' }, sender: { reference: 'Patient/pnew' },
        inResponseTo: [{ reference: 'Communication/a' }],
      }),
    ])
    expect(threadOf(second)).toBe(threadOf(first))
    expect((await thread(threadOf(first))).unanswered).toHaveLength(2)
  })

  it('a Bundle in any order: directory, headers, then messages, through urn:uuid too', async () => {
    const { receive } = await clinic({ directory: false })
    const urn = (n: number): string => `urn:uuid:00000000-0000-4000-8000-00000000000${n}`
    const entry = (fullUrl: string, resource: Json): Json => ({
      fullUrl, resource, request: { method: 'POST', url: String(resource['resourceType']) },
    })
    const settled = await receive({
      resourceType: 'Bundle', type: 'transaction',
      entry: [
        entry(
          urn(4),
          message({
            topic: null, subject: { reference: urn(1) }, sender: { reference: urn(1) }, recipient: [{ reference: urn(2) }],
            inResponseTo: [{ reference: urn(3) }],
          }),
        ),
        entry(urn(3), message({ subject: { reference: urn(1) }, sender: { reference: urn(1) }, recipient: [{ reference: urn(2) }] })),
        entry(urn(2), { resourceType: 'Group', type: 'practitioner', actual: true, name: 'Triage' }),
        entry(urn(1), { resourceType: 'Patient', identifier: [{ system: 'x/mrn', value: '1' }], name: [{ family: 'A' }] }),
      ],
    })
    expect(settled.map(codeOf)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
    expect(threadOf(settled[2])).toBe(threadOf(settled[3]))
  })

  it('newest first, as searches answer, settles in two passes', async () => {
    const { receive } = await clinic()
    const chain = Array.from(
      { length: 60 },
      (_, index) => message({
        id: `c${index}`, ...(index > 0 ? { topic: null, inResponseTo: [{ reference: `Communication/c${index - 1}` }] } : {}),
      }),
    )
    const settled = await receive(chain.toReversed())
    expect(new Set(settled.map(threadOf)).size).toBe(1)
  })
})

describe('one concern sent to two offices (D11)', () => {
  const concern = 'My left knee has been swollen since the weekend and I cannot bend it without pain.'
  it('is two threads, linked both ways and never merged', async () => {
    const { receive, thread } = await clinic()
    const [a] = await receive([message({ payload: [{ contentString: concern }] })])
    const [b] = await receive([message({ recipient: [{ reference: 'Practitioner/doc' }], payload: [{ contentString: `Hello! ${concern}` }] })])
    expect(threadOf(b)).not.toBe(threadOf(a))
    expect((await thread(threadOf(a))).links).toEqual([{ threadId: threadOf(b), relation: 'sibling' }])
    expect((await thread(threadOf(b))).links).toEqual([{ threadId: threadOf(a), relation: 'sibling' }])
  })

  it.each<[string, Json, number]>([
    ['another text', { payload: [{ contentString: 'Please renew my blood pressure tablets, I have three left.' }] }, 0],
    ['another patient', { subject: { reference: 'Patient/pd' }, sender: { reference: 'Patient/pd' } }, 0],
    ['a week later', {}, 7],
  ])('%s is no sibling', async (_, change, days) => {
    const { receive, thread, setNow } = await clinic()
    await receive([message({ payload: [{ contentString: concern }] })])
    setNow(NOON + days * DAY)
    const [b] = await receive([message({ recipient: [{ reference: 'Practitioner/doc' }], payload: [{ contentString: concern }], ...change })])
    expect((await thread(threadOf(b))).links).toEqual([])
  })
})

describe('a late reply (D14)', () => {
  it('to a completed thread keeps its text in a new linked thread; the next one joins that', async () => {
    const made = await clinic()
    const { receive, thread } = made
    const [first] = await receive([message({ id: 'a' })])
    const oldId = threadOf(first) ?? ''
    await complete(made, oldId)
    const late = (): Json => message({ topic: null, inResponseTo: [{ reference: 'Communication/a' }] })
    const [second] = await receive([late()])
    const [third] = await receive([late()])
    expect(threadOf(second)).not.toBe(oldId)
    expect(threadOf(third)).toBe(threadOf(second))
    expect((await thread(threadOf(second))).links).toEqual([{ threadId: oldId, relation: 'lateReply', refusal: 'completed' }])
    expect((await thread(oldId)).links).toEqual([{ threadId: threadOf(second), relation: 'lateReply' }])
    expect((await thread(oldId)).completion).toBe('completed')
  })

  it('after the 30-day window starts a linked thread, on the last day it does not', async () => {
    const made = await clinic()
    const { receive, engine, setNow, thread } = made
    await account(engine, NURSE.id, 'nurse')
    const [first] = await receive([message({ id: 'a' })])
    const oldId = threadOf(first) ?? ''
    const replyId = 'r1'
    await engine.handle({
      threadId: oldId, actor: NURSE, commandId: 'r', command: {
        type: 'replyToPatient', replyId, textHash: '', templateId: null, asksPatient: true, seenVersion: 999,
      },
      messages: [
        {
          messageId: replyId, threadId: oldId, kind: 'staff', sender: { kind: 'staff', staffId: NURSE.id }, authorId: NURSE.id,
          authorRole: 'nurse', subject: '', body: 'Since when?', textHash: '', attachments: [], sentAt: null, receivedAt: NOON,
        },
      ],
    })
    setNow(NOON + 60_000)
    await sweep(engine)
    const late = (): Json => message({ topic: null, inResponseTo: [{ reference: 'Communication/a' }] })
    setNow(NOON + 30 * DAY)
    expect(threadOf((await receive([late()]))[0])).toBe(oldId)
    setNow(NOON + 31 * DAY)
    const [after] = await receive([late()])
    expect(threadOf(after)).not.toBe(oldId)
    expect((await thread(threadOf(after))).links).toEqual([{ threadId: oldId, relation: 'lateReply', refusal: 'windowExpired' }])
  })
})

describe('a message taken back by the portal', () => {
  it('entered-in-error is kept, struck through and no longer waits for an answer', async () => {
    const { receive, thread, engine } = await clinic()
    const first = message({ id: 'a' })
    const [settled] = await receive([first])
    const back = { ...first, status: 'entered-in-error' }
    expect((await receive([back, back])).map(codeOf)).toEqual(['accepted', 'deduplicated'])
    expect((await thread(threadOf(settled))).unanswered).toEqual([])
    expect(await engine.store.query('messages', { threadId: threadOf(settled) ?? '' })).toHaveLength(1)
    expect(codeOf((await receive([first]))[0])).toBe('deduplicated')
  })

  it('of an unknown message is quarantined', async () => {
    const { receiveOne } = await clinic()
    expect(codeOf(await receiveOne(message({ status: 'entered-in-error' })))).toBe('not-found')
  })
})
