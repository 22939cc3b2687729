import type { CompiledRuleSet } from './compiledRuleSet.ts'
import type { ContextMap } from './findContexts.ts'
import type { MatchSession } from './matchSession.ts'
import type { RuleHits } from './matchRules.ts'
import { CONTEXTS } from './ruleSetSchema.ts'

/** What looks at the cues of a message: the sum of the weights, the fit, or an explanation. Tokens are given by index. */
export interface CueVisitor {
  /** Each word once, where it first stands. */
  readonly word: (at: number) => void
  readonly pair: (at: number, other: number) => void
  /** Classes by number; the tokens that are of them. */
  readonly class: (one: number, at: number) => void
  readonly classPair: (first: number, second: number, at: number, other: number) => void
  /** `form`: see CONCEPT_FORMS; each form of a concept once, where it first stands. */
  readonly concept: (concept: number, form: number, start: number, end: number) => void
  readonly conceptPair: (first: number, second: number) => void
  readonly rule: (key: string) => void
  readonly ask: (feature: number) => void
}

const NEAREST = 3

/** How many there were of a family, known or not: sums count less in a long message. */
export interface CueCounts {
  words: number
  pairs: number
  classes: number
  classPairs: number
  concepts: number
  conceptPairs: number
}

/** Only these sentences; all when undefined. */
type Within = ReadonlySet<number> | undefined

const visitWords = (
  session: MatchSession, until: number, within: Within, visitor: CueVisitor, counts: CueCounts,
): void => {
  const { sentences } = session.tokens
  const { places, distinct } = session.words
  const classOf = (at: number): number => distinct[places[at] ?? 0]?.wordClass ?? -1
  const seen = new Uint8Array(distinct.length)
  for (let at = 0; at < until; at += 1) {
    const sentence = sentences[at]
    if (within !== undefined && !within.has(sentence ?? -1)) continue
    const place = places[at] ?? 0
    if (seen[place] === 0) {
      seen[place] = 1
      counts.words += 1
      visitor.word(at)
    }
    const own = classOf(at)
    if (own >= 0) {
      counts.classes += 1
      visitor.class(own, at)
    }
    for (let other = at + 1; other <= at + NEAREST && other < until && sentences[other] === sentence; other += 1) {
      counts.pairs += 1
      visitor.pair(at, other)
      if (own < 0) continue
      const near = classOf(other)
      if (near < 0) continue
      counts.classPairs += 1
      visitor.classPair(own, near, at, other)
    }
  }
}

const visitConcepts = (
  session: MatchSession, contexts: ContextMap, rules: CompiledRuleSet, until: number, within: Within, visitor: CueVisitor, counts: CueCounts,
): void => {
  const { sentences } = session.tokens
  const { bits } = contexts
  const bySentence = new Map<number, number[]>()
  rules.cueConcepts.forEach(({ symbol }, concept) => {
    const { starts, ends } = session.ofSymbol(symbol)
    let shown = 0
    for (let index = 0; index < starts.length; index += 1) {
      const start = starts[index] ?? 0
      const end = ends[index] ?? 0
      if (end > until) break
      if (within !== undefined && !within.has(sentences[start] ?? -1)) continue
      const context = (bits[start] ?? 0) | (bits[end - 1] ?? 0)
      const forms = context === 0 ? 1 : 2 | (context << 2)
      if (context === 0) {
        const sentence = sentences[start] ?? 0
        const list = bySentence.get(sentence)
        if (list === undefined) bySentence.set(sentence, [concept])
        else if (list[list.length - 1] !== concept) list.push(concept)
      }
      for (let form = 0, fresh = forms & ~shown; fresh !== 0; form += 1, fresh >>= 1) {
        if ((fresh & 1) === 0) continue
        counts.concepts += 1
        visitor.concept(concept, form, start, end)
      }
      shown |= forms
    }
  })
  const pairs = new Set<number>()
  for (const list of bySentence.values()) {
    for (let one = 0; one < list.length; one += 1) {
      for (let other = one + 1; other < list.length; other += 1) {
        const first = list[one] ?? 0
        const second = list[other] ?? 0
        const pair = first * rules.cueConcepts.length + second
        if (pairs.has(pair)) continue
        pairs.add(pair)
        visitor.conceptPair(first, second)
      }
    }
  }
  counts.conceptPairs = pairs.size
}

/** Shows a visitor every cue of subject and body, or of some of their sentences. Linear in tokens. */
export const visitCues = (
  session: MatchSession, contexts: ContextMap, hits: RuleHits, asks: readonly boolean[], rules: CompiledRuleSet, visitor: CueVisitor,
  within?: ReadonlySet<number>,
): CueCounts => {
  const counts: CueCounts = { words: 0, pairs: 0, classes: 0, classPairs: 0, concepts: 0, conceptPairs: 0 }
  const { fields } = session.tokens
  let until = 0
  while (until < fields.length && (fields[until] === 'subject' || fields[until] === 'body')) until += 1
  visitWords(session, until, within, visitor, counts)
  visitConcepts(session, contexts, rules, until, within, visitor, counts)
  const groups = new Set(hits.fired.map(({ group }) => group))
  const held = new Set(hits.heldBack.map(({ group }) => group))
  for (const { ruleId } of hits.fired) visitor.rule(`!${ruleId}`)
  for (const { id } of hits.heldBack) visitor.rule(`-!${id}`)
  for (const group of groups) visitor.rule(`!!${group}`)
  for (const group of held) visitor.rule(`-!!${group}`)
  visitor.rule(`!!${Math.min(4, groups.size)}`)
  let all = 0
  for (let at = 0; at < until; at += 1) {
    if (within === undefined || within.has(session.tokens.sentences[at] ?? -1)) all |= contexts.bits[at] ?? 0
  }
  CONTEXTS.forEach((context, bit) => {
    if ((all >> bit & 1) === 1) visitor.rule(`?${context}`)
  })
  asks.forEach((isShown, feature) => {
    if (isShown) visitor.ask(feature)
  })
  return counts
}
