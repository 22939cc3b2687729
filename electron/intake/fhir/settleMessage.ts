import { formRefOf } from '#shared/domain/appointment/requestForm.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import type { MessageId, ThreadId } from '#shared/domain/ids.ts'
import { IllegalTransition } from '#shared/domain/errors.ts'
import { REPLY_REFUSAL_WORDS } from '#shared/domain/thread/replyState.ts'
import type { ThreadRelation } from '#shared/domain/thread/state.ts'
import { settledItem, type Desk } from '../desk.ts'
import { IntakeRefused } from '../refusal.ts'
import { messageIdOf, sha256, sourceIdOf, type Received } from '../received.ts'
import type { Settlement } from '../settlement.ts'
import { instantOf } from './fhirTime.ts'
import { findAddressees, findSender } from './findParties.ts'
import { findPatient } from './findPatient.ts'
import { findSibling } from './findSibling.ts'
import { findPostClosure } from './findPostClosure.ts'
import { fingerprintOf } from './fingerprint.ts'
import { keepHeader } from './headers.ts'
import { contentOf } from './messageContent.ts'
import { placeOf, type Incoming, type Place } from './placeMessage.ts'
import { objectOf, textOf } from './read.ts'

/** Earlier messages of the patient that are screened along: a sign may be spread over several (D9). */
const PRIOR_MESSAGES = 5

/**
 * Takes a message (a Communication with payload): known again, checked, placed, screened, committed with its text and
 * its intake item in one step. Clocks start at the engine's time; what the sender says of times is only shown.
 * @throws IntakeRefused; 'not-found' may be cured by what comes later in the same file
 */
export async function settleMessage(desk: Desk, received: Received): Promise<Settlement> {
  const sourceId = sourceIdOf(received)
  const fingerprint = fingerprintOf(received)
  const messageId = messageIdOf(received)
  const again = await knownAgain(desk, sourceId, fingerprint, messageId)
  if (again) return again
  const subject = objectOf(received.resource, 'subject')
  if (!subject) throw new IntakeRefused('required', 'The message does not say which patient it is about.', 'Communication.subject')
  const content = contentOf(received)
  const limit = desk.engine.pack.limits.messageBytes
  if (Buffer.byteLength(content.subject) + Buffer.byteLength(content.body) > limit) {
    throw new IntakeRefused('too-long', `The message is longer than ${limit} bytes. It is kept whole, never cut.`, 'Communication.payload')
  }
  const patient = await findPatient(desk, received, subject, 'Communication.subject')
  // S2: a registered member has a record number; without one nobody can tell two patients of one name apart.
  if (patient.mrn === null && desk.strictness === 'portal') {
    throw new IntakeRefused('business-rule', 'The patient has no medical record number here, so nobody can be sure whose message it is.', 'Communication.subject')
  }
  const sender = await findSender(desk, received, patient)
  const addressees = await findAddressees(desk, received)
  const incoming = { received, sourceId, fingerprint, messageId, patient, sender, content, addressees }
  try {
    return await commit(desk, incoming, await placeOf(desk, incoming))
  } catch (error) {
    // Somebody completed the thread between the look and the commit: look again.
    if (!(error instanceof IllegalTransition)) throw error
    return commit(desk, incoming, await placeOf(desk, incoming))
  }
}

/** Same identifier, same content: the same message. Other content: refused, the first stays as it is (interop.md, R15). */
async function knownAgain(desk: Desk, sourceId: string, fingerprint: string, messageId: MessageId): Promise<Settlement | null> {
  const { store } = desk.engine
  // The text first: it is committed together with its item, so an item that is missing after it is really missing.
  const threadId = await store.query('threadOfMessage', { messageId })
  const first = await store.query('acceptedItem', { sourceId })
  if (!first && threadId === undefined) return null
  if (first?.fingerprint !== fingerprint) {
    const words = 'A message with this identity was taken before, with other content. The first stays as it is.'
    throw new IntakeRefused('duplicate', words, 'Communication.identifier')
  }
  const item = { sourceId, fingerprint, resourceType: 'Communication', threadId: first.threadId, messageId: first.messageId }
  await desk.book(settledItem('deduplicated', item))
  return { outcome: 'deduplicated', threadId: first.threadId, messageId: first.messageId }
}

/** `urgent`, `asap` and `stat` all count; absent is routine (interop.md). */
const isUrgent = (received: Received): boolean => ['urgent', 'asap', 'stat'].includes(textOf(received.resource, 'priority') ?? '')

