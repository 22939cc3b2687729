import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { MessageId, ThreadId } from '#shared/domain/ids.ts'
import { replyState, type ReplyRefusal } from '#shared/domain/thread/replyState.ts'
import type { SenderRef, ThreadRelation, ThreadState } from '#shared/domain/thread/state.ts'
import { threadStream } from '#electron/engine/streams.ts'
import type { Desk } from '../desk.ts'
import { IntakeRefused } from '../refusal.ts'
import type { Received } from '../received.ts'
import type { Addressees } from './findParties.ts'
import { survivorOf } from './findPatient.ts'
import { findThread } from './findThread.ts'
import { knownHeader, type Header } from './headers.ts'
import { isOtherSenders, otherSenderPlace } from './teenSenders.ts'
import type { MessageContent } from './messageContent.ts'

/** Everything about a message that does not depend on the state of its thread. */
export interface Incoming {
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
export interface Place {
  readonly threadId: ThreadId
  readonly state: ThreadState | null
  readonly header: Header | null
  /** `refusal`: why the message could not join the thread that it names (D14). */
  readonly link: { readonly threadId: ThreadId; readonly relation: ThreadRelation; readonly refusal?: ReplyRefusal } | null
}

/**
 * Finds the place: the thread that the message names when it may still be joined (D14), a new linked thread when it may
 * not, a new thread when it names none. Never by topic text.
 * @throws IntakeRefused
 */
export async function placeOf(desk: Desk, incoming: Incoming): Promise<Place> {
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
  if (await isOtherSenders(desk, state, incoming)) return otherSenderPlace(desk, state, incoming)
  const refusal = await joinRefusal(desk, state, incoming.sender)
  if (refusal === null) return { threadId: named, state, header: null, link: null }
  return lateReplyPlace(desk, state, incoming, refusal)
}

export async function threadState(desk: Desk, threadId: ThreadId): Promise<ThreadState | null> {
  const loaded = await desk.engine.store.load(threadStream(threadId))
  return loaded?.kind === 'thread' ? loaded.state : null
}

export async function checkSamePatient(desk: Desk, patientId: string | null, patient: PatientRecord): Promise<void> {
  const known = patientId === null ? undefined : await desk.directory('patient', patientId)
  const survivor = known && (await survivorOf(desk, known, 'Communication.subject'))
  if ((survivor?.patientId ?? patientId) !== patient.patientId) {
    throw new IntakeRefused('business-rule', 'The message is about another patient than its thread.', 'Communication.subject')
  }
}

/** D14: the same rule that the composer shows. The clinic's own words from the record system only need an open thread. */
async function joinRefusal(desk: Desk, state: ThreadState, sender: SenderRef): Promise<ReplyRefusal | null> {
  if (sender.kind === 'staff') return state.completion === 'completed' ? 'completed' : null
  const { patient, now } = await desk.engine.factsFor(state)
  const answer = replyState(state, { kind: 'patient', authorised: true }, patient, desk.engine.pack, now)
  return answer.allowed ? null : answer.reason
}

/** A late reply keeps its text, in a new thread linked to the old one, or in the one that an earlier late reply opened. */
async function lateReplyPlace(desk: Desk, old: ThreadState, { patient, sender }: Incoming, refusal: ReplyRefusal): Promise<Place> {
  const relation = sender.kind === 'staff' ? 'postClosure' : 'lateReply'
  for (const { state } of await desk.engine.store.query('threadsOfPatient', { patientId: old.patientId ?? patient.patientId })) {
    const isLate = state.links.some((link) => link.threadId === old.threadId && link.relation === relation)
    if (isLate && (await joinRefusal(desk, state, sender)) === null) return { threadId: state.threadId, state, header: null, link: null }
  }
  return { threadId: desk.engine.ids.next(), state: null, header: null, link: { threadId: old.threadId, relation, refusal } }
}
