import type { ThreadState } from '../thread/state.ts'

/** How often a rule fired and what people made of it. A thread counts once a rule. */
export interface RuleRecord {
  readonly ruleId: string
  readonly fired: number
  /** A person acted on it: patient reached, or a disposition of D3 or faster, with the flag still up. */
  readonly confirmed: number
  /** Lowered as "not a red flag". */
  readonly dismissed: number
}

export interface ReviewLimit {
  /** Share of decided firings that were dismissed, above which a rule asks for review. */
  readonly dismissedShare: number
  /** Fewer decided firings say nothing. */
  readonly firings: number
}

const FAST = new Set(['D0', 'D1', 'D2', 'D3'])

/** Records of all rules that fired in these threads (PS-25). Flags that staff raised belong to no rule. Pure. */
export function ruleRecords(threads: Iterable<Pick<ThreadState, 'flags' | 'contacts' | 'disposition'>>): Map<string, RuleRecord> {
  const records = new Map<string, RuleRecord>()
  for (const thread of threads) {
    const acted = thread.contacts.some((contact) => contact.outcome === 'reached') || (thread.disposition !== null && FAST.has(thread.disposition.tier))
    for (const [ruleId, isRaised] of rulesIn(thread)) {
      const before = records.get(ruleId) ?? { ruleId, fired: 0, confirmed: 0, dismissed: 0 }
      records.set(ruleId, {
        ruleId,
        fired: before.fired + 1,
        confirmed: before.confirmed + (isRaised && acted ? 1 : 0),
        dismissed: before.dismissed + (isRaised ? 0 : 1),
      })
    }
  }
  return records
}

/** Rule and whether one of its flags still stands. */
function rulesIn({ flags }: Pick<ThreadState, 'flags'>): Map<string, boolean> {
  const rules = new Map<string, boolean>()
  for (const { finding, status, raisedBy } of flags) {
    if (raisedBy === 'screening') rules.set(finding.ruleId, (rules.get(finding.ruleId) ?? false) || status === 'raised')
  }
  return rules
}

/** PS-25: mostly dismissed, over enough firings. The rule goes on; a person reviews it. */
export function asksForReview({ confirmed, dismissed }: RuleRecord, limit: ReviewLimit): boolean {
  const decided = confirmed + dismissed
  return decided >= limit.firings && dismissed / decided > limit.dismissedShare
}
