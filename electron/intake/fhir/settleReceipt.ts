import { noticeOf } from '#shared/domain/emergency/evolveEmergency.ts'
import { IllegalTransition } from '#shared/domain/errors.ts'
import { settledItem, type Desk } from '../desk.ts'
import { isObject, type JsonValue } from '../json.ts'
import { IntakeRefused } from '../refusal.ts'
import { sha256, type Received } from '../received.ts'
import type { Settlement } from '../settlement.ts'
import { findPatient } from './findPatient.ts'
import { OWN_MESSAGE_SYSTEM } from './findThread.ts'
import { fingerprintOf } from './fingerprint.ts'
import { checkSamePatient, threadState } from './placeMessage.ts'
import { objectOf } from './read.ts'

/**
 * Takes the portal's receipt for a reply of ours: the CommunicationRequest that the outbox wrote, come back `completed`.
 * Only then is a reply shown as delivered (R18).
 * @throws IntakeRefused
 */
export async function settleReceipt(desk: Desk, received: Received): Promise<Settlement> {
  const { store } = desk.engine
  if (received.resource['status'] !== 'completed') {
    const words = 'Only the receipt of a reply is taken: a CommunicationRequest that is completed.'
    throw new IntakeRefused('business-rule', words, 'CommunicationRequest.status')
  }
  const replyId = ownIdentifier(received.resource['identifier'])
  const threadId = replyId === null ? undefined : await store.query('threadOfMessage', { messageId: replyId })
  const state = threadId === undefined ? null : await threadState(desk, threadId)
  const reply = state && replyId !== null ? (state.replies.find((candidate) => candidate.replyId === replyId) ?? noticeOf(state, replyId)) : undefined
  if (replyId === null || threadId === undefined || !state || !reply) {
    throw new IntakeRefused('not-found', 'The receipt is for a reply that is not known here.', 'CommunicationRequest.identifier')
  }
  const subject = objectOf(received.resource, 'subject')
  if (subject) await checkSamePatient(desk, state.patientId, await findPatient(desk, received, subject, 'CommunicationRequest.subject'))
  const sourceId = `${OWN_MESSAGE_SYSTEM}|${replyId}`
  const item = { sourceId, fingerprint: fingerprintOf(received), resourceType: 'CommunicationRequest', threadId, messageId: replyId }
  if (reply.delivery === 'delivered') {
    await desk.book(settledItem('deduplicated', item))
    return { outcome: 'deduplicated', threadId, messageId: replyId }
  }
  try {
    await desk.handle({
      threadId, actor: { kind: 'system', id: 'outbox' }, commandId: `receipt:${sha256(replyId)}`,
      command: { type: 'recordDelivery', replyId, outcome: 'delivered', reason: null }, item: settledItem('accepted', item),
    })
  } catch (error) {
    if (!(error instanceof IllegalTransition)) throw error
    throw new IntakeRefused('business-rule', 'The reply was not waiting for a receipt.', 'CommunicationRequest.status')
  }
  return { outcome: 'accepted', threadId, messageId: replyId }
}

/** Id of our own reply among these identifiers; null when none is ours. */
export function ownIdentifier(identifiers: JsonValue | undefined): string | null {
  if (!Array.isArray(identifiers)) return null
  for (const identifier of identifiers as readonly JsonValue[]) {
    if (!isObject(identifier) || identifier['system'] !== OWN_MESSAGE_SYSTEM) continue
    if (typeof identifier['value'] === 'string') return identifier['value']
  }
  return null
}
