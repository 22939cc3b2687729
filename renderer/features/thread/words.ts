import type { ContactOutcome } from '#shared/domain/thread/state.ts'
import type { Role } from '#shared/domain/actor.ts'
import type { Tier, WorkType } from '#shared/domain/screening/findings.ts'

export const WORK_TYPE_WORDS: Record<WorkType, string> = {
  refill: 'Refill',
  scheduling: 'Scheduling',
  results: 'Results',
  symptom: 'Symptom',
  medication_question: 'Medicine question',
  referral_or_forms: 'Referral or form',
  billing_admin: 'Billing',
  general_question: 'General question',
  thanks_or_social: 'Thanks',
  other: 'Other',
}

export const OUTCOME_WORDS: Record<ContactOutcome, string> = {
  reached: 'Reached the patient',
  patientCalled: 'The patient called us',
  voicemailNoDetails: 'Left a voicemail without details',
  noAnswer: 'No answer',
  wrongNumber: 'Wrong number',
  welfareCheckRequested: 'Asked for a welfare check',
  letterSent: 'Sent a letter instead',
}

/** A tier as a person reads it (D8). */
export const TIER_WORDS: Record<Tier, string> = {
  D0: '911 or 988 now',
  D1: 'Emergency department now',
  D2: 'Seen or called within 4 hours',
  D3: 'Within 24 hours',
  D4: 'Within 3 days',
  D5: 'Within 2 weeks',
  D6: 'Home care with a call-back rule',
  D7: 'Administrative',
}

export const ROLE_WORDS: Record<Role, string> = {
  clerk: 'Clerk',
  nurse: 'Nurse (RN)',
  pa: 'Physician assistant (PA)',
  physician: 'Physician (MD)',
  supervisor: 'Supervisor',
  admin: 'Admin',
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}

/** `3 messages`, `1 message`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
