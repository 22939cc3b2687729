import type { CompiledCues } from './compileCues.ts'
import { compileCues } from './compileCues.ts'
import type { CompiledRuleSet } from './compiledRuleSet.ts'
import { compileMatcher } from './compileMatcher.ts'
import { createVocabulary } from './messageWords.ts'
import { WORK_TYPES } from './findings.ts'
import { RuleSetError } from './ruleSetError.ts'
import type { RuleFile, WeighingData } from './ruleSetSchema.ts'
import { CONTEXT_CONCEPTS, ruleFileSchema } from './ruleSetSchema.ts'

const mergeFiles = (data: unknown): RuleFile & { readonly cueConcepts: readonly string[] } => {
  const cueConcepts: string[] = []
  const merged: RuleFile = { version: '', concepts: {}, conceptsAreCues: true, rules: [], workTypeBias: {}, workTypes: [], ordinaryWords: [], commonWords: [], wordClasses: [], cues: {} }
  const ids = new Set<string>()
  for (const item of Array.isArray(data) ? data : [data]) {
    const parsed = ruleFileSchema.safeParse(item)
    if (!parsed.success) throw new RuleSetError(describeIssues(item, parsed.error.issues))
    const file = parsed.data
    if (merged.version !== '' && merged.version !== file.version) {
      throw new RuleSetError(`version: files of one rule set disagree (${merged.version}, ${file.version})`)
    }
    merged.version = file.version
    for (const [name, patterns] of Object.entries(file.concepts)) {
      if (merged.concepts[name] !== undefined) throw new RuleSetError(`concept ${name}: defined twice`)
      merged.concepts[name] = patterns
      if (file.conceptsAreCues && !name.startsWith('reading.')) cueConcepts.push(name)
    }
    for (const { id } of [...file.rules, ...file.workTypes]) {
      if (ids.has(id)) throw new RuleSetError(`rule ${id}: id used twice`)
      ids.add(id)
    }
    merged.rules.push(...file.rules)
    merged.workTypes.push(...file.workTypes)
    merged.ordinaryWords.push(...file.ordinaryWords)
    merged.commonWords.push(...file.commonWords)
    merged.wordClasses.push(...file.wordClasses)
    for (const [key, weights] of Object.entries(file.cues)) merged.cues[key] = weights
    if (file.weighing !== undefined) merged.weighing = file.weighing
    if (file.packedCues !== undefined) merged.packedCues = file.packedCues
    merged.workTypeBias = { ...merged.workTypeBias, ...file.workTypeBias }
  }
  return { ...merged, cueConcepts }
}

interface Issue { readonly path: readonly PropertyKey[]; readonly message: string }

const describeIssues = (item: unknown, issues: readonly Issue[]): string => issues.slice(0, 5).map(({ path, message }) => {
  const [list, index, ...field] = path
  const rules: unknown = typeof item === 'object' && item !== null && list !== undefined ? Reflect.get(item, list) : undefined
  const rule: unknown = Array.isArray(rules) && typeof index === 'number' ? rules[index] : undefined
  const id: unknown = typeof rule === 'object' && rule !== null ? Reflect.get(rule, 'id') : undefined
  return typeof id === 'string' ? `rule ${id}: ${field.join('.')}: ${message}` : `${path.join('.') || 'rule set'}: ${message}`
}).join('; ')

const cuesOf = (
  weighing: WeighingData, cues: Pick<RuleFile, 'cues' | 'packedCues'>, concepts: CompiledRuleSet['cueConcepts'], features: readonly string[],
  classes: readonly string[],
): CompiledCues => {
  try {
    return compileCues(weighing, cues, concepts.map(({ key }) => key), features, classes)
  } catch (error) {
    throw new RuleSetError(`cues: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/**
 * Checks and compiles one rule file or an array of them. Compile once, use for every message.
 * @throws RuleSetError naming the rule and the field.
 */
export const compileRuleSet = (data: unknown): CompiledRuleSet => {
  const file = mergeFiles(data)
  const missing = CONTEXT_CONCEPTS.filter((name) => file.concepts[name] === undefined)
  if (missing.length > 0) throw new RuleSetError(`concepts: missing ${missing.join(', ')}`)
  // Certain rules have a matcher of their own: most messages need not be looked through for them.
  const standsApart = (rule: RuleFile['rules'][number]): boolean => file.weighing !== undefined && rule.certain === true
  const common = new Set([...file.cueConcepts, ...CONTEXT_CONCEPTS])
  const readings = file.weighing?.readings ?? []
  const { matcher, symbolOf, readingOf } = compileMatcher({
    ...file, rules: file.rules.filter((rule) => !standsApart(rule)), wanted: [...common], readings, place: 0,
  })
  const cueConcepts = [
    ...file.cueConcepts.map((name) => ({ key: `@${name}`, symbol: symbolOf(name) })),
    ...readings.map((key) => ({ key, symbol: readingOf(key) })),
  ]
  const certain = compileMatcher({
    ...file, rules: file.rules.filter(standsApart), workTypes: [], wanted: Object.keys(file.concepts).filter((name) => !common.has(name)), readings: [], place: 1,
  }).matcher
  const wordClasses = file.wordClasses.map(([name]) => name ?? '')
  const classNumbers = new Map(file.wordClasses.flatMap((words, at) => words.map((word): [string, number] => [word, at])))
  const allRules = [...matcher.rules, ...certain.rules]
  const cues = file.weighing === undefined ? undefined : cuesOf(file.weighing, file, cueConcepts, matcher.features.map(({ id }) => id), wordClasses)
  return {
    ...matcher,
    version: file.version,
    certain,
    allRules,
    rulesById: new Map(allRules.map((rule) => [rule.id, rule])),
    cueConcepts,
    wordClasses,
    vocabulary: createVocabulary([matcher, certain], (word) => cues?.stemOf(word) ?? -1, (word) => classNumbers.get(word) ?? -1),
    workTypes: WORK_TYPES,
    workTypeBias: WORK_TYPES.map((workType) => file.workTypeBias[workType] ?? 0),
    cues,
  }
}
