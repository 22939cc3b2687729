/**
 * Which word tests a word passes: exact words, stems, and one slip of the finger (a letter missing, doubled, swapped
 * or wrong) for words of five letters and more that are not words of their own.
 */
export type WordLookup = (word: string) => readonly number[]

const SHORTEST_CORRECTED = 5
const NONE: readonly number[] = []

const shortened = (word: string): string[] => {
  const all: string[] = []
  for (let index = 0; index < word.length; index += 1) all.push(word.slice(0, index) + word.slice(index + 1))
  return all
}

/** True when one letter added, dropped, replaced or swapped with its neighbour makes one word of the other. */
export const differsByOneSlip = (one: string, other: string): boolean => {
  if (one === other) return false
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let front = 0
  while (front < short.length && short[front] === long[front]) front += 1
  let back = 0
  while (back < short.length - front && short[short.length - 1 - back] === long[long.length - 1 - back]) back += 1
  if (long.length > short.length) return front + back === short.length
  const middle = short.length - front - back
  return middle === 1 || (middle === 2 && short[front] === long[front + 1] && short[front + 1] === long[front])
}

export class WordTable {
  readonly #exact = new Map<string, Set<number>>()
  readonly #stems = new Map<string, Set<number>>()
  readonly #numbers = new Set<number>()

  add(symbol: number, words: readonly string[], stems: readonly string[]): void {
    for (const [table, keys] of [[this.#exact, words], [this.#stems, stems]] as const) {
      for (const key of keys) {
        const symbols = table.get(key) ?? new Set<number>()
        symbols.add(symbol)
        table.set(key, symbols)
      }
    }
  }

  /** Every number passes this test. */
  addNumbers(symbol: number): void {
    this.#numbers.add(symbol)
  }

  lookup(ordinaryWords: readonly string[]): WordLookup {
    const ordinary = new Set(ordinaryWords)
    const lengths = [...new Set([...this.#stems.keys()].map((stem) => stem.length))].sort((a, b) => a - b)
    const slips = this.#slips()

    const known = (word: string): number[] => {
      const symbols = new Set(this.#exact.get(word))
      for (const length of lengths) {
        if (length > word.length) break
        for (const symbol of this.#stems.get(word.slice(0, length)) ?? NONE) symbols.add(symbol)
      }
      if (/^\d/.test(word)) for (const symbol of this.#numbers) symbols.add(symbol)
      return [...symbols].sort((a, b) => a - b)
    }
    const corrected = (word: string): readonly number[] => {
      if (word.length < SHORTEST_CORRECTED || word.length > 20 || ordinary.has(word)) return NONE
      const candidates = new Set<string>()
      for (const key of [word, ...shortened(word)]) for (const candidate of slips.get(key) ?? []) candidates.add(candidate)
      const best = [...candidates].filter((candidate) => candidate[0] === word[0] && differsByOneSlip(word, candidate)).sort()
      return [...new Set(best.flatMap((candidate) => known(candidate)))].sort((a, b) => a - b)
    }
    return (word) => {
      const direct = known(word)
      return direct.length > 0 ? direct : corrected(word)
    }
  }

  /** Words by each of their shortened spellings, themselves included. */
  #slips(): ReadonlyMap<string, readonly string[]> {
    const slips = new Map<string, string[]>()
    for (const word of this.#exact.keys()) {
      if (word.length < SHORTEST_CORRECTED) continue
      for (const key of new Set([word, ...shortened(word)])) {
        const words = slips.get(key)
        if (words === undefined) slips.set(key, [word])
        else words.push(word)
      }
    }
    return slips
  }
}
