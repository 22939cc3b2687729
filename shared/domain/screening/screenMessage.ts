import { aroundRules, NO_ASKS } from './aroundRules.ts'
import { classifyWorkType, shownAsks } from './classifyWorkType.ts'
import type { CompiledRuleSet } from './compiledRuleSet.ts'
import type { ContextMap } from './findContexts.ts'
import { decideFindings, flagScore } from './decideFindings.ts'
import { findContexts } from './findContexts.ts'
import type { Finding, Screening, Tier } from './findings.ts'
import { RED_FLAG_GROUPS, TIERS } from './findings.ts'
import type { RuleHits } from './matchRules.ts'
import { matchRules } from './matchRules.ts'
import type { MatchSession } from './matchSession.ts'
import { createMatchSession } from './matchSession.ts'
import { readWords } from './messageWords.ts'
import { tellingWords } from './tellingWords.ts'
import { appendTokens, newTokenList } from './tokenise.ts'
import type { Weighing } from './weighCues.ts'
import { weighCues } from './weighCues.ts'

export interface ScreenedMessage {
  readonly subject: string
  readonly body: string
  /** Spans in them count in the names joined with one line feed each. */
  readonly attachmentNames?: readonly string[]
  /** Earlier messages of the patient in this thread: a sign may be spread over two messages. They get no spans. */
  readonly priorBodies?: readonly string[]
}

/** Everything that was found in a message on the way to its screening. */
export interface LookedAt {
  readonly session: MatchSession
  readonly contexts: ContextMap
  readonly hits: RuleHits
  /** For each work-type feature whether the message shows it. */
  readonly asks: readonly boolean[]
  /** Absent in a rule set without weighted cues. */
  readonly weighing: Weighing | undefined
}

export const lookAt = (message: ScreenedMessage, rules: CompiledRuleSet): LookedAt => {
  const tokens = newTokenList()
  appendTokens(tokens, message.subject, 'subject')
  appendTokens(tokens, message.body, 'body')
  appendTokens(tokens, (message.attachmentNames ?? []).join('\n').replace(/[_.]/g, ' '), 'attachment')
  for (const body of message.priorBodies ?? []) appendTokens(tokens, body, 'prior')
  const session = createMatchSession(rules, readWords(tokens, rules.vocabulary))
  const contexts = findContexts(session, rules)
  const hits = matchRules(session, contexts, rules.rules)
  const asks = shownAsks(session, rules)
  const weighing = rules.cues === undefined ? undefined : weighCues(session, contexts, hits, asks, rules, rules.cues)
  return { session, contexts, hits, asks, weighing }
}

/** Certain rules that fire. */
export const certainFindings = ({ words }: MatchSession, contexts: ContextMap, { certain }: CompiledRuleSet): readonly Finding[] => {
  const session = createMatchSession(certain, words)
  const { fired } = matchRules(session, contexts, certain.rules)
  session.end()
  return fired
}

const findingsOf = ({ session, contexts, hits, asks, weighing }: LookedAt, rules: CompiledRuleSet): readonly Finding[] => {
  const { cues } = rules
  if (weighing === undefined || cues === undefined) return hits.fired
  const certain = (): readonly Finding[] => certainFindings(session, contexts, rules)
  return decideFindings(hits, certain, weighing, cues, session.tokens, rules, (group) =>
    tellingWords(session, contexts, hits, asks, rules, cues, group), () => {
    const around = aroundRules(hits, session.tokens)
    if (around === undefined) return Number.NEGATIVE_INFINITY
    return flagScore(weighCues(session, contexts, around.hits, NO_ASKS, rules, cues, around.within).scores, cues.settings)
  })
}

export const screeningOf = (looked: LookedAt, rules: CompiledRuleSet): Screening => {
  const findings = findingsOf(looked, rules)
  const groups = new Set(findings.map(({ group }) => group))
  const redFlags = RED_FLAG_GROUPS.filter((group) => groups.has(group))
  const tier = TIERS.find((one): one is Tier => findings.some((finding) => finding.tier === one)) ?? null
  return {
    ruleSetVersion: rules.version,
    findings,
    redFlags,
    soon: groups.has('soon'),
    category: classifyWorkType(looked.asks, rules, looked.weighing),
    tier,
  }
}

/**
 * Screens one message (D9). Pure and deterministic: equal input gives an equal result, and no text makes it throw.
 * Rules only ever raise; how they decide together with the weighted cues: decideFindings.
 */
export const screenMessage = (message: ScreenedMessage, rules: CompiledRuleSet): Screening => {
  const looked = lookAt(message, rules)
  const screening = screeningOf(looked, rules)
  looked.session.end()
  return screening
}
