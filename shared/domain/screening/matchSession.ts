import type { CompiledMatcher } from './compiledRuleSet.ts'
import type { Occurrences } from './occurrences.ts'
import { byEnd, NO_OCCURRENCES, single, sortedOccurrences } from './occurrences.ts'
import type { ReadingOperator } from './patternSyntax.ts'
import type { Reading } from './readings.ts'
import { findReadings } from './readings.ts'
import { newMatchRoom } from './matchRoom.ts'
import type { MessageWords } from './messageWords.ts'
import type { TokenList } from './tokenise.ts'

/** Occurrences in one message, found when first asked for. Work is linear in tokens for each sequence (R71). */
export interface MatchSession {
  readonly tokens: TokenList
  readonly ofSymbol: (symbol: number) => Occurrences
  /** False when a sequence cannot match; cheaper than looking for it. */
  readonly mayMatch: (sequence: number) => boolean
  readonly ofSequence: (index: number) => Occurrences
  /** 1 for the patterns whose sign may stand in the message, and for the rules and features that have one. */
  readonly likelyPatterns: Uint8Array
  readonly words: MessageWords
  /** Gives its memory back; nothing may be asked of the session afterwards. One that is never ended costs time alone. */
  readonly end: () => void
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

const grown = (entries: Int32Array, least: number): Int32Array => {
  const larger = new Int32Array(2 * least)
  larger.set(entries)
  return larger
}

export const createMatchSession = (ruleSet: CompiledMatcher, messageWords: MessageWords): MatchSession => {
  const { sequences, conceptSequences, readingTests } = ruleSet
  const { tokens, distinct, firstToken, nextToken } = messageWords
  const count = tokens.words.length
  // What was found, and where each symbol and sequence has its entry (0: not looked for yet).
  const memo: Occurrences[] = [NO_OCCURRENCES, NO_OCCURRENCES]
  const room = ruleSet.rooms.pop() ?? newMatchRoom(ruleSet.symbolCount, sequences.length, ruleSet.patternCount)
  const { present, heads, symbols: symbolMemo, sequences: sequenceMemo, patterns: likelyPatterns } = room
  const remember = (found: Occurrences): number => found.starts.length === 0 ? 1 : memo.push(found) - 1
  for (const symbol of ruleSet.openSymbols) present[symbol] = 1
  for (const pattern of ruleSet.openPatterns) likelyPatterns[pattern] = 1
  // For each word test the distinct words that pass it: mostly one, else a chain of entries.
  let free = 2
  for (let word = 0; word < distinct.length; word += 1) {
    const brought = distinct[word]?.brings[ruleSet.place]
    if (brought === undefined) continue
    const { symbols, concepts, patterns } = brought
    for (let at = 0; at < concepts.length; at += 1) present[concepts[at] ?? 0] = 1
    for (let at = 0; at < patterns.length; at += 1) likelyPatterns[patterns[at] ?? 0] = 1
    if (room.entries.length < free + 2 * symbols.length) room.entries = grown(room.entries, free + 2 * symbols.length)
    const { entries } = room
    for (let at = 0; at < symbols.length; at += 1) {
      const symbol = symbols[at] ?? 0
      const head = heads[symbol] ?? 0
      if (head === 0) heads[symbol] = word + 1
      else {
        entries[free] = word + 1
        entries[free + 1] = head
        heads[symbol] = -free
        free += 2
      }
    }
  }
  const { entries } = room
  let readings: readonly Reading[] | undefined

  const isPresent = (symbol: number): boolean => heads[symbol] !== 0 || present[symbol] === 1

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
      if (!mayMatch(index)) continue
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
    return starts === undefined ? only ?? NO_OCCURRENCES : sortedOccurrences(starts, ends, owns)
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
    return sortedOccurrences(starts, ends, starts.map(() => false))
  }

  const ofSymbol = (symbol: number): Occurrences => {
    if (!isPresent(symbol)) return NO_OCCURRENCES
    const known = symbolMemo[symbol] ?? 0
    if (known !== 0) return memo[known] ?? NO_OCCURRENCES
    const concept = conceptSequences[symbol]
    let found = NO_OCCURRENCES
    const head = heads[symbol] ?? 0
    if (head !== 0) {
      const starts: number[] = []
      const addTokens = (word: number): void => {
        for (let token = firstToken[word - 1] ?? -1; token >= 0; token = nextToken[token] ?? -1) starts.push(token)
      }
      let link = head
      for (; link < 0; link = entries[1 - link] ?? 0) addTokens(entries[-link] ?? 0)
      addTokens(link)
      if (head < 0) starts.sort((a, b) => a - b)
      found = single(starts, ruleSet.negations[symbol] === true)
    } else if (concept !== undefined) found = ofConcept(concept)
    else if (readingTests[symbol] !== undefined) found = ofReading(symbol)
    else if (symbol === ruleSet.numberSymbol) found = everyToken((index) => !Number.isNaN(tokens.values[index]))
    else if (symbol === ruleSet.anySymbol) found = everyToken(() => true)
    symbolMemo[symbol] = remember(found)
    return found
  }

  const mayOccur = (symbol: number): boolean =>
    isPresent(symbol) && (ruleSet.wordTests[symbol] === true || ofSymbol(symbol).starts.length > 0)

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
    const known = sequenceMemo[index] ?? 0
    if (known !== 0) return memo[known] ?? NO_OCCURRENCES
    const sequence = sequences[index]
    let found = NO_OCCURRENCES
    if (sequence !== undefined) {
      const { symbols, gaps } = sequence
      // Cheapest refusal first: a word test that nothing in the message passes.
      let possible = true
      for (let at = 0; at < symbols.length && possible; at += 1) possible = mayOccur(symbols[at] ?? 0)
      if (possible && symbols.length === 1) found = ofSymbol(symbols[0] ?? 0)
      else if (possible) {
        const first = ofSymbol(symbols[0] ?? 0)
        let reached = first.starts.length === 0 ? NO_OCCURRENCES : byEnd([...first.starts], [...first.ends], [...first.owns])
        for (let at = 1; at < symbols.length && reached.starts.length > 0; at += 1) {
          reached = extend(reached, ofSymbol(symbols[at] ?? 0), gaps[at] ?? 0)
        }
        found = sortedOccurrences([...reached.starts], [...reached.ends], [...reached.owns])
      }
    }
    sequenceMemo[index] = remember(found)
    return found
  }

  const mayMatch = (index: number): boolean => {
    const guard = ruleSet.guards[index] ?? -1
    return guard < 0 || isPresent(guard)
  }

  const end = (): void => {
    room.whole.fill(0)
    ruleSet.rooms.push(room)
  }

  return { tokens, words: messageWords, ofSymbol, ofSequence, mayMatch, likelyPatterns, end }
}
