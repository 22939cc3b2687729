/**
 * Fits the weighted cues and the work-type weights anew and writes resources/rules/cues.en.v1.yaml and
 * work-types.en.v1.yaml (the cues of the latter stay as they are; only figures change).
 *
 *   node resources/scripts/fitCues.ts [--rules DIRECTORY] [labelled.ndjson ...]
 *
 * It learns from test/domain/screening/practice.ndjson and from the development part (see isDevelopmentPart) of the
 * files named. Same input, same output. Measure with `wellthread screen --score`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { shownCues } from '#shared/domain/screening/classifyWorkType.ts'
import { compileRuleSet } from '#shared/domain/screening/compileRuleSet.ts'
import { cueStem } from '#shared/domain/screening/cueKeys.ts'
import { findContexts } from '#shared/domain/screening/findContexts.ts'
import { RED_FLAG_GROUPS, WORK_TYPES } from '#shared/domain/screening/findings.ts'
import { createMatchSession } from '#shared/domain/screening/matchSession.ts'
import type { RuleFile } from '#shared/domain/screening/ruleSetSchema.ts'
import { screenMessage } from '#shared/domain/screening/screenMessage.ts'
import { appendTokens, newTokenList } from '#shared/domain/screening/tokenise.ts'
import type { Row } from './fit/fitLinear.ts'
import { fitLinear } from './fit/fitLinear.ts'
import type { Labelled } from './fit/labelled.ts'
import { isDevelopmentPart, readLabelled } from './fit/labelled.ts'

const root = resolve(import.meta.dirname, '../..')
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { rules: { type: 'string' } } })
const rulesDirectory = options.rules ?? join(root, 'resources/rules')
const RARE = 3
const FLAG_OUTPUTS = ['any', ...RED_FLAG_GROUPS]
/** Smaller weights are left out. */
const LEAST = { flag: 0.25, workType: 0.1, feature: 0.05 }
const KEPT = { any: 2500, group: 60, workType: 600 }
const READING_CUES = [
  '{temperature>=100.4}', '{temperature>=103}', '{temperature<99.6}', '{systolic>=180}', '{systolic>=140}', '{systolic<140}',
  '{systolic<90}',
  '{oxygen<=91}', '{oxygen>93}', '{glucose<55}', '{glucose>=300}', '{glucose>=70}', '{pulse>=130}', '{pulse<40}', '{age<3}', '{age<12}',
  '{score>=8}', '{score<=5}',
]

const files = readdirSync(rulesDirectory).filter((name) => name.endsWith('.yaml') && !name.startsWith('cues.')).sort()
  .map((name) => parse(readFileSync(join(rulesDirectory, name), 'utf8')) as Partial<RuleFile>)
const settings = parse(readFileSync(join(rulesDirectory, 'cues.en.v1.yaml'), 'utf8')) as { weighing: Record<string, unknown> }
const rules = compileRuleSet([
  ...files, { version: files[0]?.version, workTypes: READING_CUES.map((cue) => ({ id: `reading ${cue}`, match: [cue], weights: {} })) },
])
const features = rules.features.filter(({ id }) => !id.startsWith('reading '))

interface Seen {
  readonly message: Labelled
  readonly keys: ReadonlySet<string>
  readonly features: readonly number[]
}

const look = (message: Labelled): Seen => {
  const tokens = newTokenList()
  appendTokens(tokens, message.subject, 'subject')
  appendTokens(tokens, message.body, 'body')
  const session = createMatchSession(rules, tokens)
  const { bits } = findContexts(session, rules)
  const flagged = screenMessage(message, rules).redFlags.length > 0
  const shown = shownCues(session, rules, flagged)
  const keys = new Set<string>()
  const stems = tokens.words.map(cueStem)
  stems.forEach((stem, at) => {
    if (bits[at] !== 0) {
      keys.add(`-${stem}`)
      return
    }
    keys.add(stem)
    for (let other = at + 1; other <= at + 3 && tokens.sentences[other] === tokens.sentences[at]; other += 1) {
      if (bits[other] === 0) keys.add(other === at + 1 ? `${stem} ${stems[other]}` : `${stem} ~ ${stems[other]}`)
    }
  })
  const standing = new Set([...shown.entries()].flatMap(([index, stands]) => stands ? [index] : []))
  rules.features.forEach(({ id }, index) => {
    if (id.startsWith('reading ') && standing.has(index)) keys.add(id.slice('reading '.length))
  })
  return { message, keys, features: features.map((_, index) => index).filter((index) => standing.has(index)) }
}

