import { localDateOf } from '../calendar/localDate.ts'
import type { PatientRecord, RelatedPersonRecord } from '../directory/records.ts'
import type { EpochMs } from '../ids.ts'
import type { PolicyPack } from '../policy/policyPack.ts'
import type { SenderRef } from '../thread/state.ts'
import { ageOn, birthDateProblem } from './age.ts'
import { grantCovers, grantsConflict, type ProxyScope } from './grants.ts'

/**
 * Who somebody is to a patient (D17): the patient; a proxy of a child under 12 (S35), of a teen of 12 to 17 (S36), of an adult (S41); or
 * nobody that is known, which is the most restrictive.
 */
export const GRADES = ['self', 'childFull', 'teenLimited', 'adultGranted', 'unmatched'] as const
export type Grade = (typeof GRADES)[number]

/** Why somebody is `unmatched`. */
export type UnmatchedReason =
  | 'noPatient' | 'unknownSender' | 'otherPatient' | 'inactive' | 'notYet' | 'ended' | 'noGrant' | 'openGrant' | 'conflictingGrants' | 'noBirthDate'
  | 'impossibleBirthDate' | 'tooYoungForAccount'

export type GradeAnswer =
  | { readonly grade: 'self' | 'childFull' | 'teenLimited'; readonly until: string | null }
  | { readonly grade: 'adultGranted'; readonly scope: readonly ProxyScope[]; readonly until: string | null }
  /** `field` names the part of the record that stands in the way; null when nothing of the record does. */
  | { readonly grade: 'unmatched'; readonly reason: UnmatchedReason; readonly field: string | null }

const unmatched = (reason: UnmatchedReason, field: string | null = null): GradeAnswer => ({ grade: 'unmatched', reason, field })

type Patient = Pick<PatientRecord, 'patientId' | 'birthDate'>

/**
 * The grade of a sender now (D17, S35, S36, S37, S41, S43). Never stored: computed at each reading from the birth date in the clinic's
 * zone, so that a birthday at 12, 13 or 18 changes it at midnight without any event. Pure.
 *
 * @returns `until`: last local date of the grade as far as the record says; null when only a birthday ends it.
 */
export function gradeOf(
  sender: SenderRef, patient: Patient | null, relatedPerson: RelatedPersonRecord | null, pack: PolicyPack, now: EpochMs,
): GradeAnswer {
  if (patient === null) return unmatched('noPatient')
  const today = localDateOf(now, pack.timeZone)
  if (sender.kind === 'self') return gradeOfSelf(patient, pack, today)
  if (sender.kind !== 'proxy' || relatedPerson === null) return unmatched('unknownSender')
  return gradeOfProxy(relatedPerson, patient, pack, today)
}

/** S37: an account of one's own from 13. A younger "self" is an account that somebody else opened. */
function gradeOfSelf(patient: Patient, pack: PolicyPack, today: string): GradeAnswer {
  if (patient.birthDate === null) return { grade: 'self', until: null }
  if (birthDateProblem(patient.birthDate, today) !== null) return unmatched('impossibleBirthDate', 'Patient.birthDate')
  return (ageOn(patient.birthDate, today) ?? 0) < pack.ages.ownAccountFrom ? unmatched('tooYoungForAccount', 'Patient.birthDate') : { grade: 'self', until: null }
}

function gradeOfProxy(person: RelatedPersonRecord, patient: Patient, pack: PolicyPack, today: string): GradeAnswer {
  if (person.patientId !== patient.patientId) return unmatched('otherPatient', 'RelatedPerson.patient')
  if (!person.active) return unmatched('inactive', 'RelatedPerson.active')
  if (person.periodStart !== null && firstDay(person.periodStart) > today) return unmatched('notYet', 'RelatedPerson.period')
  if (person.periodEnd !== null && lastDay(person.periodEnd) < today) return unmatched('ended', 'RelatedPerson.period')
  if (patient.birthDate === null) return unmatched('noBirthDate', 'Patient.birthDate')
  if (birthDateProblem(patient.birthDate, today) !== null) return unmatched('impossibleBirthDate', 'Patient.birthDate')
  const age = ageOn(patient.birthDate, today) ?? 0
  const until = person.periodEnd === null ? null : lastDay(person.periodEnd)
  if (age < pack.ages.childUnder) return { grade: 'childFull', until }
  if (age <= pack.ages.teenTo) return { grade: 'teenLimited', until }
  return gradeOfAdultProxy(person, today, until)
}

/** S41: access is granted first, for something and until some day; a relation alone, even a spouse's, is none. */
function gradeOfAdultProxy(person: RelatedPersonRecord, today: string, until: string | null): GradeAnswer {
  const grants = person.grants ?? []
  if (grants.length === 0) return unmatched('noGrant', 'RelatedPerson.extension')
  // D17, "with scope and end": a grant that never ends is none until the record says until when (ADR 0012).
  if (grants.every(({ to }) => to === null)) return unmatched('openGrant', 'RelatedPerson.extension')
  const holding = grants.filter((grant) => grant.to !== null && grantCovers(grant, today))
  const [grant] = holding
  if (!grant) return unmatched(grants.some(({ from }) => from !== null && from > today) ? 'notYet' : 'ended', 'RelatedPerson.extension')
  if (grantsConflict(holding)) return unmatched('conflictingGrants', 'RelatedPerson.extension')
  const ends = [until, ...holding.map(({ to }) => to)].filter((end) => end !== null).toSorted()
  return { grade: 'adultGranted', scope: grant.scope, until: ends[0] ?? null }
}

/** First and last day that a FHIR date, or a date with a time, names; a year or a month names many. */
const firstDay = (date: string): string => `${date.slice(0, 10)}${'-01'.repeat(Math.max(0, 3 - date.slice(0, 10).split('-').length))}`
const lastDay = (date: string): string => (date.length >= 10 ? date.slice(0, 10) : date.length === 7 ? `${date}-31` : `${date}-12-31`)
