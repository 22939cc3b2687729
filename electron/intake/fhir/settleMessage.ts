import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { MessageId, ThreadId } from '#shared/domain/ids.ts'
import { IllegalTransition } from '#shared/domain/errors.ts'
import { replyState } from '#shared/domain/thread/replyState.ts'
import type { SenderRef, ThreadRelation, ThreadState } from '#shared/domain/thread/state.ts'
import { threadStream } from '#electron/engine/streams.ts'
import type { Desk, ItemFacts } from '../desk.ts'
import { IntakeRefused } from '../refusal.ts'
import { messageIdOf, sha256, sourceIdOf, type Received } from '../received.ts'
import type { Settlement } from '../settlement.ts'
import { instantOf } from './fhirTime.ts'
import { findAddressees, findSender, type Addressees } from './findParties.ts'
import { findPatient, survivorOf } from './findPatient.ts'
import { findThread } from './findThread.ts'
import { fingerprintOf } from './fingerprint.ts'
import { keepHeader, knownHeader, type Header } from './headers.ts'
import { contentOf, type MessageContent } from './messageContent.ts'
import { objectOf, textOf } from './read.ts'

/** Earlier messages of the patient that are screened along: a sign may be spread over several (D9). */
const PRIOR_MESSAGES = 5

/** Everything about a message that does not depend on the state of its thread. */
interface Incoming {
  readonly received: Received
  readonly sourceId: string
  readonly fingerprint: string
  readonly messageId: MessageId
  readonly patient: PatientRecord
  readonly sender: SenderRef
  readonly content: MessageContent
  readonly addressees: Addressees
}

/** Where a message goes: into a thread that is there, or into a new one. */
interface Place {
  readonly threadId: ThreadId
  readonly state: ThreadState | null
  readonly header: Header | null
  readonly link: { readonly threadId: ThreadId; readonly relation: ThreadRelation } | null
}

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
  const first = await store.query('acceptedItem', { sourceId })
  const threadId = first?.threadId ?? (await store.query('threadOfMessage', { messageId }))
  if (!first && threadId === undefined) return null
  if (first?.fingerprint !== fingerprint) {
    throw new IntakeRefused('duplicate', 'A message with this identity was taken before, with other content. The first stays as it is.', 'Communication.identifier')
  }
  const facts = { sourceId, fingerprint, resourceType: 'Communication', threadId: first.threadId, messageId: first.messageId }
  await desk.book({ ...facts, outcome: 'deduplicated', reasonCode: null, reason: null, raw: null })
  return { outcome: 'deduplicated', threadId: first.threadId, messageId: first.messageId }
}

async function placeOf(desk: Desk, incoming: Incoming): Promise<Place> {
  const named = await findThread(desk, incoming.received)
  if (named === null) {
    if (incoming.content.subject === '' && desk.strictness === 'portal') {
      throw new IntakeRefused('required', 'A message that begins a thread needs a subject line.', 'Communication.topic')
    }
    return { threadId: desk.engine.ids.next(), state: null, header: null, link: null }
  }
  const state = await threadState(desk, named)
  const header = state ? null : ((await knownHeader(desk.engine, named)) ?? null)
  await checkSamePatient(desk, state?.patientId ?? header?.patientId ?? null, incoming.patient)
  if (!state) return { threadId: named, state: null, header, link: null }
  return (await mayJoin(desk, state, incoming.sender)) ? { threadId: named, state, header: null, link: null } : lateReplyPlace(desk, state, incoming)
}

async function threadState(desk: Desk, threadId: ThreadId): Promise<ThreadState | null> {
  const loaded = await desk.engine.store.load(threadStream(threadId))
  return loaded?.kind === 'thread' ? loaded.state : null
}

async function checkSamePatient(desk: Desk, patientId: string | null, patient: PatientRecord): Promise<void> {
  const known = patientId === null ? undefined : await desk.directory('patient', patientId)
  const survivor = known && (await survivorOf(desk, known, 'Communication.subject'))
  if ((survivor?.patientId ?? patientId) !== patient.patientId) {
    throw new IntakeRefused('business-rule', 'The message is about another patient than its thread.', 'Communication.subject')
  }
}

