import { ROLE_LABEL } from '#shared/domain/actor.ts'
import type { SenderRef, ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { StoredMessage } from '#electron/engine/ports/store.ts'
import { OWN_MESSAGE_SYSTEM, OWN_THREAD_SYSTEM } from '#electron/intake/fhir/findThread.ts'
import { knownHeader } from '#electron/intake/fhir/headers.ts'
import type { Outgoing } from './outgoing.ts'

const MEDICAL_RECORD = { system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }

/**
 * A reply as the portal gets it. Ids are those of the commit and never made anew, so that the same reply twice is one
 * reply (R17). R4 gives a CommunicationRequest no `inResponseTo`: the messages that it answers, and the header of the
 * thread, stand in `about`; the thread's own id in `groupIdentifier`.
 */
export async function communicationRequest(
  engine: Engine, thread: ThreadState, reply: Outgoing, message: StoredMessage,
): Promise<object> {
  const { store } = engine
  const earlier = (await store.query('messages', { threadId: thread.threadId })).filter((each) => each.kind === 'patient')
  const answered = earlier.filter((each) => reply.answers.includes(each.messageId))
  const last = answered.at(-1) ?? earlier.at(-1)
  const header = await knownHeader(engine, thread.threadId)
  const patient = thread.patientId === null ? undefined : await store.query('patient', { patientId: thread.patientId })
  const author = (await store.query('accounts', {})).find((account) => account.staffId === reply.authorId)
  const told = answered.length > 0 ? answered : last ? [last] : []
  const about = [...(header ? [header.reference] : []), ...told.map((each) => each.messageId)]
  return {
    resourceType: 'CommunicationRequest',
    ...(/^[A-Za-z0-9.-]{1,64}$/.test(reply.replyId) ? { id: reply.replyId } : {}),
    identifier: [{ system: OWN_MESSAGE_SYSTEM, value: reply.replyId }],
    groupIdentifier: { system: OWN_THREAD_SYSTEM, value: thread.threadId },
    status: 'active',
    priority: reply.authorId === null ? 'stat' : 'routine',
    // PS-11: the phrase to an unmatched sender names no patient; the portal finds the sender by the message in `about`.
    ...(thread.patientId === null ? {} : {
      subject: {
        reference: `Patient/${thread.patientId}`,
        ...(patient?.mrn ? { identifier: { type: { coding: [MEDICAL_RECORD] }, value: patient.mrn } } : {}),
      },
      // The same sender that the composer shows as reader (D17).
      recipient: [{ reference: recipientOf(thread.people.lastSender ?? last?.sender, thread) }],
    }),
    ...(about.length > 0 ? { about: about.map(referenceTo) } : {}),
    payload: [{ contentString: message.body }],
    authoredOn: new Date(reply.queuedAt).toISOString(),
    sender: senderOf(reply, author?.displayName ?? null),
  }
}

/** The author with the role (S17); the automatic notice (D10) has no person behind it and says so. */
function senderOf({ authorId, authorRole }: Outgoing, name: string | null): object {
  if (authorId === null || authorRole === null) return { type: 'Device', identifier: { system: 'urn:wellthread:device', value: 'automatic-notice' }, display: 'Automatic notice' }
  return { reference: `Practitioner/${authorId}`, ...(name === null ? {} : { display: `${name}, ${ROLE_LABEL[authorRole]}` }) }
}

/** Whoever wrote gets the answer: the proxy when a proxy wrote, else the patient. */
function recipientOf(sender: SenderRef | undefined, thread: ThreadState): string {
  return sender?.kind === 'proxy' ? `RelatedPerson/${sender.relatedPersonId}` : `Patient/${thread.patientId ?? ''}`
}

/** A message under the name that the portal gave it, as far as it gave it one. */
function referenceTo(messageId: string): object {
  if (messageId.startsWith('Communication/') || messageId.startsWith('urn:uuid:')) return { reference: messageId }
  const bar = messageId.indexOf('|')
  const isFromFile = messageId.startsWith('file:') || messageId.startsWith('folder:')
  const isForeign = bar > 0 && !isFromFile
  const identifier = isForeign
    ? { system: messageId.slice(0, bar), value: messageId.slice(bar + 1) }
    : { system: OWN_MESSAGE_SYSTEM, value: messageId }
  return { type: 'Communication', identifier }
}
