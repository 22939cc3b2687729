import type { CompiledRule } from './compiledRuleSet.ts'
import type { Brought } from './messageWords.ts'

/** What is known of the needs of symbols and sequences, by their number. Most of a rule set is never looked for: no word of the message can be of it. */
export interface WordNeeds {
  /** For each sequence a symbol without which it cannot match; -1 when it has none. */
  readonly guards: readonly number[]
  /** For each symbol the word tests one of which must pass where it stands; undefined when it needs none. */
  readonly needed: readonly (ReadonlySet<number> | undefined)[]
  /** For each word test how often it passes, about. */
  readonly breadth: readonly number[]
}

/** The words one of which must stand where one of these sequences does; undefined when one of them needs none. */
export const neededByAny = (sequences: readonly number[], { guards, needed }: Pick<WordNeeds, 'guards' | 'needed'>): ReadonlySet<number> | undefined => {
  const all = new Set<number>()
  for (const sequence of sequences) {
    const words = needed[guards[sequence] ?? -1]
    if (words === undefined) return undefined
    for (const word of words) all.add(word)
  }
  return all
}

export interface Guarded {
  /** By word test: what needs such a word. */
  readonly byWord: readonly (readonly number[] | undefined)[]
  /** What needs none. */
  readonly open: readonly number[]
}

/** Sorts things by the words that they need. */
export const guarded = (entries: readonly (readonly [number, ReadonlySet<number> | undefined])[]): Guarded => {
  const byWord: number[][] = []
  const open: number[] = []
  for (const [item, words] of entries) {
    if (words === undefined) open.push(item)
    else for (const word of words) (byWord[word] ??= []).push(item)
  }
  return { byWord, open }
}

/** Each pattern, and its rule, by the rarest words that one of its parts needs. */
export const guardedPatterns = (
  rules: readonly Pick<CompiledRule, 'match' | 'number' | 'firstPattern'>[], { guards, needed, breadth }: WordNeeds,
): Guarded => {
  const breadthOf = (words: ReadonlySet<number>): number => [...words].reduce((sum, word) => sum + (breadth[word] ?? 0), 0)
  return guarded(rules.flatMap(({ match, number, firstPattern }) => match.flatMap((pattern, index) => {
    const [rarest] = pattern.flatMap((part) => neededByAny(part.sequences, { guards, needed }) ?? []).sort((a, b) => breadthOf(a) - breadthOf(b))
    return [[number, rarest], [firstPattern + index, rarest]] as const
  })))
}

const NONE: readonly number[] = []

/** What a word that passes these tests brings into a message. */
export const broughtBy = (symbols: readonly number[], concepts: Guarded, patterns: Guarded): Brought => ({
  symbols,
  concepts: [...new Set(symbols.flatMap((symbol) => concepts.byWord[symbol] ?? NONE))],
  patterns: [...new Set(symbols.flatMap((symbol) => patterns.byWord[symbol] ?? NONE))],
})
