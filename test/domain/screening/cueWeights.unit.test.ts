import { describe, expect, it } from 'vitest'
import { CUE_OUTPUTS, outputIndex } from '#shared/domain/screening/cueOutputs.ts'
import { readCueWeights } from '#shared/domain/screening/cueWeights.ts'
import { packWeight } from '#shared/domain/screening/packedWeights.ts'

const SCALE = 8
const line = (key: string, weights: Readonly<Record<string, number>>): string =>
  `${key} ${CUE_OUTPUTS.map((output) => packWeight(weights[output] ?? 0, SCALE)).join('')}`
const read = (lines: string, cues: Readonly<Record<string, string>> = {}): (key: string, output: (typeof CUE_OUTPUTS)[number]) => number => {
  const { keys, weights, levels } = readCueWeights({ cues, packedCues: { outputs: [...CUE_OUTPUTS], scale: SCALE, lines } })
  return (key, output) => levels[weights[keys.indexOf(key) * CUE_OUTPUTS.length + outputIndex(output)] ?? -1] ?? Number.NaN
}

describe('packed weights of cues', () => {
  it('come back within a step of what they were: small ones nearly whole, the largest exactly', () => {
    for (const weight of [0, 0.01, -0.02, 0.3, -1.7, 5, 8, -8]) {
      const back = read(line('chest tight', { any: weight, other: -weight }))
      const step = 0.08 * Math.sqrt(Math.abs(weight) * SCALE) + 0.003
      expect(Math.abs(back('chest tight', 'any') - weight)).toBeLessThanOrEqual(step)
      expect(back('chest tight', 'other')).toBeCloseTo(-back('chest tight', 'any'), 9)
      expect(back('chest tight', 'seizure')).toBe(0)
    }
    expect(read(line('a', { any: -8 }))('a', 'any')).toBe(-8)
  })

  it('a weight by hand goes before a packed one, for its output only, and may stand alone', () => {
    const weight = read(`${line('chest', { any: 2, cardiac: 8 })}\n`, { chest: 'any -0.31', 'new word': 'stroke 1.25' })
    expect(weight('chest', 'any')).toBe(-0.31)
    expect(weight('chest', 'cardiac')).toBe(8)
    expect(weight('new word', 'stroke')).toBe(1.25)
    expect(weight('new word', 'any')).toBe(0)
  })

  it.each([
    ['too few weights', 'chest RRR', 'has not'],
    ['a character that is no weight', line('chest', {}).replace(/R$/, '~'), 'no packed weight'],
  ])('%s: refused, with the line', (_, lines, words) => {
    expect(() => read(lines)).toThrow(words)
  })

  it('outputs in another order: refused', () => {
    expect(() => readCueWeights({ cues: {}, packedCues: { outputs: ['cardiac', 'any'], scale: 1, lines: '' } })).toThrow('other outputs')
  })
})
