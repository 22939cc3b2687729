import type { PatientPhone } from '../directory/records.ts'
import type { EpochMs } from '../ids.ts'
import { isEmergencyTier } from './branches.ts'
import type { EmergencyPolicy } from './emergencyPolicy.ts'
import { sameNumber } from './phones.ts'
import { PHONE_USE_LABEL } from './phoneUse.ts'
import type { ContactState, ThreadState } from '../thread/state.ts'

/** When the newest raised flag of tier D0 to D2 came: only calls after it count for it (D10). Null when none is raised. */
export function emergencySince(thread: Pick<ThreadState, 'flags'>): EpochMs | null {
  const raised = thread.flags.filter((flag) => flag.status === 'raised' && isEmergencyTier(flag.finding.tier))
  return raised.length === 0 ? null : Math.max(...raised.map((flag) => flag.raisedAt))
}

/** Is abuse or violence suspected, or does the record ask for safe contact? Then no voicemail and no proxy (red flags, row 43). */
export function isSafeContact(thread: Pick<ThreadState, 'flags'>, policy: EmergencyPolicy, safeContactNote: string | null | undefined): boolean {
  return Boolean(safeContactNote) || thread.flags.some((flag) => flag.status === 'raised' && policy.safeContactGroups.includes(flag.finding.group))
}

/**
 * Did this contact reach the patient? With a red flag of D0 to D2 it takes a number that was dialled, or that the patient called us;
 * a word with the emergency contact is recorded and is not the patient (D10).
 */
export function reachedPatient(contact: Pick<ContactState, 'outcome' | 'number' | 'use'>, thread: Pick<ThreadState, 'flags'>): boolean {
  if (contact.outcome === 'patientCalled') return true
  if (contact.outcome !== 'reached') return false
  return emergencySince(thread) === null || (contact.number != null && contact.use !== 'emergencyContact')
}

export interface Ladder {
  /** Numbers that may be dialled, in order; unsafe ones are not among them. */
  readonly numbers: readonly { readonly phone: PatientPhone; readonly tries: number }[]
  /** Numbers of the record that are not offered. */
  readonly withheld: number
  /** Calls with a number that did not reach the patient, since the flag. */
  readonly tries: number
  readonly needed: number
  /** Dialled next; null when every number is wrong or there is none. */
  readonly next: PatientPhone | null
  /** D10: enough tries, or nothing to dial. */
  readonly mayAskWelfareCheck: boolean
  readonly settled: 'reached' | 'welfareCheck' | null
  /** Somebody spoke with the emergency contact, which is not the patient. */
  readonly hasToldContact: boolean
}

/** Where the call ladder stands (S14, D10). Pure: the screen shows it, the write path holds to it. */
export function callLadder(thread: ThreadState, phones: readonly PatientPhone[], policy: EmergencyPolicy, safeContactNote: string | null | undefined): Ladder {
  const since = emergencySince(thread) ?? 0
  const calls = thread.contacts.filter((contact) => contact.at >= since)
  const missed = calls.filter((contact) => !reachedPatient(contact, thread) && contact.outcome !== 'welfareCheckRequested' && contact.number != null)
  const hasToldContact = calls.some((contact) => contact.outcome === 'reached' && contact.use === 'emergencyContact')
  const isSafeOnly = isSafeContact(thread, policy, safeContactNote)
  const offered = phones.filter((phone) => phone.isSafe && !(isSafeOnly && phone.use === 'emergencyContact'))
  const triesOf = (phone: PatientPhone): ContactState[] => missed.filter((contact) => sameNumber(contact.number ?? '', phone.number))
  const right = offered.filter((phone) => !triesOf(phone).some((contact) => contact.outcome === 'wrongNumber'))
  // Once the emergency contact knows, it is the patient's own turn.
  const order = (phone: PatientPhone): number => triesOf(phone).length + (hasToldContact && phone.use === 'emergencyContact' ? 1000 : 0)
  const next = right.toSorted((a, b) => order(a) - order(b))[0] ?? null
  return {
    numbers: offered.map((phone) => ({ phone, tries: triesOf(phone).length })),
    withheld: phones.length - offered.length,
    tries: missed.length,
    needed: policy.contactTries,
    next,
    mayAskWelfareCheck: missed.length >= policy.contactTries || next === null,
    settled: settledBy(thread),
    hasToldContact,
  }
}

/** D10: what has ended the emergency; null while neither a call that reached the patient nor the whole welfare check is on record. */
export function settledBy(thread: Pick<ThreadState, 'flags' | 'contacts' | 'emergency'>): Ladder['settled'] {
  const since = emergencySince(thread)
  if (since === null) return null
  if (thread.contacts.some((contact) => contact.at >= since && reachedPatient(contact, thread))) return 'reached'
  const { welfareCompletedAt } = thread.emergency
  return welfareCompletedAt !== null && welfareCompletedAt >= since ? 'welfareCheck' : null
}

/** `2 of 3 tries, next: mobile`; what is next is always said (S14). */
export function ladderWords({ tries, needed, next, mayAskWelfareCheck, settled, hasToldContact }: Ladder): string {
  if (settled === 'reached') return 'The patient was reached.'
  if (settled === 'welfareCheck') return 'The welfare check is complete.'
  const told = hasToldContact ? 'Emergency contact reached, not the patient. ' : ''
  if (mayAskWelfareCheck) return `${told}${next === null && tries < needed ? 'No number to dial' : `${tries} of ${needed} tries`}, next: the welfare check`
  const own = hasToldContact ? 'the patient, ' : ''
  return `${told}${tries} of ${needed} tries, next: ${next === null ? 'the welfare check' : `${own}${PHONE_USE_LABEL[next.use]}`}`
}

/**
 * What D10 still asks of this thread, in words that say what to do; null when nothing is raised at D0 to D2, or when it
 * is settled. Never a text alone, S13.
 */
export function emergencyMissing(thread: ThreadState, needed: number | null): string | null {
  const since = emergencySince(thread)
  if (since === null || thread.tier === null || settledBy(thread) !== null) return null
  const tries = thread.contacts.filter((contact) => contact.at >= since && !reachedPatient(contact, thread) && contact.number != null).length
  const steps = thread.emergency.welfareSteps.filter((step) => step.at >= since).length
  const done = steps > 0 ? ' Or finish the welfare check.' : tries === 0 ? '' : ` ${tries}${needed === null ? '' : ` of ${needed}`} ${tries === 1 ? 'try has' : 'tries have'} not reached the patient.`
  return `A ${thread.tier} thread ends with a recorded call, never with a text alone. Call the patient and log the outcome.${done}`
}
