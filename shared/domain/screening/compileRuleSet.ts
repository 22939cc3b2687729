import type { CompiledCues } from './compileCues.ts'
import { compileCues } from './compileCues.ts'
import type { CompiledPart, CompiledPattern, CompiledRule, CompiledRuleSet, CompiledSequence, ReadingTest } from './compiledRuleSet.ts'
import { WORK_TYPES } from './findings.ts'
import type { PatternElement, SequenceElement } from './patternSyntax.ts'
import { parsePattern, PatternError } from './patternSyntax.ts'
import type { RuleFile, WeighingData } from './ruleSetSchema.ts'
import { normaliseWord } from './normaliseText.ts'
import { wordKey } from './tokenise.ts'
import { CONTEXT_CONCEPTS, CONTEXTS, ruleFileSchema } from './ruleSetSchema.ts'
import { WordTable } from './wordLookup.ts'

/** The rule data is unusable; the message names the rule and the field. Code `RULESET_INVALID`. */
export class RuleSetError extends Error {
  readonly code = 'RULESET_INVALID'
}

const mergeFiles = (data: unknown): RuleFile => {
  const merged: RuleFile = { version: '', concepts: {}, rules: [], workTypeBias: {}, workTypes: [], ordinaryWords: [], wordClasses: [], cues: {} }
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
    }
    for (const { id } of [...file.rules, ...file.workTypes]) {
      if (ids.has(id)) throw new RuleSetError(`rule ${id}: id used twice`)
      ids.add(id)
    }
    merged.rules.push(...file.rules)
    merged.workTypes.push(...file.workTypes)
    merged.ordinaryWords.push(...file.ordinaryWords)
    merged.wordClasses.push(...file.wordClasses)
    for (const [key, weights] of Object.entries(file.cues)) merged.cues[key] = weights
    if (file.weighing !== undefined) merged.weighing = file.weighing
    if (file.packedCues !== undefined) merged.packedCues = file.packedCues
    merged.workTypeBias = { ...merged.workTypeBias, ...file.workTypeBias }
  }
  return merged
}

interface Issue { readonly path: readonly PropertyKey[]; readonly message: string }

const describeIssues = (item: unknown, issues: readonly Issue[]): string => issues.slice(0, 5).map(({ path, message }) => {
  const [list, index, ...field] = path
  const rules: unknown = typeof item === 'object' && item !== null && list !== undefined ? Reflect.get(item, list) : undefined
  const rule: unknown = Array.isArray(rules) && typeof index === 'number' ? rules[index] : undefined
  const id: unknown = typeof rule === 'object' && rule !== null ? Reflect.get(rule, 'id') : undefined
  return typeof id === 'string' ? `rule ${id}: ${field.join('.')}: ${message}` : `${path.join('.') || 'rule set'}: ${message}`
}).join('; ')

/** Symbols and sequences, each stored once. */
class Compiler {
  readonly words = new WordTable()
  readonly conceptSequences: (readonly number[] | undefined)[] = []
  readonly readingTests: (ReadingTest | undefined)[] = []
  readonly sequences: CompiledSequence[] = []
  readonly negations: boolean[] = []
  readonly wordTests: boolean[] = []
  /** Number of words of each word test: the shortest list of a sequence is its guard. */
  readonly breadth: number[] = []
  readonly guards: number[] = []
  symbolCount = 0
  readonly #symbols = new Map<string, number>()
  readonly #sequenceIndex = new Map<string, number>()
  readonly #concepts: Readonly<Record<string, readonly string[]>>
  readonly #negations: ReadonlySet<string>
  readonly #open = new Set<string>()

  constructor(concepts: Readonly<Record<string, readonly string[]>>) {
    this.#concepts = concepts
    const negations = [...concepts['context.negation'] ?? []].flatMap((pattern) => pattern.split('|'))
    this.#negations = new Set(negations.filter((word) => /^[\p{L}']+$/u.test(word)).map((word) => word.replaceAll('\'', '')))
  }

  symbol(key: string): number {
    const known = this.#symbols.get(key)
    if (known !== undefined) return known
    const symbol = this.symbolCount
    this.symbolCount += 1
    this.#symbols.set(key, symbol)
    this.conceptSequences.push(undefined)
    this.readingTests.push(undefined)
    this.negations.push(false)
    this.wordTests.push(false)
    this.breadth.push(0)
    return symbol
  }

