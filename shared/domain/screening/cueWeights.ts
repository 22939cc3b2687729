import { CUE_OUTPUTS } from './cueOutputs.ts'
import { NO_WEIGHT, packedLevel, packedLevels } from './packedWeights.ts'
import type { RuleFile } from './ruleSetSchema.ts'

/** Weights of all cues: CUE_OUTPUTS.length for each, each by its place among `levels`. */
export interface CueWeights {
  readonly keys: readonly string[]
  readonly weights: Uint8Array | Uint16Array
  readonly levels: Float64Array
}

const WIDTH = CUE_OUTPUTS.length
const outputs: ReadonlyMap<string, number> = new Map(CUE_OUTPUTS.map((name, index) => [name, index]))

/** `any 0.31, cardiac 1.20` */
const weightsByHand = (text: string): [number, number][] => text.split(',').map((part) => {
  const [name = '', figure = ''] = part.trim().split(' ')
  const output = outputs.get(name)
  const weight = Number(figure)
  if (output === undefined || figure === '' || !Number.isFinite(weight)) throw new Error(`"${part.trim()}" is not an output and its weight`)
  return [output, weight]
})

/** Packed weights, and those by hand, which go before them. @throws Error in words when one cannot be read. */
export const readCueWeights = ({ cues, packedCues }: Pick<RuleFile, 'cues' | 'packedCues'>): CueWeights => {
  if (packedCues !== undefined && packedCues.outputs.join() !== CUE_OUTPUTS.join()) throw new Error('the packed cues have other outputs')
  const lines = packedCues?.lines.split('\n').filter((line) => line !== '') ?? []
  const packedKeys = lines.map((line) => line.slice(0, line.lastIndexOf(' ')))
  const places = new Map(packedKeys.map((key, cue) => [key, cue]))
  const byHand = Object.entries(cues)
  const keys = [...packedKeys, ...byHand.flatMap(([key]) => places.has(key) ? [] : [key])]
  for (const [cue, key] of keys.slice(packedKeys.length).entries()) places.set(key, packedKeys.length + cue)
  const levels = packedLevels(packedCues?.scale ?? 1)
  const weights = new (byHand.length === 0 ? Uint8Array : Uint16Array)(keys.length * WIDTH).fill(NO_WEIGHT)
  lines.forEach((line, cue) => {
    const from = line.length - WIDTH
    if ((packedKeys[cue] ?? '').length !== from - 1) throw new Error(`"${line}" has not ${WIDTH} weights`)
    for (let output = 0; output < WIDTH; output += 1) weights[cue * WIDTH + output] = packedLevel(line, from + output)
  })
  for (const [key, text] of byHand) {
    for (const [output, weight] of weightsByHand(text)) {
      const known = levels.indexOf(weight)
      weights[(places.get(key) ?? 0) * WIDTH + output] = known < 0 ? levels.push(weight) - 1 : known
    }
  }
  return { keys, weights, levels: Float64Array.from(levels) }
}
