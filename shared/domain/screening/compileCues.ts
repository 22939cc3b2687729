import { CONCEPT_FORMS } from './conceptForms.ts'
import type { CueFamily } from './cueKeys.ts'
import { CUE_FAMILIES, cueStem, familyOf } from './cueKeys.ts'
import type { RedFlagGroup, Tier } from './findings.ts'
import { RED_FLAG_GROUPS, WORK_TYPES } from './findings.ts'
import type { WeighingData } from './ruleSetSchema.ts'
import { CONTEXTS } from './ruleSetSchema.ts'
import type { NumberTable } from './numberTable.ts'
import { numberTable } from './numberTable.ts'

/** What a cue speaks for: a flag of any kind, one group, the mark `soon`, one work type. */
export const CUE_OUTPUTS = ['any', ...RED_FLAG_GROUPS, 'soon', ...WORK_TYPES] as const
export type CueOutput = (typeof CUE_OUTPUTS)[number]
export const outputIndex = (output: CueOutput): number => CUE_OUTPUTS.indexOf(output)

/** Weighted cues ready for use. Cues are numbered; `weights` holds CUE_OUTPUTS.length figures for each. */
export interface CompiledCues {
  readonly count: number
  readonly keys: readonly string[]
  /** Number of the stem of a word; -1 when no cue knows it. */
  readonly stemOf: (word: string) => number
  /** Cue of a stem by its number, -1 when it has none. */
  readonly words: Int32Array
  /** Cue by (first stem × stemCount + second stem) × 2, + 1 when not in a row. */
  readonly pairs: NumberTable
  readonly stemCount: number
  /** Cue by concept × CONCEPT_FORMS + form, -1 when it has none. */
  readonly concepts: Int32Array
  /** Cue by first concept × number of concepts + second. */
  readonly conceptPairs: NumberTable
  readonly rules: ReadonlyMap<string, number>
  /** Cue of a work-type feature by its number, -1 when it has none. */
  readonly asks: Int32Array
  readonly weights: Float32Array
  readonly bias: Float32Array
  /** What a sum is divided by: the number of cues of the family to this power. */
  readonly powers: Readonly<Record<CueFamily, number>>
  readonly settings: Omit<WeighingData, 'bias' | 'powers'>
  readonly tiers: Readonly<Record<RedFlagGroup, Tier>>
}

const CACHE_LIMIT = 20_000

const outputs: ReadonlyMap<string, number> = new Map(CUE_OUTPUTS.map((name, index) => [name, index]))

const formOf = (key: string): number => {
  if (key.startsWith('-')) return 1
  const context = CONTEXTS.findIndex((name) => key.startsWith(name))
  return context < 0 ? 0 : 2 + context
}

/** @throws Error in words when a weight cannot be read. Unknown concepts and features are refused by name. */
export const compileCues = (
  data: WeighingData, cues: Readonly<Record<string, string>>, conceptKeys: readonly string[], featureIds: readonly string[],
): CompiledCues => {
  const keys = Object.keys(cues)
  const width = CUE_OUTPUTS.length
  const weights = new Float32Array(keys.length * width)
  const stems = new Map<string, number>()
  const stemNumber = (stem: string): number => {
    const known = stems.get(stem)
    if (known !== undefined) return known
    stems.set(stem, stems.size)
    return stems.size - 1
  }
  const conceptNumbers = new Map(conceptKeys.map((key, index) => [key, index]))
  const conceptNumber = (key: string): number => {
    const known = conceptNumbers.get(key)
    if (known === undefined) throw new Error(`no concept is called "${key}"`)
    return known
  }
  const wordCues: (readonly [number, number])[] = []
  const pairCues: (readonly [number, number, number, number])[] = []
  const concepts = new Int32Array(conceptKeys.length * CONCEPT_FORMS).fill(-1)
  const conceptPairs: (readonly [number, number])[] = []
  const rules = new Map<string, number>()
  const asks = new Int32Array(featureIds.length).fill(-1)
  const place: Record<CueFamily, (key: string, cue: number) => void> = {
    word: (key, cue) => wordCues.push([stemNumber(key), cue]),
    pair: (key, cue) => {
      const [first = '', second = ''] = key.split(key.includes(' ~ ') ? ' ~ ' : ' ')
      pairCues.push([stemNumber(first), stemNumber(second), key.includes(' ~ ') ? 1 : 0, cue])
    },
    concept: (key, cue) => {
      concepts[conceptNumber(key.slice(key.search(/[@{]/))) * CONCEPT_FORMS + formOf(key)] = cue
    },
    conceptPair: (key, cue) => {
      const [first = '', second = ''] = key.split(' ')
      conceptPairs.push([conceptNumber(first) * conceptKeys.length + conceptNumber(second), cue])
    },
    rule: (key, cue) => rules.set(key, cue),
    ask: (key, cue) => {
      const feature = featureIds.indexOf(key.slice(1))
      if (feature < 0) throw new Error(`no work-type cue is called "${key.slice(1)}"`)
      asks[feature] = cue
    },
  }
  keys.forEach((key, cue) => {
    for (const part of (cues[key] ?? '').split(',')) {
      const [name = '', figure = ''] = part.trim().split(' ')
      const output = outputs.get(name)
      const weight = Number(figure)
      if (output === undefined || figure === '' || !Number.isFinite(weight)) throw new Error(`"${part.trim()}" is not an output and its weight`)
      weights[cue * width + output] = weight
    }
    place[familyOf(key)](key, cue)
  })
  const words = new Int32Array(stems.size).fill(-1)
  for (const [stem, cue] of wordCues) words[stem] = cue
  const pairs = numberTable(pairCues.map(([first, second, near, cue]) => [(first * stems.size + second) * 2 + near, cue]))
  const bias = new Float32Array(width)
  for (const [name, value] of Object.entries(data.bias)) {
    const output = outputs.get(name)
    if (output === undefined) throw new Error(`bias: "${name}" is no output`)
    bias[output] = value
  }
  const cache = new Map<string, number>()
  const stemOf = (word: string): number => {
    const known = cache.get(word)
    if (known !== undefined) return known
    const stem = stems.get(cueStem(word)) ?? -1
    if (cache.size >= CACHE_LIMIT) cache.clear()
    cache.set(word, stem)
    return stem
  }
  const { bias: _bias, powers, ...settings } = data
  const allPowers = Object.fromEntries(CUE_FAMILIES.map((family) => [family, powers[family] ?? 0])) as Record<CueFamily, number>
  return {
    count: keys.length, keys, stemOf, words, pairs, stemCount: stems.size, concepts, conceptPairs: numberTable(conceptPairs), rules, asks, weights, bias,
    powers: allPowers, settings, tiers: data.tiers,
  }
}
