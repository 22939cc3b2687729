import type { CompiledMatcher, CompiledPart, CompiledPattern, CompiledRule, CompiledSequence, ReadingTest } from './compiledRuleSet.ts'
import { WORK_TYPES } from './findings.ts'
import { broughtBy, guarded, guardedPatterns, neededByAny } from './guards.ts'
import { normaliseWord } from './normaliseText.ts'
import type { PatternElement, SequenceElement } from './patternSyntax.ts'
import { parsePattern, PatternError } from './patternSyntax.ts'
import { RuleSetError } from './ruleSetError.ts'
import type { RuleData, RuleFile } from './ruleSetSchema.ts'
import { CONTEXT_CONCEPTS, CONTEXTS } from './ruleSetSchema.ts'
import { wordKey } from './tokenise.ts'
import { WordTable } from './wordLookup.ts'

const MOST_FREQUENT = 200
const STEM_WEIGHT = 4

/** Symbols and sequences, each stored once. */
class Compiler {
  readonly words = new WordTable()
  readonly conceptSequences: (readonly number[] | undefined)[] = []
  readonly readingTests: (ReadingTest | undefined)[] = []
  readonly sequences: CompiledSequence[] = []
  readonly negations: boolean[] = []
  readonly wordTests: boolean[] = []
  /** How often each word test is passed, about: the rarest of a sequence is its guard. */
  readonly breadth: number[] = []
  /** By symbol the words one of which must stand where it does; undefined when it needs none. */
  readonly needed: (ReadonlySet<number> | undefined)[] = []
  readonly guards: number[] = []
  symbolCount = 0
  readonly #symbols = new Map<string, number>()
  readonly #sequenceIndex = new Map<string, number>()
  readonly #concepts: Readonly<Record<string, readonly string[]>>
  readonly #negations: ReadonlySet<string>
  readonly #open = new Set<string>()
  readonly #ranks: ReadonlyMap<string, number>

  constructor(concepts: Readonly<Record<string, readonly string[]>>, commonWords: readonly string[]) {
    this.#concepts = concepts
    this.#ranks = new Map(commonWords.map((word, rank) => [word, rank]))
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
    this.needed.push(undefined)
    return symbol
  }

