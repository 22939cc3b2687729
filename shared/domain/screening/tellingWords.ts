import type { CompiledCues } from './compileCues.ts'
import { CUE_OUTPUTS, outputIndex } from './cueOutputs.ts'
import type { CompiledRuleSet } from './compiledRuleSet.ts'
import type { ContextMap } from './findContexts.ts'
import type { RedFlagGroup, Span } from './findings.ts'
import type { MatchSession } from './matchSession.ts'
import type { RuleHits } from './matchRules.ts'
import { toSpans } from './spans.ts'
import type { ShownCue } from './weighCues.ts'
import { weighCues } from './weighCues.ts'

const WIDTH = CUE_OUTPUTS.length
const MOST_WORDS = 3

/** For each token of subject and body what it adds to an output: its own stem, its class, its pairs and concepts. */
export const wordWeights = (
  session: MatchSession, contexts: ContextMap, hits: RuleHits, asks: readonly boolean[], rules: CompiledRuleSet, cues: CompiledCues,
  weightOf: (weight: (output: number) => number) => number,
): Float64Array => {
  const shown: ShownCue[] = []
  const { factors } = weighCues(session, contexts, hits, asks, rules, cues, undefined, shown)
  const tokens = new Float64Array(session.tokens.words.length)
  for (const { family, cue, from, to, other } of shown) {
    if (from < 0) continue
    const weight = (factors[family] ?? 1) * weightOf((output) => cues.levels[cues.weights[cue * WIDTH + output] ?? 0] ?? 0)
    const share = weight / (other < 0 ? to - from : 2)
    for (let at = from; at < to; at += 1) tokens[at] = (tokens[at] ?? 0) + share
    if (other >= 0) tokens[other] = (tokens[other] ?? 0) + share
  }
  return tokens
}

/** The words that speak most for a group, in reading order; none that a context voids unless there is no other. */
export const tellingWords = (
  session: MatchSession, contexts: ContextMap, hits: RuleHits, asks: readonly boolean[], rules: CompiledRuleSet, cues: CompiledCues,
  group: RedFlagGroup | 'soon',
): readonly Span[] => {
  const own = outputIndex(group)
  const any = outputIndex('any')
  const share = group === 'soon' ? 0 : 0.5
  const weights = wordWeights(session, contexts, hits, asks, rules, cues, (weight) =>
    weight(own) + share * weight(any))
  const { fields } = session.tokens
  const order = [...weights.keys()].filter((at) => fields[at] === 'subject' || fields[at] === 'body')
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
  const open = order.filter((at) => contexts.bits[at] === 0)
  const chosen = (open.length > 0 ? open : order).slice(0, MOST_WORDS).sort((a, b) => a - b)
  const joined: { start: number; end: number }[] = []
  for (const at of chosen) {
    const last = joined.at(-1)
    if (last !== undefined && last.end === at && fields[at] === fields[at - 1]) last.end = at + 1
    else joined.push({ start: at, end: at + 1 })
  }
  return toSpans(joined, session.tokens)
}
