import { noticeOf } from '#shared/domain/emergency/evolveEmergency.ts'
import { IllegalTransition } from '#shared/domain/errors.ts'
import { settledItem, type Desk } from '../desk.ts'
import type { JsonObject } from '../json.ts'
import { IntakeRefused } from '../refusal.ts'
import { sha256, sourceIdOf, type Received } from '../received.ts'
import type { Settlement } from '../settlement.ts'
import { instantOf } from './fhirTime.ts'
import { findPatient } from './findPatient.ts'
import { OWN_MESSAGE_SYSTEM } from './findThread.ts'
import { fingerprintOf } from './fingerprint.ts'
import { checkSamePatient, threadState } from './placeMessage.ts'
import { objectOf, objectsOf, textOf } from './read.ts'
import { ownIdentifier } from './settleReceipt.ts'

/**
 * A read receipt (S25): a Communication without payload, `basedOn` one of our replies, whose `received` says when the patient
 * read it. R4 has no read receipt of its own; this is the portal's copy of our message, come back with its reading time.
 */
export function isReadReceipt({ resource }: Pick<Received, 'resource'>): boolean {
  return resource['payload'] === undefined && textOf(resource, 'received') !== null && repliesNamed(resource).length > 0
}

const repliesNamed = (resource: JsonObject): string[] =>
  objectsOf(resource, 'basedOn').flatMap((reference) => {
    const identifier = objectOf(reference, 'identifier')
    const id = identifier ? ownIdentifier([identifier]) : null
    return id === null ? [] : [id]
  })

/** @throws IntakeRefused 'not-found' for a reply that is not known here, 'invariant' for a time that is none */
export async function settleReadReceipt(desk: Desk, received: Received): Promise<Settlement> {
  const { store, clock, pack } = desk.engine
  const [replyId = ''] = repliesNamed(received.resource)
  const threadId = await store.query('threadOfMessage', { messageId: replyId })
  const state = threadId === undefined ? null : await threadState(desk, threadId)
  if (threadId === undefined || !state || !(state.replies.some((reply) => reply.replyId === replyId) || noticeOf(state, replyId))) {
    throw new IntakeRefused('not-found', 'The read receipt is for a reply that is not known here.', 'Communication.basedOn')
  }
  const subject = objectOf(received.resource, 'subject')
  if (subject) await checkSamePatient(desk, state.patientId, await findPatient(desk, received, subject, 'Communication.subject'))
  const readAt = instantOf(textOf(received.resource, 'received') ?? undefined, 'first', pack.timeZone) ?? clock.now()
  const item = {
    sourceId: received.resource['identifier'] === undefined ? `${OWN_MESSAGE_SYSTEM}|${replyId}|read` : sourceIdOf(received),
    fingerprint: fingerprintOf(received), resourceType: 'Communication', threadId, messageId: replyId,
  }
  try {
    const written = await desk.handle({
      threadId, actor: { kind: 'system', id: 'outbox' }, commandId: `read:${sha256(replyId)}`,
      command: { type: 'recordRead', replyId, readAt }, item: settledItem('accepted', item),
    })
    if (!written) await desk.book(settledItem('deduplicated', item))
    return { outcome: written ? 'accepted' : 'deduplicated', threadId, messageId: replyId }
  } catch (error) {
    if (!(error instanceof IllegalTransition)) throw error
    // Read before, along with a later reply.
    await desk.book(settledItem('deduplicated', item))
    return { outcome: 'deduplicated', threadId, messageId: replyId }
  }
}