  concept(name: string): number {
    const known = this.#symbols.get(`@${name}`)
    if (known !== undefined && !this.#open.has(name)) return known
    const patterns = this.#concepts[name]
    if (patterns === undefined) throw new PatternError(`no concept is called "${name}"`)
    if (this.#open.has(name)) throw new PatternError(`concept "${name}" leads back to itself`)
    this.#open.add(name)
    const symbol = this.symbol(`@${name}`)
    const sequences: number[] = []
    for (const text of patterns) {
      const [part, ...others] = this.pattern(text, `concept ${name}`)
      if (part === undefined || others.length > 0) throw new RuleSetError(`concept ${name}: "${text}": a concept cannot use & or &&`)
      sequences.push(...part.sequences)
    }
    this.conceptSequences[symbol] = [...new Set(sequences)]
    this.#open.delete(name)
    return symbol
  }

  #element(element: PatternElement): number {
    if (element.kind === 'concept') return this.concept(element.name)
    if (element.kind === 'phrase') {
      const symbol = this.symbol(`(${element.words.join('_')})`)
      this.conceptSequences[symbol] = [this.#sequence(element.words.map((word) =>
        ({ element: { kind: 'words', words: [wordKey(normaliseWord(word))], stems: [], numbers: false }, gap: 0 })))]
      return symbol
    }
    if (element.kind === 'oneOf') {
      const sequences = element.elements.map((one) => this.#sequence([{ element: one, gap: 0 }]))
      const symbol = this.symbol(`(${sequences.join('|')})`)
      this.conceptSequences[symbol] = sequences
      return symbol
    }
    if (element.kind === 'number') return this.symbol('#')
    if (element.kind === 'any') return this.symbol('*')
    if (element.kind === 'reading') {
      const symbol = this.symbol(`{${element.reading}${element.operator}${element.limit}}`)
      this.readingTests[symbol] = { symbol, reading: element.reading, operator: element.operator, limit: element.limit }
      return symbol
    }
    const symbol = this.symbol(`${[...element.words].sort().join('|')}|${[...element.stems].sort().join('*|')}|${element.numbers}`)
    if (element.numbers) this.words.addNumbers(symbol)
    this.words.add(symbol, element.words, element.stems)
    this.wordTests[symbol] = true
    this.breadth[symbol] = element.words.length + 10 * element.stems.length + (element.numbers ? 1000 : 0)
    this.negations[symbol] = element.words.some((word) => this.#negations.has(word))
    return symbol
  }

  #sequence(items: readonly SequenceElement[]): number {
    const symbols = items.map((item) => this.#element(item.element))
    const gaps = items.map((item) => item.gap)
    const key = `${symbols.join()}:${gaps.join()}`
    const known = this.#sequenceIndex.get(key)
    if (known !== undefined) return known
    this.sequences.push({ symbols, gaps })
    const tests = symbols.filter((symbol) => this.wordTests[symbol] === true)
    this.guards.push(tests.reduce((best, symbol) =>
      best < 0 || (this.breadth[symbol] ?? 0) < (this.breadth[best] ?? 0) ? symbol : best, -1))
    this.#sequenceIndex.set(key, this.sequences.length - 1)
    return this.sequences.length - 1
  }

  /** Symbol of a reading, e.g. `{age<3}`. @throws RuleSetError when the text is no reading. */
  reading(text: string): number {
    const symbol = this.sequences[this.pattern(text, `reading ${text}`)[0]?.sequences[0] ?? -1]?.symbols[0]
    if (symbol === undefined || this.readingTests[symbol] === undefined) throw new RuleSetError(`weighing: readings: "${text}" is no reading`)
    return symbol
  }

  pattern(text: string, where: string): CompiledPattern {
    try {
      return parsePattern(text).map((part): CompiledPart =>
        ({ scope: part.scope, sequences: part.sequences.map((sequence) => this.#sequence(sequence)) }))
    } catch (error) {
      if (error instanceof PatternError) throw new RuleSetError(`${where}: "${text}": ${error.message}`)
      throw error
    }
  }
}

/** Which patterns are worth a look when a word stands in a message. */
const guardedPatterns = (
  rules: readonly Pick<CompiledRule, 'match' | 'firstPattern'>[], guards: readonly number[],
): Pick<CompiledRuleSet, 'patternsByGuard' | 'openPatterns'> => {
  const patternsByGuard: number[][] = []
  const openPatterns: number[] = []
  for (const { match, firstPattern } of rules) {
    match.forEach(([sign], index) => {
      const found = new Set((sign?.sequences ?? []).map((sequence) => guards[sequence] ?? -1))
      if (found.has(-1)) openPatterns.push(firstPattern + index)
      else for (const guard of found) (patternsByGuard[guard] ??= []).push(firstPattern + index)
    })
  }
  return { patternsByGuard, openPatterns }
}

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
  const compiler = new Compiler(file.concepts)
  const numberSymbol = compiler.symbol('#')
  const anySymbol = compiler.symbol('*')
  const patterns = (texts: readonly string[] | undefined, where: string): CompiledPattern[] =>
    (texts ?? []).map((text) => compiler.pattern(text, where))
  for (const name of Object.keys(file.concepts)) {
    try {
      compiler.concept(name)
    } catch (error) {
      throw error instanceof PatternError ? new RuleSetError(`concept ${name}: ${error.message}`) : error
    }
  }
  let patternCount = 0
  const numbered = (count: number): number => {
    patternCount += count
    return patternCount - count
  }
  const rules = file.rules.map((rule) => ({
    id: rule.id,
    group: rule.group,
    tier: rule.tier,
    source: rule.source,
    match: patterns(rule.match, `rule ${rule.id}: match`),
    firstPattern: numbered(rule.match.length),
    unless: patterns(rule.unless, `rule ${rule.id}: unless`),
    unlessAnywhere: patterns(rule.unlessAnywhere, `rule ${rule.id}: unlessAnywhere`),
    unlessGroups: rule.unlessGroups ?? [],
    certain: rule.certain ?? false,
    blockedBy: CONTEXTS.reduce((bits, context, bit) => rule.allow?.includes(context) === true ? bits : bits | (1 << bit), 0),
  }))
  const features = file.workTypes.map((feature) => ({
    id: feature.id,
    match: patterns(feature.match, `rule ${feature.id}: match`),
    place: feature.place ?? ('message' as const),
    weights: WORK_TYPES.map((workType) => feature.weights[workType] ?? 0),
  }))
  const cueConcepts = [
    ...Object.keys(file.concepts).filter((name) => !name.startsWith('reading.')).map((name) => ({ key: `@${name}`, symbol: compiler.concept(name) })),
    ...(file.weighing?.readings ?? []).map((key) => ({ key, symbol: compiler.reading(key) })),
  ]
  const wordClasses = file.wordClasses.map(([name]) => name ?? '')
  const classNumbers = new Map(file.wordClasses.flatMap((words, at) => words.map((word): [string, number] => [word, at])))
  const cues = file.weighing === undefined ? undefined
    : cuesOf(file.weighing, file, cueConcepts, features.map(({ id }) => id), wordClasses)
  const contextSymbols = Object.fromEntries(CONTEXT_CONCEPTS.map((name) => [name, compiler.concept(name)]))
  return {
    version: file.version,
    words: compiler.words.lookup(file.ordinaryWords),
    symbolCount: compiler.symbolCount,
    conceptSequences: compiler.conceptSequences,
    readingTests: compiler.readingTests,
    negations: compiler.negations,
    wordTests: compiler.wordTests,
    numberSymbol,
    anySymbol,
    sequences: compiler.sequences,
    guards: Int32Array.from(compiler.guards),
    patternCount,
    ...guardedPatterns(rules, compiler.guards),
    contextSymbols: contextSymbols as CompiledRuleSet['contextSymbols'],
    rules,
    rulesById: new Map(rules.map((rule) => [rule.id, rule])),
    cueConcepts,
    wordClasses,
    classOf: (word) => classNumbers.get(word) ?? -1,
    workTypes: WORK_TYPES,
    workTypeBias: WORK_TYPES.map((workType) => file.workTypeBias[workType] ?? 0),
    features,
    cues,
  }
}
