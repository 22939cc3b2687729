import type { TextReach } from './textReach.ts'

/** Who will read the text (shared/domain/people); unmatched is the most restrictive. */
export type OutgoingAudience = 'self' | 'childFull' | 'teenLimited' | 'adultGranted' | 'unmatched'

/** What the guard must know of another patient to keep them out of this text (PS-08). */
export interface OtherPatient {
  readonly given: string
  readonly family: string
  /** `YYYY-MM-DD` */
  readonly birthDate: string | null
  readonly mrn: string | null
  readonly phone: string | null
}

/** Everything that a check knows beside the text. Loaded by the engine; the composer gets the same. */
export interface OutgoingFacts {
  readonly audience: OutgoingAudience
  /** The patient, and who writes for them: never taken for somebody else. */
  readonly own: {
    readonly names: readonly string[]
    readonly birthDate: string | null
    readonly mrn: string | null
    readonly phones: readonly string[]
  }
  /** Staff and doctors: never taken for a patient. */
  readonly colleagues: readonly string[]
  /** Patients of open and recent threads, without this one. */
  readonly others: readonly OtherPatient[]
  /** S61: the portal shows this patient their results. */
  readonly seesResultsOnline: boolean
  /** Sensitive words that the patient used in this thread (S15), see `sensitiveWordsOf`. */
  readonly sensitiveSaid: readonly string[]
  /** Phone lines of the policy pack. */
  readonly lines: readonly string[]
  /** S20: the author answers in place of this clinician; null otherwise. */
  readonly coveringFor: string | null
  /** Local date `YYYY-MM-DD` of the clinic. */
  readonly today: string
  /** Who is named under the text; null for nobody (S17). */
  readonly addressedTo: { readonly staffId: string; readonly name: string } | null
  /** Left out: no bounds are known. */
  readonly reach?: TextReach | undefined
}
