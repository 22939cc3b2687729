import { TIERS, type Finding, type Tier } from '../screening/findings.ts'
import { BRANCHES, type Branch } from './branch.ts'
import type { EmergencyPolicy } from './emergencyPolicy.ts'

/** D0 to D2: the tiers that name a branch, are called, and end with a contact (D10, S53). */
export const isEmergencyTier = (tier: Tier): boolean => TIERS.indexOf(tier) <= TIERS.indexOf('D2')

/** Branch that a finding falls under, by its rule where the policy names the rule, else by its group (S53). */
export function branchOf({ ruleId, group }: Pick<Finding, 'ruleId' | 'group'>, policy: Pick<EmergencyPolicy, 'byRule' | 'byGroup'>): Branch {
  return policy.byRule[ruleId] ?? policy.byGroup[group]
}

/** Branches of the raised findings of tier D0 to D2, each once, in the order of the definition. */
export function branchesOf(findings: readonly Finding[], policy: EmergencyPolicy): Branch[] {
  const found = new Set(findings.filter((finding) => isEmergencyTier(finding.tier)).map((finding) => branchOf(finding, policy)))
  return BRANCHES.filter((branch) => found.has(branch))
}

/** Ids of the phone lines to show for these findings: those of their branches, then those of single groups (S14, S32). */
export function linesFor(findings: readonly Finding[], policy: EmergencyPolicy): string[] {
  const urgent = findings.filter((finding) => isEmergencyTier(finding.tier))
  return [...new Set([
    ...branchesOf(urgent, policy).flatMap((branch) => policy.branches[branch].lines),
    ...urgent.flatMap((finding) => policy.linesByGroup[finding.group] ?? []),
  ])]
}

/** The same in the order of now: after hours the on-call line joins them, and what answers around the clock stands before what does not (S32). */
export function linesNow(findings: readonly Finding[], policy: EmergencyPolicy, lines: readonly { readonly id: string; readonly allDay: boolean }[], isClosed: boolean): string[] {
  const ids = linesFor(findings, policy)
  if (!isClosed || ids.length === 0) return ids
  const rests = (id: string): number => (lines.find((line) => line.id === id)?.allDay ? 0 : 1)
  return [...new Set([...ids, policy.onCallLine])].toSorted((a, b) => rests(a) - rests(b))
}
