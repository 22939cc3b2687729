import type { CueKind } from './cueKeys.ts'
import { cueStem, parseCueKey } from './cueKeys.ts'
import type { RedFlagGroup, Tier } from './findings.ts'
import { RED_FLAG_GROUPS, WORK_TYPES } from './findings.ts'
import type { WeighingData } from './ruleSetSchema.ts'

/** What a cue speaks for: a flag of any kind, one group, one work type. */
export const CUE_OUTPUTS = ['any', ...RED_FLAG_GROUPS, ...WORK_TYPES] as const
export type CueOutput = (typeof CUE_OUTPUTS)[number]

/** Weighted cues ready for use. Cues are numbered; `weights` holds CUE_OUTPUTS.length figures for each. */
export interface CompiledCues {
  readonly count: number
  readonly keys: readonly string[]
  /** Number of the stem of a word; -1 when no cue knows it. */
  readonly stemOf: (word: string) => number
  readonly words: Int32Array
  readonly voided: Int32Array
  /** Cue by first stem × stemCount + second stem. */
  readonly row: ReadonlyMap<number, number>
  readonly near: ReadonlyMap<number, number>
  readonly stemCount: number
  readonly readings: readonly { readonly cue: number; readonly sequences: readonly number[] }[]
  readonly weights: Float32Array
  readonly bias: Float32Array
  readonly threshold: number
  readonly localThreshold: number
  readonly mostAgainst: number
  readonly anyRule: number
  readonly ruleShares: ReadonlyMap<string, number>
  readonly perGroup: number
  readonly perRule: number
  readonly groupFloor: number
  readonly tiers: Readonly<Record<RedFlagGroup, Tier>>
  readonly source: string
}

const CACHE_LIMIT = 20_000

const outputOf = (name: string): number => CUE_OUTPUTS.findIndex((output) => output === name)

/** @throws Error in words when a weight cannot be read. `sequencesOf` compiles the pattern of a reading. */
export const compileCues = (
  data: WeighingData, cues: Readonly<Record<string, string>>, sequencesOf: (pattern: string) => readonly number[],
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
  const placed: { readonly cue: number; readonly kind: CueKind; readonly stems: readonly number[] }[] = []
  const readings: { cue: number; sequences: readonly number[] }[] = []
  keys.forEach((key, cue) => {
    for (const part of (cues[key] ?? '').split(',')) {
      const [name = '', figure = ''] = part.trim().split(' ')
      const output = outputOf(name)
      const weight = Number(figure)
      if (output < 0 || figure === '' || !Number.isFinite(weight)) throw new Error(`"${part.trim()}" is not an output and its weight`)
      weights[cue * width + output] = weight
    }
    const parsed = parseCueKey(key)
    if (parsed.kind === 'reading') readings.push({ cue, sequences: sequencesOf(key) })
    else placed.push({ cue, kind: parsed.kind, stems: parsed.stems.map(stemNumber) })
  })
  const words = new Int32Array(stems.size).fill(-1)
  const voided = new Int32Array(stems.size).fill(-1)
  const row = new Map<number, number>()
  const near = new Map<number, number>()
  for (const { cue, kind, stems: [first = 0, second = 0] } of placed) {
    if (kind === 'word') words[first] = cue
    else if (kind === 'voided') voided[first] = cue
    else (kind === 'row' ? row : near).set(first * stems.size + second, cue)
  }
  const bias = new Float32Array(width)
  for (const [name, value] of Object.entries(data.bias)) {
    const output = outputOf(name)
    if (output < 0) throw new Error(`bias: "${name}" is no output`)
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
  const { threshold, localThreshold, mostAgainst, anyRule, perGroup, perRule, groupFloor, tiers, source } = data
  return {
    count: keys.length, keys, stemOf, words, voided, row, near, stemCount: stems.size, readings, weights, bias,
    threshold, localThreshold, mostAgainst, anyRule, perGroup, perRule, groupFloor, tiers, source,
    ruleShares: new Map(Object.entries(data.ruleShares)),
  }
}
