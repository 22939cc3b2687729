import type { CompiledPart, CompiledPattern, CompiledRule } from './compiledRuleSet.ts'
import type { ContextMap } from './findContexts.ts'
import { contextBit } from './findContexts.ts'
import type { Finding } from './findings.ts'
import type { MatchSession } from './matchSession.ts'
import { toSpans } from './spans.ts'

interface Match {
  readonly start: number
  readonly end: number
}

/** Rules of one message: those with a sign that stands, and those whose only signs a context voids. */
export interface RuleHits {
  readonly fired: readonly Finding[]
  readonly heldBack: readonly CompiledRule[]
}

const NO_MATCHES: readonly Match[] = []
const NEGATED = contextBit('negated')
/** Contexts that do not void a circumstance of a sign ("after surgery last month"). */
const CIRCUMSTANCE_MAY_BE = contextBit('past') | contextBit('resolved') | contextBit('figurative')

/** What is asked of the signs: which contexts void them. `held` is set when one did. */
interface Asking {
  readonly blockedBy: number
  held: boolean
}

/** Matches of one part that no context voids. */
const openMatches = (
  part: CompiledPart, session: MatchSession, contexts: ContextMap, blockedBy: number, asking?: Asking,
): readonly Match[] => {
  let matches: Match[] | undefined
  for (const sequence of part.sequences) {
    if (!session.mayMatch(sequence)) continue
    const { starts, ends, owns } = session.ofSequence(sequence)
    for (let index = 0; index < starts.length; index += 1) {
      const start = starts[index] ?? 0
      const end = ends[index] ?? 0
      const bits = ((contexts.bits[start] ?? 0) | (contexts.bits[end - 1] ?? 0)) & blockedBy
      if (bits !== 0) {
        const cue = contexts.negation[start] ?? -1
        if ((bits & ~NEGATED) !== 0 || owns[index] !== true || cue === -2 || (cue >= 0 && cue < start)) {
          if (asking !== undefined) asking.held = true
          continue
        }
      }
      matches ??= []
      matches.push({ start, end })
    }
  }
  return matches ?? NO_MATCHES
}

/** Few words are all equally tight; of those the earlier and longer match tells more. */
const TIGHT = 4

const isTighter = (one: Match, other: Match): boolean => {
  const difference = Math.max(TIGHT, one.end - one.start) - Math.max(TIGHT, other.end - other.start)
  return difference < 0 || (difference === 0 && (one.start < other.start || (one.start === other.start && one.end > other.end)))
}

const maySomewhere = (sequences: readonly number[], session: MatchSession): boolean => {
  for (const sequence of sequences) if (session.mayMatch(sequence)) return true
  return false
}

/** Tightest match of a pattern whose parts all hold, so that its words tell; `wanted` picks among the matches of its first part. */
const findPattern = (
  pattern: CompiledPattern, session: MatchSession, contexts: ContextMap, asking: Asking, wanted: (match: Match) => boolean,
): readonly Match[] | undefined => {
  const [sign, ...circumstances] = pattern
  if (sign === undefined) return undefined
  for (let at = 1; at < pattern.length; at += 1) if (!maySomewhere(pattern[at]?.sequences ?? [], session)) return undefined
  const { blockedBy } = asking
  const signs = openMatches(sign, session, contexts, blockedBy, asking)
  if (signs.length === 0) return undefined
  const { sentences } = session.tokens
  const others = circumstances.map((part) => {
    const found = openMatches(part, session, contexts, blockedBy & ~CIRCUMSTANCE_MAY_BE, asking)
    const bySentence = new Map<number, Match>()
    for (const match of found) {
      const sentence = sentences[match.start] ?? 0
      const known = bySentence.get(sentence)
      if (known === undefined || isTighter(match, known)) bySentence.set(sentence, match)
    }
    return { scope: part.scope, found, bySentence }
  })
  if (others.some(({ found }) => found.length === 0)) return undefined
  let best: Match[] | undefined
  for (const match of signs) {
    if (!wanted(match) || (best?.[0] !== undefined && !isTighter(match, best[0]))) continue
    const sentence = sentences[match.start] ?? 0
    const chosen: Match[] = [match]
    for (const { scope, found, bySentence } of others) {
      const neighbour = scope === 'neighbour' ? bySentence.get(sentence + 1) ?? bySentence.get(sentence - 1) : undefined
      const other = scope === 'message' ? bySentence.get(sentence) ?? found[0] : bySentence.get(sentence) ?? neighbour
      if (other === undefined) break
      chosen.push(other)
    }
    if (chosen.length === pattern.length) best = chosen
  }
  return best
}

const applyRule = (rule: CompiledRule, session: MatchSession, contexts: ContextMap, asking: Asking): Finding | undefined => {
  let excluded: Set<number> | undefined
  const excludedSentences = (): Set<number> => {
    if (excluded !== undefined) return excluded
    excluded = new Set()
    for (const pattern of rule.unless) {
      for (const part of pattern.slice(0, 1)) {
        for (const { start } of openMatches(part, session, contexts, NEGATED)) excluded.add(session.tokens.sentences[start] ?? 0)
      }
    }
    return excluded
  }
  const wanted = (match: Match): boolean =>
    rule.unless.length === 0 || !excludedSentences().has(session.tokens.sentences[match.start] ?? 0)
  for (let index = 0; index < rule.match.length; index += 1) {
    const pattern = rule.match[index]
    if (pattern === undefined || session.likelyPatterns[rule.firstPattern + index] !== 1) continue
    const matches = findPattern(pattern, session, contexts, asking, wanted)
    if (matches === undefined) continue
    const spans = toSpans(matches, session.tokens)
    if (spans.length === 0) continue
    const excepted = rule.unlessAnywhere.some((exception) => findPattern(exception, session, contexts, { blockedBy: NEGATED, held: false }, () => true) !== undefined)
    if (excepted) return undefined
    return { ruleId: rule.id, group: rule.group, tier: rule.tier, spans, source: rule.source }
  }
  return undefined
}

/** Each rule gives one finding at most, with the words that made it fire. */
export const matchRules = (session: MatchSession, contexts: ContextMap, rules: readonly CompiledRule[]): RuleHits => {
  const fired: Finding[] = []
  const heldBack: CompiledRule[] = []
  for (const rule of rules) {
    if (session.likelyPatterns[rule.number] !== 1) continue
    const asking = { blockedBy: rule.blockedBy, held: false }
    const finding = applyRule(rule, session, contexts, asking)
    if (finding !== undefined) fired.push(finding)
    else if (asking.held && applyRule(rule, session, contexts, { blockedBy: 0, held: false }) !== undefined) heldBack.push(rule)
  }
  return { fired, heldBack }
}
