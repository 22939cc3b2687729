import type { CompiledCues } from './compileCues.ts'
import { outputIndex } from './cueOutputs.ts'
import type { CompiledRuleSet } from './compiledRuleSet.ts'
import type { Finding, RedFlagGroup, Span } from './findings.ts'
import { RED_FLAG_GROUPS } from './findings.ts'
import type { RuleHits } from './matchRules.ts'
import type { WeighingData } from './ruleSetSchema.ts'
import type { TokenList } from './tokenise.ts'
import type { Weighing } from './weighCues.ts'

/** Evidence that the cues cannot see, or must not overrule: names of attachments and what an earlier message adds. */
const standsAlone = (findings: readonly Finding[], tokens: TokenList): boolean =>
  tokens.fields.includes('prior') || findings.some(({ spans }) => spans.some(({ field }) => field === 'attachment'))

/** Rules whose group another rule already accounts for (label guide, rule 6). */
const withoutAccountedFor = (fired: readonly Finding[], rules: CompiledRuleSet): readonly Finding[] => {
  const groups = new Set<RedFlagGroup | 'soon'>()
  return fired.filter(({ ruleId, group }) => {
    const stands = rules.rulesById.get(ruleId)?.unlessGroups.every((other) => !groups.has(other)) ?? true
    if (stands) groups.add(group)
    return stands
  })
}

const FIRST_GROUP = outputIndex(RED_FLAG_GROUPS[0])
const ANY = outputIndex('any')

/**
 * Score for any flag and a share of the surest group: a message that is like no group is seldom a flag. Groups of tier D0
 * have a head start.
 */
export const flagScore = (scores: ArrayLike<number>, { groupShare, headStart, tiers }: Pick<WeighingData, 'groupShare' | 'headStart' | 'tiers'>): number => {
  let surest = Number.NEGATIVE_INFINITY
  RED_FLAG_GROUPS.forEach((group, index) => {
    surest = Math.max(surest, (scores[FIRST_GROUP + index] ?? surest) + (tiers[group] === 'D0' ? headStart : 0))
  })
  return (scores[ANY] ?? 0) + groupShare * surest
}

/** Signs were named, and a context voids them all. */
export const isHeldBack = ({ fired, heldBack }: RuleHits): boolean =>
  heldBack.some(({ group }) => group !== 'soon') && fired.every(({ group }) => group === 'soon')

/** What a message has to weigh to be flagged: more when rules found only a sign for `soon`, or only voided signs. */
export const neededScore = (hits: RuleHits, settings: Pick<WeighingData, 'threshold' | 'besideSoon' | 'besideHeldBack'>): number => {
  if (hits.fired.some(({ group }) => group !== 'soon')) return settings.threshold
  return settings.threshold + (hits.fired.length > 0 ? settings.besideSoon : 0) + (isHeldBack(hits) ? settings.besideHeldBack : 0)
}

/**
 * Rules and weighted cues together (D9). A message is flagged when its score reaches `threshold`, or when the sentences
 * around the words of its rules, as a message of their own, reach `localThreshold`. It has every group whose score reaches
 * that group's own threshold, and at least the group nearest to it. The rules of a group that fired are its evidence;
 * without one, the words that weighed most. A certain rule helps to name its group; below the threshold it raises by itself.
 * @param certain finds the certain rules that fire; asked only when they can matter
 */
export const decideFindings = (
  hits: RuleHits, certain: () => readonly Finding[], weighing: Weighing, cues: CompiledCues, tokens: TokenList,
  rules: CompiledRuleSet, wordsFor: (group: RedFlagGroup | 'soon') => readonly Span[], scoreAround: () => number,
): readonly Finding[] => {
  const { settings, tiers } = cues
  const { fired } = hits
  const scoreOf = (output: RedFlagGroup | 'any' | 'soon'): number => weighing.scores[outputIndex(output)] ?? 0
  const byRule = withoutAccountedFor(fired, rules)
  const soonByRule = byRule.filter(({ group }) => group === 'soon')
  const flags = byRule.filter(({ group }) => group !== 'soon')
  let found: readonly Finding[] | undefined
  const sure = (): readonly Finding[] => found ??= withoutAccountedFor(certain(), rules)
  const finding = (group: RedFlagGroup | 'soon'): readonly Finding[] => {
    const own = fired.filter((one) => one.group === group)
    if (own.length > 0) return own
    const certainly = sure().filter((one) => one.group === group)
    if (certainly.length > 0) return certainly
    const spans = wordsFor(group)
    const tier = group === 'soon' ? settings.soonTier : tiers[group]
    return spans.length === 0 ? [] : [{ ruleId: `${group.replaceAll('_', '-')}.cues`, group, tier, spans, source: settings.source }]
  }
  const alone = flags.length > 0 && standsAlone(flags, tokens)
  const needed = neededScore(hits, settings)
  const score = flagScore(weighing.scores, settings)
  const isFlagged = score >= needed
  const isFlaggedAround = !isFlagged && flags.length > 0 && scoreAround() >= settings.localThreshold
  const isSoon = soonByRule.length > 0 && scoreOf('soon') >= settings.soonWithRule || scoreOf('soon') >= settings.soonThreshold
  const soon = isSoon ? finding('soon') : []
  if (isFlagged || isFlaggedAround) {
    const over = (group: RedFlagGroup): number => scoreOf(group) - (settings.groupThresholds[group] ?? 0)
      + (sure().some((one) => one.group === group) ? settings.certainGroupReach : 0)
    const named = RED_FLAG_GROUPS.filter((group) => over(group) >= 0 || ((alone || isFlaggedAround) && flags.some((one) => one.group === group)))
    const nearest = RED_FLAG_GROUPS.reduce((best, group) => over(group) > over(best) ? group : best)
    return [...(named.length > 0 ? named : [nearest]).flatMap(finding), ...soon]
  }
  const raised = score >= settings.threshold - settings.certainReach ? sure().filter(({ group }) => group !== 'soon' || !isSoon) : []
  return [...alone ? flags : [], ...raised, ...soon]
}
