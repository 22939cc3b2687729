import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { ThreadId } from '#shared/domain/ids.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { IntakeItem } from '#electron/engine/ports/store.ts'
import { INTAKE } from '#electron/intake/desk.ts'
import { instantOf } from '#electron/intake/fhir/fhirTime.ts'
import { textOf } from '#electron/intake/fhir/read.ts'
import { messageIdOf } from '#electron/intake/received.ts'
import type { ReadItem } from './readItem.ts'

/** A person who took in a message without a subject line says so in its place. */
const NO_SUBJECT = '(no subject)'

/**
 * The message as a thread of the matched patient. Its sender is `unmatched`, so the most restrictive rules hold (D17); it is screened
 * and starts its clocks like any other. The same item again is the same thread.
 */
export async function takeIn(engine: Engine, item: IntakeItem, read: ReadItem, patient: PatientRecord): Promise<ThreadId> {
  const threadId = `aside-${item.itemId}`
  const subject = read.subject.trim() === '' ? NO_SUBJECT : read.subject
  const screening = engine.screen({ subject: read.subject, body: read.body, attachmentNames: read.attachments.map(({ name }) => name), priorBodies: [] })
  const sentAt = instantOf(textOf(read.received?.resource, 'sent') ?? undefined, 'first', engine.pack.timeZone)
  const messageId = await freeMessageId(engine, item, read)
  const sender = { kind: 'unmatched' } as const
  await engine.handle({
    threadId, actor: INTAKE, commandId: `setAside:${item.itemId}:takeIn`,
    command: {
      type: 'receiveMessage', messageId, patientId: patient.patientId, addressedTo: read.addressees.addressedTo, poolHint: read.addressees.pool, sender, sentAt, textHash: '', screening,
      markedUrgent: ['urgent', 'asap', 'stat'].includes(textOf(read.received?.resource, 'priority') ?? ''), appointmentRequest: screening.category === 'scheduling', link: null,
    },
    messages: [{
      messageId, threadId, kind: 'patient', sender, authorId: null, authorRole: null, subject, body: read.body, textHash: '', attachments: read.attachments, sentAt, receivedAt: engine.clock.now(),
    }],
  })
  return threadId
}

/** The portal's own id where it is free, so that the portal can name the message; another message may stand under it already. */
async function freeMessageId(engine: Engine, item: IntakeItem, { received }: ReadItem): Promise<string> {
  const own = received ? messageIdOf(received) : null
  return own !== null && (await engine.store.query('threadOfMessage', { messageId: own })) === undefined ? own : `aside:${item.itemId}`
}
