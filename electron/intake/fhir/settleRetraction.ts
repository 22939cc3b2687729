import { settledItem, type Desk } from '../desk.ts'
import { IntakeRefused } from '../refusal.ts'
import { messageIdOf, sha256, sourceIdOf, type Received } from '../received.ts'
import type { Settlement } from '../settlement.ts'
import { findPatient } from './findPatient.ts'
import { fingerprintOf } from './fingerprint.ts'
import { checkSamePatient, threadState } from './placeMessage.ts'
import { objectOf } from './read.ts'

/**
 * Takes `entered-in-error` on a known message: kept, struck through, no longer waiting for an answer.
 * @throws IntakeRefused 'not-found' for a message that is not known here
 */
export async function settleRetraction(desk: Desk, received: Received): Promise<Settlement> {
  const { store } = desk.engine
  const sourceId = sourceIdOf(received)
  const accepted = await store.query('acceptedItem', { sourceId })
  const messageId = accepted?.messageId ?? messageIdOf(received)
  const threadId = await store.query('threadOfMessage', { messageId })
  const state = threadId === undefined ? null : await threadState(desk, threadId)
  if (threadId === undefined || !state) {
    throw new IntakeRefused('not-found', 'A message that is not known here was entered in error.', 'Communication.status')
  }
  const subject = objectOf(received.resource, 'subject')
  if (subject) await checkSamePatient(desk, state.patientId, await findPatient(desk, received, subject, 'Communication.subject'))
  const item = { sourceId, fingerprint: fingerprintOf(received), resourceType: 'Communication', threadId, messageId }
  const written = await desk.handle({
    threadId, commandId: `intake:${sha256(sourceId)}:retract`, command: { type: 'retractMessage', messageId },
    // Booked without the source id: the accepted item of the message itself must stay the one that is found by it.
    item: settledItem('accepted', { ...item, sourceId: null }),
  })
  if (!written) await desk.book(settledItem('deduplicated', item))
  return { outcome: written ? 'accepted' : 'deduplicated', threadId, messageId }
}
