/**
 * Fits the weighted cues anew and writes resources/rules/cues.en.v1.yaml.
 *
 *   node resources/scripts/fitCues.ts [--rules DIRECTORY] [--without-held-out] [--folds 5] [labelled.ndjson ...]
 *
 * It learns from the messages of test/domain/screening (practice.ndjson, written/, clauses/; never a file named unseen…)
 * and from the files named. Thresholds come from a cross-validation by phrase family over the messages that the rules
 * were not tuned to; its figures are printed. Same input, same output. Measure with `wellthread screen --score`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import type { CueOutput } from '#shared/domain/screening/cueOutputs.ts'
import { CUE_OUTPUTS } from '#shared/domain/screening/cueOutputs.ts'
import { compileRuleSet } from '#shared/domain/screening/compileRuleSet.ts'
import { flagScore } from '#shared/domain/screening/decideFindings.ts'
import { CUE_FAMILIES } from '#shared/domain/screening/cueKeys.ts'
import { WORK_TYPES } from '#shared/domain/screening/findings.ts'
import type { RuleFile } from '#shared/domain/screening/ruleSetSchema.ts'
import type { CueMatrix, Powers } from './fit/cueMatrix.ts'
import { cueMatrix, rowsLike, SCALES, whatIsShown } from './fit/cueMatrix.ts'
import { phraseFamilies } from './fit/families.ts'
import { readSamples } from './fit/labelled.ts'
import { scoreRow } from './fit/logistic.ts'
import { fitByTelling } from './fit/telling.ts'
import { cuesFile } from './fit/cuesFile.ts'
import { costsOf, targetsOf } from './fit/targets.ts'
import { chooseSymptomShift, chooseThresholds, crossFigures } from './fit/thresholds.ts'

const root = resolve(import.meta.dirname, '../..')
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { rules: { type: 'string' }, 'without-held-out': { type: 'boolean' }, folds: { type: 'string' }, only: { type: 'string' } },
})
const directory = options.rules ?? join(root, 'resources/rules')
const folds = Number(options.folds ?? 5)
const PASSES = { cross: 12, last: 40 }
const say = (text: string): boolean => process.stdout.write(`${text}\n`)

const read = (name: string): Partial<RuleFile> => parse(readFileSync(join(directory, name), 'utf8')) as Partial<RuleFile>
const names = readdirSync(directory).filter((name) => name.endsWith('.yaml')).sort()
const files = names.filter((name) => !name.startsWith('cues.')).map(read)
const settings = read('cues.en.v1.yaml').weighing
if (settings === undefined) throw new Error('cues.en.v1.yaml has no weighing')
const powers = Object.fromEntries(CUE_FAMILIES.map((family) => [family, settings.powers[family] ?? 0])) as Powers
const rules = compileRuleSet([...files, { version: files[0]?.version, weighing: settings }])

const samples = readSamples(join(root, 'test/domain/screening'), positionals, options['without-held-out'] !== true)
say(`${samples.length} messages`)
const shown = samples.map(({ message }) => whatIsShown(message, rules, powers))
const cues = shown.map((one) => one.cues)
const matrix = cueMatrix(cues, SCALES.flags)
const typeMatrix = cueMatrix(cues, SCALES.workTypes)
const around = rowsLike(matrix, shown.map((one) => one.around))
const matrixOf = (output: CueOutput): CueMatrix => WORK_TYPES.some((type) => type === output) ? typeMatrix : matrix
say(`${matrix.width} cues, ${matrix.columns.length} places`)
const wanted = options.only === undefined ? CUE_OUTPUTS : CUE_OUTPUTS.filter((output) => options.only?.split(',').includes(output))
const targets = wanted.map((output) => targetsOf(samples, output))
const costs = costsOf(samples)
const everyRow = samples.map((_, row) => row)

// Cross-validation: families of messages that the rules were not tuned to take turns in being left out.
const family = phraseFamilies(samples.map(({ message }) => message))
const foldOf = family.map((one) => Math.imul(one + 1, 2_654_435_761) >>> 8).map((figure) => figure % folds)
const tested = everyRow.filter((row) => samples[row]?.part === 'public' || samples[row]?.part === 'written')
const local = samples.map(() => new Float64Array(CUE_OUTPUTS.length).fill(Number.NEGATIVE_INFINITY))
const scores = samples.map(() => new Float64Array(CUE_OUTPUTS.length).fill(Number.NaN))
for (let fold = 0; fold < folds; fold += 1) {
  const left = tested.filter((row) => foldOf[row] === fold)
  const leftFamilies = new Set(left.map((row) => family[row]))
  const kept = everyRow.filter((row) => !leftFamilies.has(family[row]))
  wanted.forEach((output, index) => {
    const fitted = fitByTelling(matrixOf(output), targets[index] ?? new Int8Array(), costs, kept, PASSES.cross)
    const at = CUE_OUTPUTS.indexOf(output)
    for (const row of left) if (around.starts[row] !== around.starts[row + 1]) (local[row] ?? new Float64Array())[at] = scoreRow(around, row, fitted)
    for (const row of left) (scores[row] ?? new Float64Array())[at] = scoreRow(matrixOf(output), row, fitted)
  })
  say(`fold ${fold + 1} of ${folds}: ${left.length} left out`)
}
const crossed = tested.flatMap((row) => {
  const sample = samples[row]
  const own = scores[row]
  const ownAround = local[row]
  const seen = shown[row]
  if (sample === undefined || own === undefined || ownAround === undefined || seen === undefined) return []
  const { certain } = seen
  const flag = flagScore(own, settings) - (seen.isVoided ? settings.besideHeldBack : 0)
  return [{ sample, scores: own, flag, local: flagScore(ownAround, settings), certain, reach: certain.length > 0 ? settings.certainReach : 0 }]
})
const thresholds = chooseThresholds(crossed)
const symptomShift = chooseSymptomShift(crossed)
say(crossFigures(crossed, thresholds, symptomShift, settings.certainGroupReach))
if (options.only === undefined) {
  const fitted = wanted.map((output, index) => fitByTelling(matrixOf(output), targets[index] ?? new Int8Array(), costs, everyRow, PASSES.last))
  const shifted = fitted.map((one, index) => wanted[index] === 'symptom' ? { ...one, bias: one.bias - symptomShift } : one)
  writeFileSync(join(directory, 'cues.en.v1.yaml'), cuesFile(files[0]?.version ?? '', { ...settings, ...thresholds }, matrixOf, shifted))
}
