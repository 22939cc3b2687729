import type { Actor } from '#shared/domain/actor.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import type { PatientRecord, RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import { isCovering } from '#shared/domain/outgoing/covering.ts'
import type { OutgoingFacts } from '#shared/domain/outgoing/outgoingFacts.ts'
import { sensitiveWordsOf } from '#shared/domain/outgoing/sensitive.ts'
import { audienceOf } from '#shared/domain/people/audience.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import { markOf } from '#shared/domain/people/confidential.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import { visitsOf, type VisitsOf } from '../appointments/visitsOf.ts'
import type { Engine } from '../engine.ts'
import type { StoredMessage } from '../ports/store.ts'
import { textReach } from './textReach.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** A thread that ended this long ago is no longer on anybody's mind, milliseconds. */
const RECENT = 30 * 86_400_000

/**
 * What `checkOutgoing` must know of a thread and its author. Other patients are those of open and recent threads (PS-08).
 *
 * @param reach `author`: only patients whose threads the author may read (D19), for the screen; `clinic`: all, for the write path.
 */
export async function outgoingFacts(engine: Engine, thread: ThreadState, author: Staff, reach: 'author' | 'clinic'): Promise<OutgoingFacts> {
  return (await outgoingContext(engine, thread, author, reach)).outgoing
}

/** The same, with what it was made from. */
export async function outgoingContext(
  engine: Engine, thread: ThreadState, author: Staff, reach: 'author' | 'clinic',
): Promise<{ outgoing: OutgoingFacts; facts: Facts; visits: VisitsOf }> {
  const { store, clock, pack } = engine
  const now = clock.now()
  const includeClinical = reach === 'clinic' || author.role !== 'clerk'
  const [facts, messages, others, accounts, practitioners, visits] = await Promise.all([
    engine.factsFor(thread),
    store.query('messages', { threadId: thread.threadId }),
    store.query('openPatients', { since: now - RECENT, includeClinical }),
    store.query('accounts', {}),
    store.query('practitioners', {}),
    visitsOf(engine, thread.patientId),
  ])
  // D19: on a clerk's screen nothing is told of a message that the clerk does not read.
  const isShown = ({ messageId }: StoredMessage): boolean => reach === 'clinic' || author.role !== 'clerk' || markOf(thread, { kind: 'message', ref: messageId }) === undefined
  const inbound = messages.filter((message) => message.kind === 'patient')
  const { patient, relatedPersons } = facts.people ?? { patient: null, relatedPersons: [] }
  const lastSender = thread.people.lastSender ?? inbound.at(-1)?.sender ?? null
  const { audience, answer } = audienceOf({ patientId: thread.patientId, people: { ...thread.people, lastSender } }, patient, relatedPersons, pack, now)
  const outgoing: OutgoingFacts = {
    audience,
    own: ownOf(patient, relatedPersons),
    colleagues: [...accounts.map(({ displayName }) => displayName), ...practitioners.map(({ given, family }) => `${given} ${family}`)],
    others: others
      .filter(({ patientId }) => patientId !== thread.patientId)
      .map(({ given, family, birthDate, mrn, phone }) => ({ given, family, birthDate, mrn, phone })),
    seesResultsOnline: facts.patient?.eligible ?? true,
    sensitiveSaid: [...new Set(inbound.filter(isShown).flatMap(({ subject, body }) => sensitiveWordsOf(`${subject}\n${body}`)))],
    lines: pack.phoneLines.map(({ number }) => number),
    coveringFor: isCovering(facts, author.id) ? (facts.addressedName ?? 'a colleague') : null,
    today: localDateOf(now, pack.timeZone),
    addressedTo: thread.addressedTo !== null && facts.addressedName !== null ? { staffId: thread.addressedTo, name: facts.addressedName } : null,
    reach: textReach({ engine, thread, facts, visits, answer, author, reach }),
  }
  return { outgoing, facts, visits }
}

function ownOf(patient: PatientRecord | null, proxies: readonly RelatedPersonRecord[]): OutgoingFacts['own'] {
  const names = patient ? [`${patient.given} ${patient.family}`, ...(patient.preferredName ? [`${patient.preferredName} ${patient.family}`] : [])] : []
  const phones = [patient?.phone, ...(patient?.phones ?? []).map(({ number }) => number), ...proxies.map(({ phone }) => phone)]
  return {
    names: [...names, ...proxies.map(({ given, family }) => `${given} ${family}`)],
    birthDate: patient?.birthDate ?? null,
    mrn: patient?.mrn ?? null,
    phones: phones.filter((phone) => typeof phone === 'string'),
  }
}