async function commit(desk: Desk, incoming: Incoming, place: Place): Promise<Settlement> {
  const { engine } = desk
  const { received, sourceId, fingerprint, messageId, sender, content } = incoming
  const { threadId, state, header } = place
  const isStaff = sender.kind === 'staff'
  const link = place.link ?? (await siblingLink(desk, incoming, place))
  const postClosure = isStaff ? null : await findPostClosure(desk, incoming, place)
  const subject = await subjectLine(desk, content.subject, place)
  const earlier = state ? await engine.store.query('messages', { threadId }) : []
  const screening = engine.screen({
    subject,
    body: content.body,
    attachmentNames: content.attachments.map((attachment) => attachment.name),
    priorBodies: earlier.filter((message) => message.kind === 'patient').slice(-PRIOR_MESSAGES).map((message) => message.body),
  })
  const sentAt = instantOf(textOf(received.resource, 'sent') ?? undefined, 'first', engine.pack.timeZone)
  const item = { sourceId, fingerprint, resourceType: 'Communication', threadId, messageId }
  // S51: the portal's request form starts its own clock, whatever screening takes the text for.
  const form = isStaff ? null : formRefOf(subject, content.body, engine.pack, localDateOf(engine.clock.now(), engine.pack.timeZone))
  const written = await desk.handle({
    threadId,
    commandId: `intake:${sha256(sourceId)}`,
    command: {
      type: 'receiveMessage',
      messageId,
      // A thread keeps the record that it began with; after a merge both stand for one person.
      patientId: state ? state.patientId : incoming.patient.patientId,
      addressedTo: incoming.addressees.addressedTo ?? header?.addressedTo ?? null,
      poolHint: incoming.addressees.pool ?? header?.pool ?? null,
      sender,
      sentAt,
      textHash: '',
      // What the clinic wrote raises no flag against itself.
      screening: isStaff ? { ...screening, findings: [], redFlags: [], soon: false, tier: null } : screening,
      markedUrgent: isUrgent(received),
      appointmentRequest: !isStaff && (form !== null || screening.category === 'scheduling'),
      ...(form && { appointmentForm: form }),
      link: link ?? (postClosure && { threadId: postClosure.threadId, relation: 'postClosure' }),
      ...(postClosure ? { postClosure } : {}),
    },
    messages: [
      {
        messageId, threadId, kind: isStaff ? 'staff' : 'patient', sender, authorId: isStaff ? sender.staffId : null, authorRole: null,
        subject, body: content.body, textHash: '', attachments: content.attachments, sentAt, receivedAt: engine.clock.now(),
      },
    ],
    item: settledItem('accepted', item),
  })
  if (!written) {
    // Another reader was faster with the same identity: the same content, or a refusal.
    const again = await knownAgain(desk, sourceId, fingerprint, messageId)
    if (again) return again
    await desk.book(settledItem('deduplicated', item))
    return { outcome: 'deduplicated', threadId, messageId }
  }
  if (header) await keepHeader(engine, threadId, { ...header, subject: '' })
  if (link) await linkBack(desk, link.threadId, threadId, link.relation, sourceId)
  else if (postClosure) await linkBack(desk, postClosure.threadId, threadId, 'postClosure', sourceId)
  // D14: the portal is told what the composer shows; the text is kept all the same.
  const refusal = place.link?.refusal
  return { outcome: 'accepted', threadId, messageId, ...(refusal && !isStaff ? { lateReply: { reason: refusal, ...REPLY_REFUSAL_WORDS[refusal] } } : {}) }
}

/**
 * Subject line of a message: its own. The first message of a header's thread takes the header's, and loses no word of its
 * own; a late reply without one takes that of the thread that it answers.
 */
async function subjectLine(desk: Desk, own: string, { header, link }: Place): Promise<string> {
  if (header) return own === '' || own === header.subject ? header.subject : header.subject === '' ? own : `${header.subject} (${own})`
  if (!link || own !== '') return own
  const [first] = await desk.engine.store.query('messages', { threadId: link.threadId })
  return first?.subject ?? ''
}

/** D11: the same concern to another office is linked and shown, never merged. Only a thread that begins here is looked at. */
async function siblingLink(desk: Desk, incoming: Incoming, { state, header }: Place): Promise<Place['link']> {
  if (state || header || incoming.sender.kind === 'staff') return null
  const threadId = await findSibling(desk, incoming)
  return threadId === null ? null : { threadId, relation: 'sibling' }
}

/** The old thread shows where the conversation went on. Only a pointer: without it the new thread still points back. */
async function linkBack(desk: Desk, oldId: ThreadId, newId: ThreadId, relation: ThreadRelation, sourceId: string): Promise<void> {
  await desk.engine.handle({
    threadId: oldId, command: { type: 'linkThread', threadId: newId, relation }, actor: { kind: 'system', id: 'intake' },
    commandId: `intake:${sha256(sourceId)}:link`,
  })
}
