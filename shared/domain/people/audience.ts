import type { PatientRecord, RelatedPersonRecord } from '../directory/records.ts'
import { localDateOf } from '../calendar/localDate.ts'
import type { EpochMs } from '../ids.ts'
import type { PolicyPack } from '../policy/policyPack.ts'
import type { SenderRef, ThreadState } from '../thread/state.ts'
import { ageOn } from './age.ts'
import { isConfidential } from './confidential.ts'
import { gradeOf, type Grade, type GradeAnswer } from './grade.ts'

/** For whom a text is written: the grade of whoever gets it (D17). */
export type Audience = Grade

/** Somebody who can read what the clinic writes here, or is known to the record and cannot. */
export interface Reader {
  readonly who: 'patient' | 'proxy'
  readonly relatedPersonId: string | null
  readonly answer: GradeAnswer
  /** `everything`; a teen's parent sees only displayed appointments (S36); `asked`: an answer to what this person wrote. */
  readonly reads: 'everything' | 'displayedAppointments' | 'granted' | 'asked' | 'nothing'
  /** Gets this answer: wrote last. */
  readonly isAddressee: boolean
}

export interface ThreadAudience {
  /** Grade of whoever gets the answer: the proxy when a proxy wrote last, else the patient. */
  readonly audience: Audience
  readonly answer: GradeAnswer
  readonly readers: readonly Reader[]
  /** Age of the patient in years; null when it is not recorded or not possible. */
  readonly age: number | null
  readonly isConfidential: boolean
}

/** Who wrote last, as far as the log says: a thread of which nothing is known is the patient's own. */
export const lastSenderOf = (thread: Pick<ThreadState, 'people'>): SenderRef => thread.people.lastSender ?? { kind: 'self' }

/**
 * Who will read an answer in this thread (D17, S35, S36, S41; "audience check before send" of S38). The answer itself goes to the
 * addressee; the others are those who can open the patient's messages in the portal. Pure.
 */
export function audienceOf(
  thread: Pick<ThreadState, 'patientId' | 'people'>, patient: PatientRecord | null, relatedPersons: readonly RelatedPersonRecord[],
  pack: PolicyPack, now: EpochMs,
): ThreadAudience {
  const sender = lastSenderOf(thread)
  const writer = sender.kind === 'proxy' ? (relatedPersons.find((person) => person.relatedPersonId === sender.relatedPersonId) ?? null) : null
  const answer: GradeAnswer = thread.patientId === null ? { grade: 'unmatched', reason: 'noPatient', field: null } : gradeOf(sender, patient, writer, pack, now)
  const readers = thread.patientId === null ? [] : readersOf(thread, patient, relatedPersons, answer, pack, now)
  const age = patient?.birthDate ? ageOn(patient.birthDate, localDateOf(now, pack.timeZone)) : null
  return { audience: answer.grade, answer, readers, age: age !== null && age >= 0 ? age : null, isConfidential: isConfidential(thread) }
}

function readersOf(
  thread: Pick<ThreadState, 'people'>, patient: PatientRecord | null, relatedPersons: readonly RelatedPersonRecord[], answer: GradeAnswer,
  pack: PolicyPack, now: EpochMs,
): Reader[] {
  const sender = lastSenderOf(thread)
  const self = gradeOf({ kind: 'self' }, patient, null, pack, now)
  const patientReader: Reader = {
    who: 'patient', relatedPersonId: null, answer: self, reads: self.grade === 'self' ? 'everything' : 'nothing', isAddressee: sender.kind !== 'proxy' && answer.grade === 'self',
  }
  const proxies = relatedPersons.map((person): Reader => {
    const sendsHere = sender.kind === 'proxy' && sender.relatedPersonId === person.relatedPersonId
    const grade = gradeOf({ kind: 'proxy', relatedPersonId: person.relatedPersonId }, patient, person, pack, now)
    return { who: 'proxy', relatedPersonId: person.relatedPersonId, answer: grade, reads: readsOf(grade, sendsHere), isAddressee: sendsHere }
  })
  return [patientReader, ...proxies].toSorted((a, b) => Number(b.isAddressee) - Number(a.isAddressee))
}

function readsOf(answer: GradeAnswer, isAddressee: boolean): Reader['reads'] {
  switch (answer.grade) {
    case 'self':
    case 'childFull':
      return 'everything'
    case 'teenLimited':
      return isAddressee ? 'asked' : 'displayedAppointments'
    case 'adultGranted':
      return answer.scope.includes('messages') ? 'granted' : 'nothing'
    case 'unmatched':
      return isAddressee ? 'asked' : 'nothing'
  }
}
