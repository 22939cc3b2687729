import type { ProxyScope } from '../people/grants.ts'

/** A visit of the patient, as a text could name it. */
export interface KnownVisit {
  /** Local date `YYYY-MM-DD`. */
  readonly date: string
  /** As the slot or the record writes it; null when it does not say. */
  readonly clinician: string | null
}

/** How far whoever gets a text may hear of visits, results and medicines (S34, S36, S38, S41, S42, S47). */
export interface TextReach {
  /** What an adult's grant covers (S41); null where no grant sets the bounds. */
  readonly scope: readonly ProxyScope[] | null
  /** The appointment of this thread is another person's than the thread's patient (S34). */
  readonly isForRelative: boolean
  /** Upcoming visits that this reader may hear of, in the five fields. */
  readonly shownVisits: readonly KnownVisit[]
  /** Visits that no text to this reader may name: of hidden departments (S47), marked confidential (S36, S38). */
  readonly hiddenVisits: readonly KnownVisit[]
  /** Approved phrases of the five fields, their facts filled in and their blanks left (S42). */
  readonly visitPhrases: readonly string[]
  /** Names on the patient's medicine list. */
  readonly medicines: readonly string[]
}

export const NO_LIMITS: TextReach = { scope: null, isForRelative: false, shownVisits: [], hiddenVisits: [], visitPhrases: [], medicines: [] }

/** As much of `OutgoingFacts` as is asked here. */
interface Reached {
  readonly reach?: TextReach | undefined
}

export const reachOf = (facts: Reached): TextReach => facts.reach ?? NO_LIMITS

/** S34, S41: no word of a visit to nobody known, to a grant without appointments, to who booked for somebody else. */
export function mayHearOfVisits(facts: Reached & { readonly audience: string }): boolean {
  const { scope, isForRelative } = reachOf(facts)
  return facts.audience !== 'unmatched' && !isForRelative && (scope === null || scope.includes('appointments'))
}