const practice = readLabelled(join(root, 'test/domain/screening/practice.ndjson'))
const others = positionals.flatMap(readLabelled).filter(({ id }) => isDevelopmentPart(id))
const seen = [...others, ...practice].map(look)
process.stdout.write(`${others.length} messages of the development part, ${practice.length} of practice\n`)

const flagRows = seen.filter(({ message }) => message.redFlags !== undefined)
const typeRows = seen.filter(({ message }) => message.category !== undefined)
const flagTargets = flagRows.map(({ message }) => [
  (message.redFlags ?? []).length > 0 ? 1 : 0, ...RED_FLAG_GROUPS.map((group) => message.redFlags?.includes(group) === true ? 1 : 0),
])
const typeTargets = typeRows.map(({ message }) => WORK_TYPES.map((type) => message.category === type ? 1 : 0))

const rowOf = (columnOf: ReadonlyMap<string, number>, withFeatures: boolean) => ({ message, keys, features: shown }: Seen): Row => {
  const columns = [...keys].map((key) => columnOf.get(key) ?? -1).filter((column) => column >= 0)
  return {
    columns,
    value: 1 / Math.sqrt(Math.sqrt(Math.max(1, columns.length))),
    whole: withFeatures ? shown.map((index) => columnOf.size + index) : [],
    weight: message.weight ?? 1,
  }
}

const numbered = (keys: readonly string[]): ReadonlyMap<string, number> => new Map(keys.map((key, index) => [key, index]))
const fitFlags = (columnOf: ReadonlyMap<string, number>, rounds: number): ReturnType<typeof fitLinear> =>
  fitLinear(flagRows.map(rowOf(columnOf, false)), flagTargets, columnOf.size, FLAG_OUTPUTS.length, { penalty: 1, rounds, kind: 'one' })
const fitTypes = (columnOf: ReadonlyMap<string, number>, rounds: number): ReturnType<typeof fitLinear> =>
  fitLinear(typeRows.map(rowOf(columnOf, true)), typeTargets, columnOf.size + features.length, WORK_TYPES.length, {
    penalty: 0.5, rounds, kind: 'choice',
  })

