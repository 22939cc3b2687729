import type { CueOutput } from '#shared/domain/screening/compileCues.ts'
import { CUE_OUTPUTS } from '#shared/domain/screening/compileCues.ts'
import { WORK_TYPES } from '#shared/domain/screening/findings.ts'
import type { WeighingData } from '#shared/domain/screening/ruleSetSchema.ts'
import type { CueFamily } from '#shared/domain/screening/cueKeys.ts'
import { familyOf } from '#shared/domain/screening/cueKeys.ts'
import type { CueMatrix } from './cueMatrix.ts'
import type { Fitted } from './logistic.ts'

/** What a cue counts with in a message of usual length; a weight that adds less than this there is left out. */
const USUAL: Readonly<Record<CueFamily, number>> = { word: 0.13, pair: 0.08, concept: 0.2, conceptPair: 0.2, rule: 1, ask: 0.4 }
const LEAST = { any: 0.03, group: 0.08, workType: 0.07 }
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
  const least = CUE_OUTPUTS.map((output) =>
    output === 'any' ? LEAST.any : WORK_TYPES.some((type) => type === output) ? LEAST.workType : LEAST.group)
  const lines = matrixOf('any').keys.flatMap((key, column) => {
    const parts = CUE_OUTPUTS.flatMap((output, index) => {
      const shown = figure((fitted[index]?.weights[column] ?? 0) * (matrixOf(output).scales[column] ?? 1))
      return Math.abs(Number(shown)) * USUAL[familyOf(key)] < (least[index] ?? 0) ? [] : [`${output} ${shown}`]
    })
    return parts.length === 0 ? [] : [`  ${key}: ${parts.join(', ')}`]
  })
  return [
    '# Weighted cues (D9): how much a word, a pair of words, a concept or a rule speaks for a flag, a group, a work type.',
    '# Keys: cueKeys.ts. Weights and thresholds are fitted by resources/scripts/fitCues.ts and may be edited by hand.',
    `version: ${version}`,
    'weighing:',
    ...Object.entries({ ...settings, bias }).map(([name, value]) => `  ${name}: ${setting(value)}`),
    'cues: |',
    ...lines,
    '',
  ].join('\n')
}
