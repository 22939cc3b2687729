import type { CompiledRuleSet } from './compiledRuleSet.ts'
import type { ReadingOperator } from './patternSyntax.ts'
import type { Reading } from './readings.ts'
import { findReadings } from './readings.ts'
import type { TokenList } from './tokenise.ts'

/** Token ranges, end exclusive, sorted by start. */
export interface Occurrences {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** True where the match holds a negation of its own ("cannot breathe"). */
  readonly owns: readonly boolean[]
}

export const NO_OCCURRENCES: Occurrences = { starts: [], ends: [], owns: [] }

/** Occurrences in one message, found when first asked for. Work is linear in tokens for each sequence (R71). */
export interface MatchSession {
  readonly tokens: TokenList
  readonly ofSymbol: (symbol: number) => Occurrences
  readonly ofSequence: (index: number) => Occurrences
}

const passes = (value: number, operator: ReadingOperator, limit: number): boolean => {
  switch (operator) {
    case '>=': return value >= limit
    case '<=': return value <= limit
    case '>': return value > limit
    case '<': return value < limit
    case '=': return value === limit
  }
}

/** Sorts by start, then end, and drops doubles. */
const sorted = (starts: number[], ends: number[], owns: boolean[]): Occurrences => {
  const { length } = starts
  let inOrder = true
  for (let index = 1; index < length && inOrder; index += 1) {
    const before = starts[index - 1] ?? 0
    const here = starts[index] ?? 0
    inOrder = before < here || (before === here && (ends[index - 1] ?? 0) < (ends[index] ?? 0))
  }
  if (inOrder) return { starts, ends, owns }
  const order = Array.from({ length }, (_, index) => index)
    .sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0) || (ends[a] ?? 0) - (ends[b] ?? 0))
  const result = { starts: [] as number[], ends: [] as number[], owns: [] as boolean[] }
  for (const index of order) {
    const start = starts[index] ?? 0
    const end = ends[index] ?? 0
    const last = result.starts.length - 1
    if (last >= 0 && result.starts[last] === start && result.ends[last] === end) {
      if (owns[index] === true) result.owns[last] = true
      continue
    }
    result.starts.push(start)
    result.ends.push(end)
    result.owns.push(owns[index] === true)
  }
  return result
}