// First with every cue that is not rare, to see which ones matter; then with those alone.
const counts = new Map<string, number>()
for (const { keys } of seen) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
const allKeys = [...counts].filter(([key, count]) => count >= RARE && /^[-\p{L}\p{N}'{}<>=.# ~]+$/u.test(key)).map(([key]) => key).sort()
const first = { columns: numbered(allKeys), flags: fitFlags(numbered(allKeys), 120), types: fitTypes(numbered(allKeys), 120) }
const chosen = new Set<string>(READING_CUES.filter((key) => counts.has(key)))
const strongest = (weights: Float64Array, outputs: number, output: number, howMany: number): void => {
  const strength = (key: string): number =>
    Math.abs(weights[(first.columns.get(key) ?? 0) * outputs + output] ?? 0) * Math.sqrt(counts.get(key) ?? 0)
  const ranked = [...allKeys].sort((a, b) => strength(b) - strength(a))
  for (const key of ranked.slice(0, howMany)) chosen.add(key)
}
FLAG_OUTPUTS.forEach((_, output) => {
  strongest(first.flags.weights, FLAG_OUTPUTS.length, output, output === 0 ? KEPT.any : KEPT.group)
})
WORK_TYPES.forEach((_, output) => {
  strongest(first.types.weights, WORK_TYPES.length, output, KEPT.workType)
})
const keys = [...chosen].sort()
const columns = numbered(keys)
const flags = fitFlags(columns, 300)
const types = fitTypes(columns, 300)

const figure = (value: number): string => value.toFixed(2)
const parts = (names: readonly string[], weights: Float64Array, column: number, least: number): string[] =>
  names.flatMap((name, output) => {
    const weight = weights[column * names.length + output] ?? 0
    return Math.abs(weight) < least ? [] : [`${name} ${figure(weight)}`]
  })
const quoted = (text: string): string => `'${text.replaceAll('\'', '\'\'')}'`
const biasOf = (names: readonly string[], bias: Float64Array): Record<string, number> =>
  Object.fromEntries(names.map((name, index) => [name, Number(figure(bias[index] ?? 0))]))
const flow = (record: object): string =>
  `{ ${Object.entries(record).map(([name, value]) => `${name}: ${String(value)}`).join(', ')} }`
const setting = (value: unknown): string => {
  if (typeof value === 'object' && value !== null) return flow(value)
  return typeof value === 'string' ? quoted(value) : String(value)
}

/** How sure a rule is: the log of right to wrong messages, pulled towards the usual share while it has fired seldom. */
const fires = new Map<string, { right: number; wrong: number }>()
for (const { message } of flagRows) {
  if (message.weight !== undefined) continue
  for (const { ruleId, group } of screenMessage(message, rules).findings) {
    if (group === 'soon') continue
    const known = fires.get(ruleId) ?? { right: 0, wrong: 0 }
    known[(message.redFlags ?? []).length > 0 ? 'right' : 'wrong'] += 1
    fires.set(ruleId, known)
  }
}
const ruleShares = Object.fromEntries([...fires].sort(([a], [b]) => a < b ? -1 : 1)
  .map(([ruleId, { right, wrong }]) => [ruleId, Number(figure(Math.min(4, Math.log((right + 6) / (wrong + 0.4)))))]))
const weighing = { ...settings.weighing, ruleShares, bias: biasOf(FLAG_OUTPUTS, flags.bias) }
const cueLines = keys.flatMap((key, column) => {
  const all = [...parts(FLAG_OUTPUTS, flags.weights, column, LEAST.flag), ...parts([...WORK_TYPES], types.weights, column, LEAST.workType)]
  return all.length === 0 ? [] : [`  ${quoted(key)}: ${all.join(', ')}`]
})
writeFileSync(join(rulesDirectory, 'cues.en.v1.yaml'), [
  '# Weighted cues (D9): how much a word, a pair of words or a reading speaks for a flag, a group, a work type. Keys: cueKeys.ts.',
  '# Weights are fitted by resources/scripts/fitCues.ts and may be edited by hand; thresholds are set by hand.',
  `version: ${files[0]?.version ?? ''}`,
  'weighing:',
  ...Object.entries(weighing).map(([name, value]) => `  ${name}: ${setting(value)}`),
  'cues:',
  ...cueLines,
  '',
].join('\n'))

const typeLines = features.flatMap(({ id }, index) => {
  const source = files.flatMap((file) => file.workTypes ?? []).find((one) => one.id === id)
  const weights = parts([...WORK_TYPES], types.weights, keys.length + index, LEAST.feature)
  if (source === undefined) return []
  return [
    `  - id: ${quoted(id)}`,
    `    match: [${source.match.map(quoted).join(', ')}]`,
    ...source.place === undefined ? [] : [`    place: ${source.place}`],
    `    weights: { ${weights.map((one) => one.replace(' ', ': ')).join(', ')} }`,
  ]
})
writeFileSync(join(rulesDirectory, 'work-types.en.v1.yaml'), [
  '# Work types: cues written by hand and the weight of each for each work type. Single words and pairs: cues.en.v1.yaml.',
  '# Weights are fitted by resources/scripts/fitCues.ts and may be edited by hand.',
  `version: ${files[0]?.version ?? ''}`,
  'workTypeBias:',
  ...WORK_TYPES.map((type, index) => `  ${type}: ${figure(types.bias[index] ?? 0)}`),
  'workTypes:',
  ...typeLines,
  '',
].join('\n'))
process.stdout.write(`${cueLines.length} cues, ${features.length} work-type cues\n`)