  /** A symbol that stands where one of these sequences does. */
  #oneOf(symbol: number, sequences: readonly number[]): void {
    this.conceptSequences[symbol] = sequences
    const needed = neededByAny(sequences, this)
    this.needed[symbol] = needed
    this.breadth[symbol] = [...needed ?? []].reduce((sum, word) => sum + (this.breadth[word] ?? 0), 0)
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
    this.#oneOf(symbol, [...new Set(sequences)])
    this.#open.delete(name)
    return symbol
  }

  #element(element: PatternElement): number {
    if (element.kind === 'concept') return this.concept(element.name)
    if (element.kind === 'phrase') {
      const symbol = this.symbol(`(${element.words.join('_')})`)
      this.#oneOf(symbol, [this.#sequence(element.words.map((word) =>
        ({ element: { kind: 'words', words: [wordKey(normaliseWord(word))], stems: [], numbers: false }, gap: 0 })))])
      return symbol
    }
    if (element.kind === 'oneOf') {
      const sequences = element.elements.map((one) => this.#sequence([{ element: one, gap: 0 }]))
      const symbol = this.symbol(`(${sequences.join('|')})`)
      this.#oneOf(symbol, sequences)
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
    this.needed[symbol] = new Set([symbol])
    this.breadth[symbol] = element.words.reduce((sum, word) => sum + this.#frequency(word), 0)
      + STEM_WEIGHT * element.stems.length + (element.numbers ? MOST_FREQUENT : 0)
    this.negations[symbol] = element.words.some((word) => this.#negations.has(word))
    return symbol
  }

  /** Zipf's law, about: 1 for a word that is seldom said. */
  #frequency(word: string): number {
    const rank = this.#ranks.get(word)
    return rank === undefined ? 1 : 1 + MOST_FREQUENT / (1 + rank / 8)
  }

  #sequence(items: readonly SequenceElement[]): number {
    const symbols = items.map((item) => this.#element(item.element))
    const gaps = items.map((item) => item.gap)
    const key = `${symbols.join()}:${gaps.join()}`
    const known = this.#sequenceIndex.get(key)
    if (known !== undefined) return known
    this.sequences.push({ symbols, gaps })
    const closed = symbols.filter((symbol) => this.needed[symbol] !== undefined)
    this.guards.push(closed.reduce((best, symbol) =>
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

export interface MatcherData extends Pick<RuleFile, 'concepts' | 'commonWords' | 'ordinaryWords' | 'workTypes'> {
  readonly rules: readonly RuleData[]
  /** Concepts that are checked and looked for besides those that the rules name. */
  readonly wanted: readonly string[]
  /** The same for readings, e.g. `{age<3}`. */
  readonly readings: readonly string[]
  /** Its place among the matchers of the rule set. */
  readonly place: number
}

export interface CompiledParts {
  readonly matcher: CompiledMatcher
  readonly symbolOf: (concept: string) => number
  /** @throws RuleSetError when the text is no reading. */
  readonly readingOf: (text: string) => number
}

/** Compiles rules and work-type features into one matcher. @throws RuleSetError naming the rule and the field. */
export const compileMatcher = ({ concepts: conceptPatterns, commonWords, ordinaryWords, workTypes, rules: ruleData, wanted, readings, place }: MatcherData): CompiledParts => {
  const compiler = new Compiler(conceptPatterns, commonWords)
  const numberSymbol = compiler.symbol('#')
  const anySymbol = compiler.symbol('*')
  const patterns = (texts: readonly string[] | undefined, where: string): CompiledPattern[] =>
    (texts ?? []).map((text) => compiler.pattern(text, where))
  for (const name of wanted) {
    try {
      compiler.concept(name)
    } catch (error) {
      throw error instanceof PatternError ? new RuleSetError(`concept ${name}: ${error.message}`) : error
    }
  }
  let patternCount = 0
  /** A number for the whole, then one for each pattern. */
  const numbered = (count: number): Pick<CompiledRule, 'number' | 'firstPattern'> => {
    const number = patternCount
    patternCount += count + 1
    return { number, firstPattern: number + 1 }
  }
  const rules = ruleData.map((rule): CompiledRule => ({
    id: rule.id,
    group: rule.group,
    tier: rule.tier,
    source: rule.source,
    match: patterns(rule.match, `rule ${rule.id}: match`),
    ...numbered(rule.match.length),
    unless: patterns(rule.unless, `rule ${rule.id}: unless`),
    unlessAnywhere: patterns(rule.unlessAnywhere, `rule ${rule.id}: unlessAnywhere`),
    unlessGroups: rule.unlessGroups ?? [],
    certain: rule.certain ?? false,
    blockedBy: CONTEXTS.reduce((bits, context, bit) => rule.allow?.includes(context) === true ? bits : bits | (1 << bit), 0),
  }))
  const features = workTypes.map((feature) => ({
    id: feature.id,
    match: patterns(feature.match, `rule ${feature.id}: match`),
    ...numbered(feature.match.length),
    place: feature.place ?? ('message' as const),
    weights: WORK_TYPES.map((workType) => feature.weights[workType] ?? 0),
  }))
  for (const text of readings) compiler.reading(text)
  const contextSymbols = Object.fromEntries(CONTEXT_CONCEPTS.map((name) => [name, compiler.concept(name)]))
  const symbolsOf = compiler.words.lookup(ordinaryWords)
  const likelyPatterns = guardedPatterns([...rules, ...features], compiler)
  const concepts = guarded(compiler.needed.map((words, symbol) => [symbol, words] as const).filter(([symbol]) => compiler.wordTests[symbol] !== true))
  return {
    symbolOf: (concept) => compiler.concept(concept),
    readingOf: (text) => compiler.reading(text),
    matcher: {
      place,
      rooms: [],
      words: (word) => broughtBy(symbolsOf(word), concepts, likelyPatterns),
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
      openPatterns: likelyPatterns.open,
      openSymbols: concepts.open,
      contextSymbols: contextSymbols as CompiledMatcher['contextSymbols'],
      rules,
      features,
    },
  }
}
