import { CUE_OUTPUTS, outputIndex } from './cueOutputs.ts'
import type { CompiledRuleSet } from './compiledRuleSet.ts'
import { flagScore, neededScore } from './decideFindings.ts'
import type { Finding, Screening } from './findings.ts'
import type { Context } from './ruleSetSchema.ts'
import { CONTEXTS } from './ruleSetSchema.ts'
import type { LookedAt, ScreenedMessage } from './screenMessage.ts'
import { lookAt, screeningOf } from './screenMessage.ts'
import { wordWeights } from './tellingWords.ts'
import type { TokenField } from './tokenise.ts'

/** One word of a message. Offsets as in Span; `weight` is what it adds to the score for any flag, below 0 against it. */
export interface ExplainedWord {
  readonly field: TokenField
  readonly start: number
  readonly end: number
  readonly weight: number
  /** Why a sign in this word would not count. */
  readonly contexts: readonly Context[]
}

export interface ExplainedSentence {
  readonly words: readonly ExplainedWord[]
  /** Sum over its words. */
  readonly weight: number
}

export interface Explanation {
  readonly screening: Screening
  readonly sentences: readonly ExplainedSentence[]
  /** Rules whose only signs a context voids (denied, past, another person, quoted ...). */
  readonly heldBack: readonly { readonly ruleId: string; readonly group: Finding['group'] }[]
  /** Score of every output (any flag, groups, `soon`, work types); none in a rule set without weighted cues. */
  readonly scores: Readonly<Partial<Record<(typeof CUE_OUTPUTS)[number], number>>>
  /** What the message weighs as a flag, and from where it is flagged; null without weighted cues. */
  readonly flagScore: number | null
  readonly threshold: number | null
}

const weightsOf = ({ session, contexts, hits, asks, weighing }: LookedAt, rules: CompiledRuleSet): Float64Array => {
  if (weighing === undefined || rules.cues === undefined) return new Float64Array(session.tokens.words.length)
  const any = outputIndex('any')
  return wordWeights(session, contexts, hits, asks, rules, rules.cues, (weight) => weight(any))
}

/** The screening of a message with everything that made it (D9): for a test bench, never on the way of a message. Pure. */
export const explainScreening = (message: ScreenedMessage, rules: CompiledRuleSet): Explanation => {
  const looked = lookAt(message, rules)
  const { tokens } = looked.session
  const weights = weightsOf(looked, rules)
  const sentences: { words: ExplainedWord[]; weight: number }[] = []
  let before = -1
  tokens.words.forEach((_, at) => {
    const sentence = tokens.sentences[at] ?? 0
    if (sentence !== before) sentences.push({ words: [], weight: 0 })
    before = sentence
    const last = sentences.at(-1)
    if (last === undefined) return
    const bits = looked.contexts.bits[at] ?? 0
    const weight = weights[at] ?? 0
    last.weight += weight
    last.words.push({
      field: tokens.fields[at] ?? 'body', start: tokens.starts[at] ?? 0, end: tokens.ends[at] ?? 0, weight,
      contexts: CONTEXTS.filter((__, bit) => (bits >> bit & 1) === 1),
    })
  })
  const scores = looked.weighing?.scores
  return {
    screening: screeningOf(looked, rules),
    sentences,
    heldBack: looked.hits.heldBack.map(({ id, group }) => ({ ruleId: id, group })),
    scores: scores === undefined ? {} : Object.fromEntries(CUE_OUTPUTS.map((output, index) => [output, scores[index] ?? 0])),
    flagScore: scores === undefined || rules.cues === undefined ? null : flagScore(scores, rules.cues.settings),
    threshold: rules.cues === undefined ? null : neededScore(looked.hits, rules.cues.settings),
  }
}
