import type { CueOutput } from '#shared/domain/screening/cueOutputs.ts'
import { CUE_OUTPUTS } from '#shared/domain/screening/cueOutputs.ts'
import type { WeighingData } from '#shared/domain/screening/ruleSetSchema.ts'
import { packWeight } from '#shared/domain/screening/packedWeights.ts'
import type { CueMatrix } from './cueMatrix.ts'
import type { Fitted } from './logistic.ts'

const figure = (value: number): string => String(Math.round(value * 100) / 100)
const quoted = (text: string): string => `'${text.replaceAll('\'', '\'\'')}'`
const flow = (record: object): string => `{ ${Object.entries(record).map(([name, value]) => `${name}: ${String(value)}`).join(', ')} }`

const setting = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((one) => quoted(String(one))).join(', ')}]`
  if (typeof value === 'object' && value !== null) return flow(value)
  return typeof value === 'string' ? quoted(value) : String(value)
}

/** The rule file of the weighted cues, in the order of their keys. */
export const cuesFile = (version: string, settings: WeighingData, matrixOf: (output: CueOutput) => CueMatrix, fitted: readonly Fitted[]): string => {
  const bias = Object.fromEntries(CUE_OUTPUTS.map((output, index) => [output, Number(figure(fitted[index]?.bias ?? 0))]))
  const all = matrixOf('any').keys.map((_, column) => CUE_OUTPUTS.map((output, index) =>
    (fitted[index]?.weights[column] ?? 0) * (matrixOf(output).scales[column] ?? 1)))
  const scale = Number(figure(all.flat().reduce((most, weight) => Math.max(most, Math.abs(weight)), 0.01)))
  const nothing = CUE_OUTPUTS.map(() => packWeight(0, scale)).join('')
  const lines = matrixOf('any').keys.flatMap((key, column) => {
    const packed = (all[column] ?? []).map((weight) => packWeight(weight, scale)).join('')
    return packed === nothing ? [] : [`    ${key} ${packed}`]
  })
  return [
    '# Weighted cues (D9): how much a word, a pair of words, a concept or a rule speaks for a flag, a group, a work type.',
    '# Keys: cueKeys.ts; weights: packedWeights.ts. Fitted by resources/scripts/fitCues.ts. A weight by hand stands in a text',
    '# `cues` of any rule file, e.g. `chest tight: any 0.31, cardiac 1.20`, and goes before the packed one.',
    `version: ${version}`,
    'weighing:',
    ...Object.entries({ ...settings, bias }).map(([name, value]) => `  ${name}: ${setting(value)}`),
    'packedCues:',
    `  outputs: [${CUE_OUTPUTS.join(', ')}]`,
    `  scale: ${scale}`,
    '  lines: |',
    ...lines,
    '',
  ].join('\n')
}
