import { CONCEPT_FORMS } from './conceptForms.ts'
import type { CueFamily } from './cueKeys.ts'
import { CUE_OUTPUTS } from './cueOutputs.ts'
import { readCueWeights } from './cueWeights.ts'
import { CUE_FAMILIES, cueStem, familyOf } from './cueKeys.ts'
import type { RedFlagGroup, Tier } from './findings.ts'
import type { RuleFile, WeighingData } from './ruleSetSchema.ts'
import { CONTEXTS } from './ruleSetSchema.ts'
import type { NumberTable } from './numberTable.ts'
import { numberTable } from './numberTable.ts'

/** Weighted cues ready for use. Cues are numbered; `weights` holds CUE_OUTPUTS.length figures for each. */
export interface CompiledCues {
  /** Number of the stem of a word; -1 when no cue knows it. */
  readonly stemOf: (word: string) => number
  /** Cue of a stem by its number, -1 when it has none. */
  readonly words: Int32Array
  /** Cue by (first stem × stemCount + second stem) × 2, + 1 when not in a row. */
  readonly pairs: NumberTable
  readonly stemCount: number
  /** Cue of a word class by its number, -1 when it has none; of two classes by first × number of classes + second. */
  readonly classes: Int32Array
  readonly classPairs: NumberTable
  /** Cue by concept × CONCEPT_FORMS + form, -1 when it has none. */
  readonly concepts: Int32Array
  /** Cue by first concept × number of concepts + second. */
  readonly conceptPairs: NumberTable
  readonly rules: ReadonlyMap<string, number>
  /** Cue of a work-type feature by its number, -1 when it has none. */
  readonly asks: Int32Array
  /** Each weight by its place among `levels`. */
  readonly weights: Uint8Array | Uint16Array
  readonly levels: Float64Array
  /**
   * Room to mark the cues that a message has shown (a cue is marked when it holds `round`) and to add up their weights by
   * family. Of use within one call only.
   */
  readonly shown: { readonly marks: Int32Array; readonly sums: Float64Array; round: number }
  readonly bias: Float32Array
  /** What a sum is divided by: the number of cues of the family to this power. */
  readonly powers: Readonly<Record<CueFamily, number>>
  readonly settings: Omit<WeighingData, 'bias' | 'powers'>
  readonly tiers: Readonly<Record<RedFlagGroup, Tier>>
}

const formOf = (key: string): number => {
  if (key.startsWith('-')) return 1
  const context = CONTEXTS.findIndex((name) => key.startsWith(name))
  return context < 0 ? 0 : 2 + context
}

/** @throws Error in words when a weight cannot be read. Unknown concepts and features are refused by name. */
export const compileCues = (
  data: WeighingData, file: Pick<RuleFile, 'cues' | 'packedCues'>, conceptKeys: readonly string[], featureIds: readonly string[],
  classNames: readonly string[],
): CompiledCues => {
  const width = CUE_OUTPUTS.length
  const { keys, weights, levels } = readCueWeights(file)
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
  const classNumbers = new Map(classNames.map((name, index) => [`%${name}`, index]))
  const classNumber = (key: string): number => {
    const known = classNumbers.get(key)
    if (known === undefined) throw new Error(`no word class is called "${key.slice(1)}"`)
    return known
  }
  const classes = new Int32Array(classNames.length).fill(-1)
  const classPairs: (readonly [number, number])[] = []
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
    class: (key, cue) => {
      classes[classNumber(key)] = cue
    },
    classPair: (key, cue) => {
      const [first = '', second = ''] = key.split(' ')
      classPairs.push([classNumber(first) * classNames.length + classNumber(second), cue])
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
    place[familyOf(key)](key, cue)
  })
  const words = new Int32Array(stems.size).fill(-1)
  for (const [stem, cue] of wordCues) words[stem] = cue
  const pairs = numberTable(pairCues.map(([first, second, near, cue]) => [(first * stems.size + second) * 2 + near, cue]))
  const bias = new Float32Array(width)
  for (const [name, value] of Object.entries(data.bias)) {
    const output = CUE_OUTPUTS.findIndex((one) => one === name)
    if (output < 0) throw new Error(`bias: "${name}" is no output`)
    bias[output] = value
  }
  const stemOf = (word: string): number => stems.get(cueStem(word)) ?? -1
  const { bias: _bias, powers, ...settings } = data
  const allPowers = Object.fromEntries(CUE_FAMILIES.map((family) => [family, powers[family] ?? 0])) as Record<CueFamily, number>
  return {
    stemOf, words, pairs, stemCount: stems.size, classes, classPairs: numberTable(classPairs), concepts, conceptPairs: numberTable(conceptPairs), rules, asks, bias,
    weights, levels,
    shown: { marks: new Int32Array(keys.length), sums: new Float64Array(CUE_FAMILIES.length * width), round: 0 },
    powers: allPowers, settings, tiers: data.tiers,
  }
}
