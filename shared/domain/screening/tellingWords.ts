import type { CompiledCues } from './compileCues.ts'
import { CUE_OUTPUTS, outputIndex } from './cueOutputs.ts'
import type { CompiledRuleSet } from './compiledRuleSet.ts'
import { CONCEPT_FORMS } from './conceptForms.ts'
import type { ContextMap } from './findContexts.ts'
import type { RedFlagGroup, Span } from './findings.ts'
import type { MatchSession } from './matchSession.ts'
import type { RuleHits } from './matchRules.ts'
import { toSpans } from './spans.ts'
import { visitCues } from './visitCues.ts'
import type { Weighing } from './weighCues.ts'

const WIDTH = CUE_OUTPUTS.length
const MOST_WORDS = 3

/** For each token of subject and body what it adds to an output: its own stem, its class, its pairs and concepts. */
export const wordWeights = (
  session: MatchSession, contexts: ContextMap, hits: RuleHits, asks: readonly boolean[], rules: CompiledRuleSet, cues: CompiledCues,
  weighing: Weighing, weightOf: (weight: (output: number) => number) => number,
): Float64Array => {
  const { words } = session.tokens
  const [word = 1, pair = 1, ofClass = 1, classPair = 1, concept = 1] = weighing.factors
  const tokens = new Float64Array(words.length)
  const add = (from: number, to: number, cue: number, factor: number): void => {
    if (cue < 0) return
    const share = factor * weightOf((output) => cues.levels[cues.weights[cue * WIDTH + output] ?? 0] ?? 0) / (to - from)
    for (let at = from; at < to; at += 1) tokens[at] = (tokens[at] ?? 0) + share
  }
  const classes = new Set<number>()
  const pairs = new Set<number>()
  visitCues(session, contexts, hits, asks, rules, {
    word: (at, isFirst) => {
      if (!isFirst) return
      const stem = cues.stemOf(words[at] ?? '')
      if (stem >= 0) add(at, at + 1, cues.words[stem] ?? -1, word)
    },
    pair: (at, other) => {
      const first = cues.stemOf(words[at] ?? '')
      const second = cues.stemOf(words[other] ?? '')
      if (first < 0 || second < 0) return
      const cue = cues.pairs((first * cues.stemCount + second) * 2 + (other === at + 1 ? 0 : 1))
      add(at, at + 1, cue, pair / 2)
      add(other, other + 1, cue, pair / 2)
    },
    class: (one, at) => {
      if (classes.has(one)) return
      classes.add(one)
      add(at, at + 1, cues.classes[one] ?? -1, ofClass)
    },
    classPair: (first, second, at, other) => {
      const key = first * rules.wordClasses.length + second
      if (pairs.has(key)) return
      pairs.add(key)
      const cue = cues.classPairs(key)
      add(at, at + 1, cue, classPair / 2)
      add(other, other + 1, cue, classPair / 2)
    },
    concept: (one, form, start, end) => {
      if (form === 0) add(start, end, cues.concepts[one * CONCEPT_FORMS] ?? -1, concept)
    },
    conceptPair: () => undefined,
    rule: () => undefined,
    ask: () => undefined,
  })
  return tokens
}

/** The words that speak most for a group, in reading order; none that a context voids unless there is no other. */
export const tellingWords = (
  session: MatchSession, contexts: ContextMap, hits: RuleHits, asks: readonly boolean[], rules: CompiledRuleSet, cues: CompiledCues,
  weighing: Weighing, group: RedFlagGroup | 'soon',
): readonly Span[] => {
  const own = outputIndex(group)
  const any = outputIndex('any')
  const share = group === 'soon' ? 0 : 0.5
  const weights = wordWeights(session, contexts, hits, asks, rules, cues, weighing, (weight) =>
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
