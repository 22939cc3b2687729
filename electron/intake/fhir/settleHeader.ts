import { settledItem, type Desk } from '../desk.ts'
import { IntakeRefused } from '../refusal.ts'
import { messageIdOf, sourceIdOf, threadIdOfHeader, type Received } from '../received.ts'
import type { Settlement } from '../settlement.ts'
import { findAddressees } from './findParties.ts'
import { findPatient } from './findPatient.ts'
import { fingerprintOf } from './fingerprint.ts'
import { keepHeader, knownHeader } from './headers.ts'
import { threadState } from './placeMessage.ts'
import { conceptText, objectOf } from './read.ts'

/**
 * Takes a thread header: remembered until the first message that names it. The portal may change its header (close it,
 * rename it); that closes and renames nothing here, and never moves it to another patient.
 * @throws IntakeRefused
 */
export async function settleHeader(desk: Desk, received: Received): Promise<Settlement> {
  const threadId = threadIdOfHeader(received)
  const fingerprint = fingerprintOf(received)
  const sourceId = sourceIdOf(received)
  const item = { sourceId, fingerprint, resourceType: 'Communication', threadId, messageId: null }
  const known = await knownHeader(desk.engine, threadId)
  if (known?.fingerprint === fingerprint) {
    await desk.book(settledItem('deduplicated', item))
    return { outcome: 'deduplicated', threadId, messageId: null }
  }
  const reference = objectOf(received.resource, 'subject')
  if (!reference) throw new IntakeRefused('required', 'The thread does not say which patient it is about.', 'Communication.subject')
  const patient = await findPatient(desk, received, reference, 'Communication.subject')
  if (known && known.patientId !== patient.patientId) {
    const words = 'A thread with this identity is about another patient. The first stays as it is.'
    throw new IntakeRefused('duplicate', words, 'Communication.subject')
  }
  const subject = conceptText(objectOf(received.resource, 'topic')) ?? ''
  if (subject === '' && desk.strictness === 'portal') {
    throw new IntakeRefused('required', 'A thread needs a subject line.', 'Communication.topic')
  }
  const { pool, addressedTo } = await findAddressees(desk, received)
  const hasBegun = (await threadState(desk, threadId)) !== null
  await keepHeader(desk.engine, threadId, {
    reference: messageIdOf(received), patientId: patient.patientId, subject: hasBegun ? '' : subject, pool, addressedTo, fingerprint,
  })
  await desk.book(settledItem('accepted', item))
  return { outcome: 'accepted', threadId, messageId: null }
}
