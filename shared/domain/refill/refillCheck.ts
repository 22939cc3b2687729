/** "Not recorded" is `notKnown`, never `met`. */
export const VERDICTS = ['met', 'notMet', 'notKnown'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What the protocol asks, in its own order. */
export const CHECK_ITEMS = [
  'onList', 'active', 'prescriber', 'visit', 'lab', 'notEarly', 'noRefillsLeft', 'notControlled', 'notHighRisk', 'age', 'pregnancy', 'allergy', 'doseUnchanged', 'noRedFlag',
] as const
export type CheckItemId = (typeof CHECK_ITEMS)[number]
