import { describe, expect, it } from 'vitest'
import { codeOf, type Json } from './clinic.ts'
import { OUTBOX } from '#test/helpers/builders.ts'
import { replies } from '#test/outbox/clinicReplies.ts'

const receipt = (replyId: string, changes: Json = {}): Json => ({
  resourceType: 'CommunicationRequest', status: 'completed', identifier: [{ system: 'urn:wellthread:message', value: replyId }],
  subject: { reference: 'Patient/pa' }, payload: [{ contentString: 'With food, please.' }], ...changes,
})

describe('the portal’s receipt for a reply (R18)', () => {
  it('makes it delivered, once, however often it comes', async () => {
    const { threads, reply, state, receive } = await replies(1)
    const [threadId = ''] = threads
    await reply(threadId, 'r1')
    expect((await receive([receipt('r1'), receipt('r1')])).map(codeOf)).toEqual(['accepted', 'deduplicated'])
    expect((await state(threadId, 'r1')).delivery).toBe('delivered')
  })

  it('counts also when it overtakes the record of the hand-over, or comes after the reply was given up', async () => {
    const { engine, threads, reply, state, receive } = await replies(1)
    const [threadId = ''] = threads
    await reply(threadId, 'r1')
    await engine.handle({
      threadId, actor: OUTBOX, commandId: 'failed',
      command: { type: 'recordDelivery', replyId: 'r1', outcome: 'failed', reason: 'folderFull' },
    })
    expect(codeOf((await receive([receipt('r1')]))[0])).toBe('accepted')
    expect((await state(threadId, 'r1')).delivery).toBe('delivered')
  })

  it.each<[string, Json, string]>([
    ['a request that is not completed', receipt('r1', { status: 'active' }), 'business-rule'],
    ['a reply that nobody here wrote', receipt('r2'), 'not-found'],
    ['an identifier of another system', receipt('r1', { identifier: [{ system: 'urn:other', value: 'r1' }] }), 'not-found'],
    ['another patient', receipt('r1', { subject: { reference: 'Patient/pd' } }), 'business-rule'],
    ['a patient’s message', receipt('Communication/q0'), 'not-found'],
  ])('for %s is quarantined and changes nothing', async (_, resource, expected) => {
    const { threads, reply, state, receive } = await replies(1)
    const [threadId = ''] = threads
    await reply(threadId, 'r1')
    expect(codeOf((await receive([resource]))[0])).toBe(expected)
    expect((await state(threadId, 'r1')).delivery).toBe('sending')
  })
})
