import type { CompiledCues } from './compileCues.ts'
import type { RedFlagGroup, Tier, WorkType } from './findings.ts'
import type { MatchRoom } from './matchRoom.ts'
import type { PartScope, ReadingName, ReadingOperator } from './patternSyntax.ts'
import type { CONTEXT_CONCEPTS } from './ruleSetSchema.ts'
import type { Brought, Vocabulary } from './messageWords.ts'

/** A symbol is a number: a word test, a concept, a reading test, "any number" or "any token". */
export interface CompiledSequence {
  readonly symbols: readonly number[]
  readonly gaps: readonly number[]
}

export interface CompiledPart {
  readonly scope: PartScope
  /** Indexes into `sequences`. */
  readonly sequences: readonly number[]
}
export type CompiledPattern = readonly CompiledPart[]

export interface CompiledRule {
  readonly id: string
  readonly group: RedFlagGroup | 'soon'
  readonly tier: Tier
  readonly source: string
  readonly match: readonly CompiledPattern[]
  /** Its number among patterns, and that of the first pattern of `match`; the others follow. */
  readonly number: number
  readonly firstPattern: number
  readonly unless: readonly CompiledPattern[]
  readonly unlessAnywhere: readonly CompiledPattern[]
  readonly unlessGroups: readonly (RedFlagGroup | 'soon')[]
  /** Raises by itself, though the weighted cues do not. */
  readonly certain: boolean
  /** Context bits that void a match. */
  readonly blockedBy: number
}

export interface CompiledFeature {
  readonly id: string
  readonly match: readonly CompiledPattern[]
  /** As of a rule. */
  readonly number: number
  readonly firstPattern: number
  readonly place: 'message' | 'subject' | 'request' | 'opening' | 'closing'
  /** In the order of WORK_TYPES. */
  readonly weights: readonly number[]
}

export interface ReadingTest {
  readonly symbol: number
  readonly reading: ReadingName
  readonly operator: ReadingOperator
  readonly limit: number
}

/** What finds the words of rules and features in a message. */
export interface CompiledMatcher {
  /** Its place among the matchers of the rule set: which part of what a word brings is its own. */
  readonly place: number
  readonly words: (word: string) => Brought
  readonly symbolCount: number
  /** Sequences of a concept by symbol; undefined for the other symbols. */
  readonly conceptSequences: readonly (readonly number[] | undefined)[]
  readonly readingTests: readonly (ReadingTest | undefined)[]
  readonly wordTests: readonly boolean[]
  /** Word tests that are a negation themselves: a match that holds one is not voided by it ("cannot breathe"). */
  readonly negations: readonly boolean[]
  readonly numberSymbol: number
  readonly anySymbol: number
  readonly sequences: readonly CompiledSequence[]
  /** For each sequence a word test or concept without which it cannot match; -1 when it has none. */
  readonly guards: Int32Array
  readonly patternCount: number
  /** Patterns whose sign has a sequence without a guard. */
  readonly openPatterns: readonly number[]
  /** Symbols other than word tests that need no word: readings, numbers, and concepts made of those. */
  readonly openSymbols: readonly number[]
  /** Memory that sessions which have ended left for the next ones. */
  readonly rooms: MatchRoom[]
  readonly contextSymbols: Readonly<Record<(typeof CONTEXT_CONCEPTS)[number], number>>
  readonly rules: readonly CompiledRule[]
  readonly features: readonly CompiledFeature[]
}

/** `rules` are those that count by their weight. */
export interface CompiledRuleSet extends CompiledMatcher {
  readonly version: string
  /** Rules that raise by themselves; none in a rule set without weighted cues, where all do. */
  readonly certain: CompiledMatcher
  readonly allRules: readonly CompiledRule[]
  readonly rulesById: ReadonlyMap<string, CompiledRule>
  readonly workTypes: readonly WorkType[]
  readonly workTypeBias: readonly number[]
  /** Concepts and readings that are cues, by their key (`@pain`, `{age<3}`). */
  readonly cueConcepts: readonly { readonly key: string; readonly symbol: number }[]
  readonly wordClasses: readonly string[]
  readonly vocabulary: Vocabulary
  /** Absent in a rule set without weighted cues: then the rules decide alone. */
  readonly cues: CompiledCues | undefined
}