/** D14: the same rule that the composer shows. The clinic's own words from the record system only need an open thread. */
async function mayJoin(desk: Desk, state: ThreadState, sender: SenderRef): Promise<boolean> {
  if (sender.kind === 'staff') return state.completion !== 'completed'
  const { patient, now } = await desk.engine.factsFor(state)
  return replyState(state, { kind: 'patient', authorised: true }, patient, desk.engine.pack, now).allowed
}

/** A late reply keeps its text, in a new thread linked to the old one, or in the one that an earlier late reply opened. */
async function lateReplyPlace(desk: Desk, old: ThreadState, { patient, sender }: Incoming): Promise<Place> {
  const relation = sender.kind === 'staff' ? 'postClosure' : 'lateReply'
  for (const { state } of await desk.engine.store.query('threadsOfPatient', { patientId: old.patientId ?? patient.patientId })) {
    const isLate = state.links.some((link) => link.threadId === old.threadId && link.relation === relation)
    if (isLate && (await mayJoin(desk, state, sender))) return { threadId: state.threadId, state, header: null, link: null }
  }
  return { threadId: desk.engine.ids.next(), state: null, header: null, link: { threadId: old.threadId, relation } }
}

async function commit(desk: Desk, incoming: Incoming, place: Place): Promise<Settlement> {
  const { engine } = desk
  const { received, sourceId, fingerprint, messageId, sender, content } = incoming
  const { threadId, state, header, link } = place
  const isStaff = sender.kind === 'staff'
  const subject = header ? headed(header.subject, content.subject) : link && content.subject === '' ? await subjectOf(desk, link.threadId) : content.subject
  const earlier = state ? await engine.store.query('messages', { threadId }) : []
  const screening = engine.screen({
    subject,
    body: content.body,
    attachmentNames: content.attachments.map((attachment) => attachment.name),
    priorBodies: earlier.filter((message) => message.kind === 'patient').slice(-PRIOR_MESSAGES).map((message) => message.body),
  })
  const sentAt = instantOf(textOf(received.resource, 'sent') ?? undefined, 'first', engine.pack.timeZone)
  const item: ItemFacts = { sourceId, fingerprint, resourceType: 'Communication', outcome: 'accepted', reasonCode: null, reason: null, raw: null, threadId, messageId }
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
      appointmentRequest: !isStaff && screening.category === 'scheduling',
      link,
    },
    messages: [
      {
        messageId, threadId, kind: isStaff ? 'staff' : 'patient', sender, authorId: isStaff ? sender.staffId : null, authorRole: null, subject,
        body: content.body, textHash: '', attachments: content.attachments, sentAt, receivedAt: engine.clock.now(),
      },
    ],
    item,
  })
  if (!written) {
    await desk.book({ ...item, outcome: 'deduplicated' })
    return { outcome: 'deduplicated', threadId, messageId }
  }
  if (header) await keepHeader(engine, threadId, { ...header, subject: '' })
  if (link) await linkBack(desk, link.threadId, threadId, link.relation, sourceId)
  return { outcome: 'accepted', threadId, messageId }
}

/** The header names the thread; a first message that names it otherwise loses no word. */
const headed = (header: string, own: string): string => (own === '' || own === header ? header : header === '' ? own : `${header} (${own})`)

async function subjectOf(desk: Desk, threadId: ThreadId): Promise<string> {
  const [first] = await desk.engine.store.query('messages', { threadId })
  return first?.subject ?? ''
}

/** The old thread shows where the conversation went on. Only a pointer: without it the new thread still points back. */
async function linkBack(desk: Desk, oldId: ThreadId, newId: ThreadId, relation: ThreadRelation, sourceId: string): Promise<void> {
  await desk.engine.handle({
    threadId: oldId, command: { type: 'linkThread', threadId: newId, relation }, actor: { kind: 'system', id: 'intake' },
    commandId: `intake:${sha256(sourceId)}:link`,
  })
}
