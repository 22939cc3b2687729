import type { CompiledRuleSet } from '#shared/domain/screening/compiledRuleSet.ts'
import type { CueFamily } from '#shared/domain/screening/cueKeys.ts'
import { classKey, CUE_FAMILIES, cueStem, familyOf, pairKey } from '#shared/domain/screening/cueKeys.ts'
import { CONTEXTS } from '#shared/domain/screening/ruleSetSchema.ts'
import { isHeldBack } from '#shared/domain/screening/decideFindings.ts'
import { aroundRules, NO_ASKS } from '#shared/domain/screening/aroundRules.ts'
import type { RedFlagGroup } from '#shared/domain/screening/findings.ts'
import type { RuleHits } from '#shared/domain/screening/matchRules.ts'
import type { LookedAt } from '#shared/domain/screening/screenMessage.ts'
import { certainFindings, lookAt } from '#shared/domain/screening/screenMessage.ts'
import { visitCues } from '#shared/domain/screening/visitCues.ts'
import type { Labelled } from './labelled.ts'
import type { Matrix } from './logistic.ts'

export type Powers = Readonly<Record<CueFamily, number>>

const shownIn = (
  { session, contexts }: LookedAt, hits: RuleHits, asks: readonly boolean[], rules: CompiledRuleSet, powers: Powers, within?: ReadonlySet<number>,
): ReadonlyMap<string, number> => {
  const { words } = session.tokens
  const found = new Map<string, number>()
  const show = (key: string): void => {
    found.set(key, 1)
  }
  const concepts = rules.cueConcepts.map(({ key }) => key)
  const counts = visitCues(session, contexts, hits, asks, rules, {
    word: (at) => show(cueStem(words[at] ?? '')),
    pair: (at, other) => show(pairKey(cueStem(words[at] ?? ''), cueStem(words[other] ?? ''), other === at + 1)),
    class: (one) => show(classKey(rules.wordClasses[one] ?? '')),
    classPair: (first, second) => show(`${classKey(rules.wordClasses[first] ?? '')} ${classKey(rules.wordClasses[second] ?? '')}`),
    concept: (concept, form) => show(`${form === 0 ? '' : form === 1 ? '-' : CONTEXTS[form - 2] ?? ''}${concepts[concept] ?? ''}`),
    conceptPair: (first, second) => show(`${concepts[first] ?? ''} ${concepts[second] ?? ''}`),
    rule: show,
    ask: (feature) => show(`=${rules.features[feature]?.id ?? ''}`),
  }, within)
  const numbers: Record<CueFamily, number> = {
    word: counts.words, pair: counts.pairs, class: counts.classes, classPair: counts.classPairs, concept: counts.concepts, conceptPair: counts.conceptPairs, rule: 1,
    ask: asks.filter(Boolean).length,
  }
  const factors = new Map(CUE_FAMILIES.map((family) => [family, Math.max(1, numbers[family]) ** -powers[family]]))
  for (const [key, times] of found) found.set(key, times * (factors.get(familyOf(key)) ?? 1))
  return found
}

export interface Shown {
  /** Cues with what each counts before its weight: once, by the size of its family. */
  readonly cues: ReadonlyMap<string, number>
  /** The same for the sentences around its rules; none when no red-flag rule fires. */
  readonly around: ReadonlyMap<string, number>
  /** Groups of the certain rules that fire. */
  readonly certain: readonly RedFlagGroup[]
  /** All signs that rules found are voided. */
  readonly isVoided: boolean
}

const NOTHING: ReadonlyMap<string, number> = new Map()

/** Everything that a message shows to the fit. */
export const whatIsShown = (message: Labelled, rules: CompiledRuleSet, powers: Powers): Shown => {
  const looked = lookAt(message, rules)
  const around = aroundRules(looked.hits, looked.session.tokens)
  return {
    cues: shownIn(looked, looked.hits, looked.asks, rules, powers),
    around: around === undefined ? NOTHING : shownIn(looked, around.hits, NO_ASKS, rules, powers, around.within),
    certain: [...new Set(certainFindings(looked.session, looked.contexts, rules).flatMap(({ group }) => group === 'soon' ? [] : [group]))],
    isVoided: isHeldBack(looked.hits),
  }
}

/** How much a family may count against the others, and how seldom a cue may be seen. Chosen by cross-validation. */
export type Scales = Readonly<Record<CueFamily, number>>
export const SCALES = {
  flags: { word: 6, pair: 7, class: 3, classPair: 4, concept: 2, conceptPair: 2, rule: 0.17, ask: 1 },
  workTypes: { word: 6, pair: 7, class: 3, classPair: 4, concept: 2, conceptPair: 2, rule: 0.17, ask: 3 },
} as const satisfies Readonly<Record<string, Scales>>
const LEAST_SEEN: Readonly<Record<CueFamily, number>> = { word: 3, pair: 5, class: 3, classPair: 6, concept: 3, conceptPair: 4, rule: 2, ask: 2 }
const RARITY: ReadonlySet<CueFamily> = new Set(['word', 'pair', 'class', 'classPair'])
const WRITABLE = /^[-*!?=@%{}<>_\p{L}\p{N}'.#~ ]+$/u

export interface CueMatrix extends Matrix {
  readonly keys: readonly string[]
  /** What a fitted weight is multiplied with to count for the cue as the program sees it. */
  readonly scales: Float64Array
}

/** Rows with the columns of another matrix. */
export const rowsLike = ({ keys, scales, width }: CueMatrix, all: readonly ReadonlyMap<string, number>[]): Matrix => {
  const columnOf = new Map(keys.map((key, column) => [key, column]))
  const starts = [0]
  const columns: number[] = []
  const values: number[] = []
  for (const cues of all) {
    for (const [key, value] of cues) {
      const column = columnOf.get(key)
      if (column === undefined) continue
      columns.push(column)
      values.push(value * (scales[column] ?? 1))
    }
    starts.push(columns.length)
  }
  return { width, starts: Int32Array.from(starts), columns: Int32Array.from(columns), values: Float64Array.from(values) }
}

export const cueMatrix = (all: readonly ReadonlyMap<string, number>[], familyScales: Scales): CueMatrix => {
  const seen = new Map<string, number>()
  for (const cues of all) for (const key of cues.keys()) seen.set(key, (seen.get(key) ?? 0) + 1)
  const keys = [...seen].filter(([key, times]) => times >= LEAST_SEEN[familyOf(key)] && WRITABLE.test(key) || key.startsWith('='))
    .map(([key]) => key).filter((key) => WRITABLE.test(key) || key.startsWith('=')).sort()
  const rarity = keys.map((key) => RARITY.has(familyOf(key)) ? Math.log((1 + all.length) / (1 + (seen.get(key) ?? 0))) + 1 : 0)
  const rare = rarity.filter((value) => value > 0)
  const usual = rare.reduce((sum, value) => sum + value, 0) / Math.max(1, rare.length)
  const scales = Float64Array.from(keys, (key, index) => {
    const value = rarity[index] ?? 0
    return familyScales[familyOf(key)] * (value > 0 ? value / usual : 1)
  })
  const empty = { keys, scales, width: keys.length, starts: new Int32Array(1), columns: new Int32Array(), values: new Float64Array() }
  return { ...empty, ...rowsLike(empty, all) }
}
