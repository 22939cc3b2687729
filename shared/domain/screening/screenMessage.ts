import { classifyWorkType } from './classifyWorkType.ts'
import type { CompiledCues } from './compileCues.ts'
import type { CompiledPart, CompiledPattern, CompiledRule, CompiledRuleSet } from './compiledRuleSet.ts'
import type { ContextMap } from './findContexts.ts'
import { decideFindings } from './decideFindings.ts'
import { contextBit, findContexts } from './findContexts.ts'
import type { Finding, RedFlagGroup, Screening, Tier } from './findings.ts'
import { RED_FLAG_GROUPS, TIERS } from './findings.ts'
import type { MatchSession } from './matchSession.ts'
import { createMatchSession } from './matchSession.ts'
import { toSpans } from './spans.ts'
import { appendTokens, newTokenList } from './tokenise.ts'
import { weighCues } from './weighCues.ts'

export interface ScreenedMessage {
  readonly subject: string
  readonly body: string
  /** Spans in them count in the names joined with one line feed each. */
  readonly attachmentNames?: readonly string[]
  /** Earlier messages of the patient in this thread: a sign may be spread over two messages. They get no spans. */
  readonly priorBodies?: readonly string[]
}

interface Match {
  readonly start: number
  readonly end: number
}

const NO_MATCHES: readonly Match[] = []
const NEGATED = contextBit('negated')
/** Contexts that do not void a circumstance of a sign ("after surgery last month"). */
const CIRCUMSTANCE_MAY_BE = contextBit('past') | contextBit('resolved') | contextBit('figurative')

/** Matches of one part that no context voids. */
const openMatches = (
  part: CompiledPart, session: MatchSession, contexts: ContextMap, blockedBy: number,
): readonly Match[] => {
  let matches: Match[] | undefined
  for (const sequence of part.sequences) {
    if (!session.mayMatch(sequence)) continue
    const { starts, ends, owns } = session.ofSequence(sequence)
    for (let index = 0; index < starts.length; index += 1) {
      const start = starts[index] ?? 0
      const end = ends[index] ?? 0
      const bits = ((contexts.bits[start] ?? 0) | (contexts.bits[end - 1] ?? 0)) & blockedBy
      if ((bits & ~NEGATED) !== 0) continue
      if ((bits & NEGATED) !== 0) {
        const cue = contexts.negation[start] ?? -1
        if (owns[index] !== true || cue === -2 || (cue >= 0 && cue < start)) continue
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

/** Tightest match of a pattern whose parts all hold, so that its words tell; `wanted` picks among the matches of its first part. */
const findPattern = (
  pattern: CompiledPattern, session: MatchSession, contexts: ContextMap, blockedBy: number, wanted: (match: Match) => boolean,
): readonly Match[] | undefined => {
  const [sign, ...circumstances] = pattern
  if (sign === undefined) return undefined
  const signs = openMatches(sign, session, contexts, blockedBy)
  if (signs.length === 0) return undefined
  const { sentences } = session.tokens
  const others = circumstances.map((part) => {
    const found = openMatches(part, session, contexts, blockedBy & ~CIRCUMSTANCE_MAY_BE)
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

const applyRule = (rule: CompiledRule, session: MatchSession, contexts: ContextMap): Finding | undefined => {
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
    const matches = findPattern(pattern, session, contexts, rule.blockedBy, wanted)
    if (matches === undefined) continue
    const spans = toSpans(matches, session.tokens)
    if (spans.length === 0) continue
    const excepted = rule.unlessAnywhere.some((exception) => findPattern(exception, session, contexts, NEGATED, () => true) !== undefined)
    if (excepted) return undefined
    return { ruleId: rule.id, group: rule.group, tier: rule.tier, spans, source: rule.source }
  }
  return undefined
}

/** What the cues say of the sentences in which findings have their words. */
const weighAround = (session: MatchSession, contexts: ContextMap, cues: CompiledCues) => (findings: readonly Finding[]): number => {
  const { starts, fields, sentences } = session.tokens
  const within = new Set<number>()
  for (let at = 0; at < starts.length; at += 1) {
    const start = starts[at] ?? 0
    const told = findings.some(({ spans }) => spans.some((span) => span.field === fields[at] && start >= span.start && start < span.end))
    if (told) within.add(sentences[at] ?? 0)
  }
  return weighCues(session, contexts, cues, within).scores[0] ?? 0
}

/**
 * Screens one message (D9). Pure and deterministic: equal input gives an equal result, and no text makes it throw.
 * Each rule gives one finding at most, with the words that made it fire.
 */
export const screenMessage = (message: ScreenedMessage, rules: CompiledRuleSet): Screening => {
  const tokens = newTokenList()
  appendTokens(tokens, message.subject, 'subject')
  appendTokens(tokens, message.body, 'body')
  appendTokens(tokens, (message.attachmentNames ?? []).join('\n').replace(/[_.]/g, ' '), 'attachment')
  for (const body of message.priorBodies ?? []) appendTokens(tokens, body, 'prior')
  const session = createMatchSession(rules, tokens)
  const contexts = findContexts(session, rules)
  const weighing = rules.cues === undefined ? undefined : weighCues(session, contexts, rules.cues)
  const fired: Finding[] = []
  const firedGroups = new Set<RedFlagGroup | 'soon'>()
  for (const rule of rules.rules) {
    if (rule.unlessGroups.some((group) => firedGroups.has(group))) continue
    const finding = applyRule(rule, session, contexts)
    if (finding === undefined) continue
    fired.push(finding)
    firedGroups.add(finding.group)
  }
  const findings = weighing === undefined || rules.cues === undefined
    ? fired : decideFindings(fired, weighing, rules.cues, session.tokens, weighAround(session, contexts, rules.cues))
  const groups = new Set(findings.map(({ group }) => group))
  const redFlags = RED_FLAG_GROUPS.filter((group) => groups.has(group))
  const tier = TIERS.find((one): one is Tier => findings.some((finding) => finding.tier === one)) ?? null
  return {
    ruleSetVersion: rules.version,
    findings,
    redFlags,
    soon: groups.has('soon'),
    category: classifyWorkType(session, rules, redFlags.length > 0, weighing),
    tier,
  }
}
