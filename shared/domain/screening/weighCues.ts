import type { CompiledCues } from './compileCues.ts'
import { CUE_OUTPUTS } from './cueOutputs.ts'
import type { CompiledRuleSet } from './compiledRuleSet.ts'
import { CONCEPT_FORMS } from './conceptForms.ts'
import { CUE_FAMILIES } from './cueKeys.ts'
import type { ContextMap } from './findContexts.ts'
import type { MatchSession } from './matchSession.ts'
import type { RuleHits } from './matchRules.ts'
import type { CueCounts } from './visitCues.ts'
import { visitCues } from './visitCues.ts'

export interface Weighing {
  /** Bias and weighted cues for each output, by its place in CUE_OUTPUTS. */
  readonly scores: Float32Array
  /** What a weight of each family counts with in this message, by its place in CUE_FAMILIES. */
  readonly factors: readonly number[]
}

const WIDTH = CUE_OUTPUTS.length
const [WORD, PAIR, CLASS, CLASS_PAIR, CONCEPT, CONCEPT_PAIR, RULE, ASK] = [0, 1, 2, 3, 4, 5, 6, 7]

/** A cue that a message showed, for an explanation: the tokens from `from` to before `to`, and `other` of a pair; -1: none. */
export interface ShownCue {
  readonly family: number
  readonly cue: number
  readonly from: number
  readonly to: number
  readonly other: number
}

/** Adds up the weighted cues of a message (D9). Deterministic: the same text gives the same sums. */
export const weighCues = (
  session: MatchSession, contexts: ContextMap, hits: RuleHits, asks: readonly boolean[], rules: CompiledRuleSet, cues: CompiledCues,
  within?: ReadonlySet<number>, shown?: ShownCue[],
): Weighing => {
  const { places, distinct } = session.words
  const { weights, levels, stemCount } = cues
  const { marks, sums } = cues.shown
  sums.fill(0)
  cues.shown.round = cues.shown.round % 0x7fffffff + 1
  const { round } = cues.shown
  const stemAt = (at: number): number => distinct[places[at] ?? 0]?.stem ?? -1
  const add = (family: number, cue: number, start: number, end: number, other: number): void => {
    if (cue < 0 || marks[cue] === round) return
    marks[cue] = round
    if (shown !== undefined) shown.push({ family, cue, from: start, to: end, other })
    const from = cue * WIDTH
    const to = family * WIDTH
    for (let output = 0; output < WIDTH; output += 1) sums[to + output] = (sums[to + output] ?? 0) + (levels[weights[from + output] ?? 0] ?? 0)
  }
  let asked = 0
  const counts: CueCounts = visitCues(session, contexts, hits, asks, rules, {
    word: (at) => {
      const stem = stemAt(at)
      if (stem >= 0) add(WORD, cues.words[stem] ?? -1, at, at + 1, -1)
    },
    pair: (at, other) => {
      const first = stemAt(at)
      const second = stemAt(other)
      if (first < 0 || second < 0) return
      add(PAIR, cues.pairs((first * stemCount + second) * 2 + (other === at + 1 ? 0 : 1)), at, at + 1, other)
    },
    class: (one, at) => add(CLASS, cues.classes[one] ?? -1, at, at + 1, -1),
    classPair: (first, second, at, other) =>
      add(CLASS_PAIR, cues.classPairs(first * rules.wordClasses.length + second), at, at + 1, other),
    concept: (concept, form, start, end) =>
      add(CONCEPT, cues.concepts[concept * CONCEPT_FORMS + form] ?? -1, form === 0 ? start : -1, form === 0 ? end : -1, -1),
    conceptPair: (first, second) => add(CONCEPT_PAIR, cues.conceptPairs(first * rules.cueConcepts.length + second), -1, -1, -1),
    rule: (key) => add(RULE, cues.rules.get(key) ?? -1, -1, -1, -1),
    ask: (feature) => {
      asked += 1
      add(ASK, cues.asks[feature] ?? -1, -1, -1, -1)
    },
  }, within)
  const numbers = [counts.words, counts.pairs, counts.classes, counts.classPairs, counts.concepts, counts.conceptPairs, 1, asked]
  const factors = CUE_FAMILIES.map((family, index) => Math.max(1, numbers[index] ?? 1) ** -cues.powers[family])
  const scores = Float32Array.from(cues.bias)
  factors.forEach((factor, family) => {
    for (let output = 0; output < WIDTH; output += 1) {
      scores[output] = (scores[output] ?? 0) + factor * (sums[family * WIDTH + output] ?? 0)
    }
  })
  return { scores, factors }
}