export const createMatchSession = (ruleSet: CompiledRuleSet, tokens: TokenList): MatchSession => {
  const { sequences, conceptSequences, readingTests } = ruleSet
  const count = tokens.words.length
  const symbolMemo: (Occurrences | undefined)[] = new Array<Occurrences | undefined>(ruleSet.symbolCount)
  const sequenceMemo: (Occurrences | undefined)[] = new Array<Occurrences | undefined>(sequences.length)
  const wordStarts = new Map<number, number[]>()
  for (let index = 0; index < count; index += 1) {
    for (const symbol of ruleSet.words(tokens.words[index] ?? '')) {
      const starts = wordStarts.get(symbol)
      if (starts === undefined) wordStarts.set(symbol, [index])
      else starts.push(index)
    }
  }
  for (const [symbol, starts] of wordStarts) symbolMemo[symbol] = single(starts, ruleSet.negations[symbol] === true)
  let readings: readonly Reading[] | undefined

  const everyToken = (wanted: (index: number) => boolean): Occurrences => {
    const starts: number[] = []
    for (let index = 0; index < count; index += 1) if (wanted(index)) starts.push(index)
    return single(starts, false)
  }

  const ofConcept = (concept: readonly number[]): Occurrences => {
    let only: Occurrences | undefined
    let starts: number[] | undefined
    let ends: number[] = []
    let owns: boolean[] = []
    for (const index of concept) {
      const found = ofSequence(index)
      if (found.starts.length === 0) continue
      if (only === undefined) {
        only = found
        continue
      }
      if (starts === undefined) {
        starts = [...only.starts]
        ends = [...only.ends]
        owns = [...only.owns]
      }
      for (let at = 0; at < found.starts.length; at += 1) {
        starts.push(found.starts[at] ?? 0)
        ends.push(found.ends[at] ?? 0)
        owns.push(found.owns[at] === true)
      }
    }
    return starts === undefined ? only ?? NO_OCCURRENCES : sorted(starts, ends, owns)
  }

  const ofReading = (symbol: number): Occurrences => {
    const test = readingTests[symbol]
    if (test === undefined) return NO_OCCURRENCES
    readings ??= findReadings(tokens, ofSymbol, ruleSet.contextSymbols)
    const starts: number[] = []
    const ends: number[] = []
    for (const reading of readings) {
      if (reading.name !== test.reading || !passes(reading.value, test.operator, test.limit)) continue
      starts.push(reading.start)
      ends.push(reading.end)
    }
    return sorted(starts, ends, starts.map(() => false))
  }

  const ofSymbol = (symbol: number): Occurrences => {
    const known = symbolMemo[symbol]
    if (known !== undefined) return known
    const concept = conceptSequences[symbol]
    let found = NO_OCCURRENCES
    if (concept !== undefined) found = ofConcept(concept)
    else if (readingTests[symbol] !== undefined) found = ofReading(symbol)
    else if (symbol === ruleSet.numberSymbol) found = everyToken((index) => !Number.isNaN(tokens.values[index]))
    else if (symbol === ruleSet.anySymbol) found = everyToken(() => true)
    symbolMemo[symbol] = found
    return found
  }

  /** Extends the ends reached so far by one element; keeps the latest start for each end. */
  const extend = (reached: Occurrences, next: Occurrences, gap: number): Occurrences => {
    const starts: number[] = []
    const ends: number[] = []
    const owns: boolean[] = []
    const { sentences } = tokens
    let low = 0
    for (let at = 0; at < next.starts.length; at += 1) {
      const start = next.starts[at] ?? 0
      const end = next.ends[at] ?? 0
      while (low < reached.ends.length && (reached.ends[low] ?? 0) < start - gap) low += 1
      let best = -1
      let own = false
      for (let from = low; from < reached.ends.length; from += 1) {
        const before = reached.ends[from] ?? 0
        if (before > start) break
        if (sentences[before - 1] !== sentences[start] || (reached.starts[from] ?? 0) < best) continue
        best = reached.starts[from] ?? 0
        own = reached.owns[from] === true
      }
      if (best < 0) continue
      starts.push(best)
      ends.push(end)
      owns.push(own || next.owns[at] === true)
    }
    return byEnd(starts, ends, owns)
  }

  const ofSequence = (index: number): Occurrences => {
    const known = sequenceMemo[index]
    if (known !== undefined) return known
    const sequence = sequences[index]
    let found = NO_OCCURRENCES
    if (sequence !== undefined) {
      const { symbols, gaps } = sequence
      // Cheapest refusal first: a word test that nothing in the message passes.
      const possible = symbols.every((symbol) => conceptSequences[symbol] !== undefined || ofSymbol(symbol).starts.length > 0)
      if (possible && symbols.length === 1) found = ofSymbol(symbols[0] ?? 0)
      else if (possible) {
        const first = ofSymbol(symbols[0] ?? 0)
        let reached = first.starts.length === 0 ? NO_OCCURRENCES : byEnd([...first.starts], [...first.ends], [...first.owns])
        for (let at = 1; at < symbols.length && reached.starts.length > 0; at += 1) {
          reached = extend(reached, ofSymbol(symbols[at] ?? 0), gaps[at] ?? 0)
        }
        found = sorted([...reached.starts], [...reached.ends], [...reached.owns])
      }
    }
    sequenceMemo[index] = found
    return found
  }

  return { tokens, ofSymbol, ofSequence }
}

/** Sorted by end; for each end the latest start. */
const byEnd = (starts: number[], ends: number[], owns: boolean[]): Occurrences => {
  let inOrder = true
  for (let index = 1; index < ends.length && inOrder; index += 1) inOrder = (ends[index - 1] ?? 0) < (ends[index] ?? 0)
  if (inOrder) return { starts, ends, owns }
  const latest = new Map<number, number>()
  for (let index = 0; index < ends.length; index += 1) {
    const end = ends[index] ?? 0
    const known = latest.get(end)
    if (known === undefined || (starts[known] ?? 0) < (starts[index] ?? 0)) latest.set(end, index)
  }
  const keys = [...latest.keys()].sort((a, b) => a - b)
  const chosen = keys.map((end) => latest.get(end) ?? 0)
  return { starts: chosen.map((index) => starts[index] ?? 0), ends: keys, owns: chosen.map((index) => owns[index] === true) }
}

const single = (starts: readonly number[], own: boolean): Occurrences =>
  ({ starts, ends: starts.map((start) => start + 1), owns: starts.map(() => own) })
