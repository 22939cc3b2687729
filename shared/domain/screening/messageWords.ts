import type { TokenList } from './tokenise.ts'

/** What a word brings into a message for one matcher. */
export interface Brought {
  /** Word tests that it passes. */
  readonly symbols: readonly number[]
  /** Concepts that may stand where it does. */
  readonly concepts: readonly number[]
  /** Patterns whose sign may stand where it does. */
  readonly patterns: readonly number[]
}

/** What the rule set knows of a word. */
export interface KnownWord {
  /** By matcher: what it brings into a message. */
  readonly brings: readonly Brought[]
  /** Number of its stem among the cues, and of its word class; -1 when there is none. */
  readonly stem: number
  readonly wordClass: number
  /** Of use while one message is read: which one, and the place of the word in its list. */
  round: number
  place: number
}

/** Bounded by its cache: the words of many messages are looked up once. */
export type Vocabulary = (word: string) => KnownWord

const CACHE_LIMIT = 20_000

export const createVocabulary = (
  matchers: readonly { readonly words: (word: string) => Brought }[], stemOf: (word: string) => number, classOf: (word: string) => number,
): Vocabulary => {
  const cache = new Map<string, KnownWord>()
  return (word) => {
    const cached = cache.get(word)
    if (cached !== undefined) return cached
    const found = { brings: matchers.map(({ words }) => words(word)), stem: stemOf(word), wordClass: classOf(word), round: 0, place: 0 }
    if (cache.size >= CACHE_LIMIT) cache.clear()
    cache.set(word, found)
    return found
  }
}

/** The words of one message: each once, with its tokens as an ascending chain. */
export interface MessageWords {
  readonly tokens: TokenList
  readonly distinct: readonly KnownWord[]
  /** For each token the place of its word in `distinct`. */
  readonly places: Int32Array
  /** First token of each distinct word; for each token the next one of the same word, -1 after the last. */
  readonly firstToken: readonly number[]
  readonly nextToken: Int32Array
}

let round = 0

export const readWords = (tokens: TokenList, vocabulary: Vocabulary): MessageWords => {
  const count = tokens.words.length
  const distinct: KnownWord[] = []
  const firstToken: number[] = []
  const places = new Int32Array(count)
  const nextToken = new Int32Array(count)
  round = round % 0x7fffffff + 1
  for (let at = count - 1; at >= 0; at -= 1) {
    const word = vocabulary(tokens.words[at] ?? '')
    if (word.round === round) nextToken[at] = firstToken[word.place] ?? -1
    else {
      word.round = round
      word.place = distinct.push(word) - 1
      nextToken[at] = -1
    }
    firstToken[word.place] = at
    places[at] = word.place
  }
  return { tokens, distinct, places, firstToken, nextToken }
}
