import type { CompiledCues } from './compileCues.ts'
import type { Finding, RedFlagGroup } from './findings.ts'
import { RED_FLAG_GROUPS } from './findings.ts'
import { toSpans } from './spans.ts'
import type { TokenList } from './tokenise.ts'
import type { Weighing } from './weighCues.ts'
import { outputIndex, tellingCues } from './weighCues.ts'

const MOST_GROUPS = 3
const MOST_RULES = 4
/** What the cues alone must have more when the mark `soon` already calls for a person. */
const BESIDE_SOON = 1

/** Evidence that the cues cannot see, or must not overrule: names of attachments and what an earlier message adds. */
const standsAlone = (findings: readonly Finding[], tokens: TokenList): boolean =>
  tokens.fields.includes('prior') || findings.some(({ spans }) => spans.some(({ field }) => field === 'attachment'))

const shareOfRules = (flags: readonly Finding[], groups: number, cues: CompiledCues): number => {
  if (flags.length === 0) return 0
  const surest = Math.max(...flags.map(({ ruleId }) => cues.ruleShares.get(ruleId) ?? cues.anyRule))
  return surest + cues.perGroup * (Math.min(MOST_GROUPS, groups) - 1) + cues.perRule * (Math.min(MOST_RULES, flags.length) - 1)
}

/**
 * Rules and weighted cues together (D9): the message is flagged when the cues for any flag, raised by the rules that
 * fired, reach the threshold, in the whole message or in the sentences around the rules' words (a sign beside a request).
 * Then it has the groups of its rules and every group that its own cues name; a message that only the cues flag has at
 * least the group they name most. The mark `soon` is the rules' alone.
 */
export const decideFindings = (
  fired: readonly Finding[], weighing: Weighing, cues: CompiledCues, tokens: TokenList,
  weighAround: (findings: readonly Finding[]) => number,
): readonly Finding[] => {
  const soon = fired.filter(({ group }) => group === 'soon')
  const flags = fired.filter(({ group }) => group !== 'soon')
  const groups = new Set(flags.map(({ group }) => group))
  const ruleShare = shareOfRules(flags, groups.size, cues)
  const needed = cues.threshold + (flags.length === 0 && soon.length > 0 ? BESIDE_SOON : 0)
  const alone = flags.length > 0 && standsAlone(flags, tokens)
  const score = weighing.scores[0] ?? 0
  const reached = (flags.length === 0 ? score : Math.max(score, -cues.mostAgainst)) + ruleShare >= needed
  if (!reached && !alone && (flags.length === 0 || weighAround(flags) + ruleShare < cues.localThreshold)) return soon
  const scoreOf = (group: RedFlagGroup | 'soon'): number => group === 'soon' ? 0 : weighing.scores[outputIndex(group)] ?? 0
  const best = (among: readonly RedFlagGroup[]): RedFlagGroup | undefined =>
    among.reduce<RedFlagGroup | undefined>((top, group) => top === undefined || scoreOf(group) > scoreOf(top) ? group : top, undefined)
  const kept = new Set<RedFlagGroup | 'soon'>([...groups].filter((group) => alone || scoreOf(group) >= cues.groupFloor))
  const named = RED_FLAG_GROUPS.filter((group) => !groups.has(group) && scoreOf(group) > 0)
  if (kept.size === 0 && named.length === 0) {
    const top = best(RED_FLAG_GROUPS.filter((group) => groups.size === 0 || groups.has(group)))
    if (top !== undefined && groups.has(top)) kept.add(top)
    else if (top !== undefined) named.push(top)
  }
  const byCues = named.flatMap((group): Finding[] => {
    const spans = toSpans(tellingCues(weighing, group, cues), tokens)
    const ruleId = `${group.replaceAll('_', '-')}.cues`
    return spans.length === 0 ? [] : [{ ruleId, group, tier: cues.tiers[group], spans, source: cues.source }]
  })
  return [...flags.filter(({ group }) => kept.has(group)), ...byCues, ...soon]
}
