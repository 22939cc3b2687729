import { wordKey } from './tokenise.ts'
import { normaliseWord } from './normaliseText.ts'

/**
 * The pattern language of the rule files. No regular expressions: every element is one word test, one concept or one
 * reading test, and matching is linear (R71).
 *
 *   chest            this word (contractions as in wordKey, accents and case ignored)
 *   swell*           words that begin so
 *   tight|heavy|#    one of these; # is any number; hot_poker is two words in a row
 *   @pain            an occurrence of the concept `pain`; may stand among alternatives: @pain|heavy
 *   {temperature>=100.4}   a reading
 *   #                any number        *   any word or number
 *   word?            may be absent
 *   a ~4 b           b after a, at most 4 tokens between      a ~ b   at most 3
 *   a <5> b          a and b in either order, at most 5 tokens between
 *   A & B            both in one sentence;   A &+ B  in the same or a neighbouring sentence
 *   A && B           both anywhere in the thread (this message and the earlier ones of the patient)
 */
export type PatternElement =
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly stems: readonly string[]; readonly numbers: boolean }
  | { readonly kind: 'concept'; readonly name: string }
  | { readonly kind: 'reading'; readonly reading: ReadingName; readonly operator: ReadingOperator; readonly limit: number }
  | { readonly kind: 'phrase'; readonly words: readonly string[] }
  | { readonly kind: 'oneOf'; readonly elements: readonly PatternElement[] }
  | { readonly kind: 'number' }
  | { readonly kind: 'any' }

export const READINGS = [
  'temperature', 'systolic', 'diastolic', 'oxygen', 'glucose', 'pulse', 'age', 'days', 'score', 'number',
] as const
export type ReadingName = (typeof READINGS)[number]
export const READING_OPERATORS = ['>=', '<=', '>', '<', '='] as const
export type ReadingOperator = (typeof READING_OPERATORS)[number]

export interface SequenceElement {
  readonly element: PatternElement
  /** Tokens allowed between the element before and this one. */
  readonly gap: number
}
export type PartScope = 'sentence' | 'neighbour' | 'message'
export interface PatternPart {
  readonly scope: PartScope
  /** Alternatives: optional elements and either-order pairs written out. */
  readonly sequences: readonly (readonly SequenceElement[])[]
}

export class PatternError extends Error {}

const MAX_GAP = 30
const MAX_ALTERNATIVES = 64

const readingElement = (text: string): PatternElement => {
  const match = /^\{([a-z]+)(>=|<=|>|<|=)(\d+(?:\.\d+)?)\}$/.exec(text)
  const reading = READINGS.find((name) => name === match?.[1])
  const operator = READING_OPERATORS.find((name) => name === match?.[2])
  if (reading === undefined || operator === undefined) throw new PatternError(`unknown reading "${text}"`)
  return { kind: 'reading', reading, operator, limit: Number(match?.[3]) }
}

const wordsElement = (text: string): PatternElement => {
  const words: string[] = []
  const stems: string[] = []
  const alternatives = text.split('|')
  for (const raw of alternatives) {
    if (raw === '#') continue
    const word = wordKey(normaliseWord(raw))
    if (!/^[\p{L}\p{N}'.]+\*?$/u.test(word)) throw new PatternError(`"${raw}" is not a word`)
    if (!word.endsWith('*')) words.push(word)
    else if (word.length < 4) throw new PatternError(`the stem "${raw}" is too short`)
    else stems.push(word.slice(0, -1))
  }
  return { kind: 'words', words, stems, numbers: alternatives.includes('#') }
}

const element = (text: string): PatternElement => {
  if (text.includes('_') && !text.includes('|')) return { kind: 'phrase', words: text.split('_') }
  if (text.includes('|') && /[@{_]/.test(text)) {
    const alternatives = text.split('|')
    const plain = alternatives.filter((one) => !/^[@{]|_/.test(one))
    const others = alternatives.filter((one) => /^[@{]|_/.test(one)).map((one) => element(one))
    return { kind: 'oneOf', elements: plain.length === 0 ? others : [...others, wordsElement(plain.join('|'))] }
  }
  if (text === '#') return { kind: 'number' }
  if (text === '*') return { kind: 'any' }
  if (text.startsWith('{')) return readingElement(text)
  if (!text.startsWith('@')) return wordsElement(text)
  if (!/^@[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(text)) throw new PatternError(`"${text}" is not a concept name`)
  return { kind: 'concept', name: text.slice(1) }
}

const gapOf = (text: string): number => {
  const gap = text.length === 1 ? 3 : Number(text.slice(1))
  if (!Number.isInteger(gap) || gap < 0 || gap > MAX_GAP) throw new PatternError(`the gap "${text}" is not a number from 0 to ${MAX_GAP}`)
  return gap
}

interface Alternative {
  readonly items: readonly SequenceElement[]
  /** Gap that an absent optional element hands on to its follower. */
  readonly gap: number
}

const orderedSequences = (texts: readonly string[]): SequenceElement[][] => {
  let alternatives: Alternative[] = [{ items: [], gap: 0 }]
  let gap = 0
  let pendingGap = false
  for (const text of texts) {
    if (/^~\d*$/.test(text)) {
      gap = gapOf(text)
      pendingGap = true
      continue
    }
    const optional = text.length > 1 && text.endsWith('?')
    const parsed = element(optional ? text.slice(0, -1) : text)
    const present = alternatives.map(({ items, gap: carried }): Alternative =>
      ({ items: [...items, { element: parsed, gap: items.length === 0 ? 0 : Math.max(gap, carried) }], gap: 0 }))
    const absent = optional ? alternatives.map(({ items, gap: carried }) => ({ items, gap: Math.max(gap, carried) })) : []
    alternatives = [...present, ...absent]
    if (alternatives.length > MAX_ALTERNATIVES) throw new PatternError('too many optional elements')
    gap = 0
    pendingGap = false
  }
  if (pendingGap) throw new PatternError('a gap must stand between two elements')
  if (alternatives.some(({ items }) => items.length === 0)) throw new PatternError('nothing has to match')
  return alternatives.map(({ items }) => [...items])
}

const partSequences = (texts: readonly string[]): SequenceElement[][] => {
  const turn = texts.findIndex((text) => /^<\d+>$/.test(text))
  if (turn < 0) return orderedSequences(texts)
  const gap = gapOf(`~${texts[turn]?.slice(1, -1) ?? ''}`)
  const left = orderedSequences(texts.slice(0, turn))
  const right = partSequences(texts.slice(turn + 1))
  const joined = (before: readonly SequenceElement[], after: readonly SequenceElement[]): SequenceElement[] =>
    [...before, ...after.map((item, index) => index === 0 ? { ...item, gap } : item)]
  return left.flatMap((one) => right.flatMap((other) => [joined(one, other), joined(other, one)]))
}

/** @throws PatternError with the reason in words. */
export const parsePattern = (text: string): PatternPart[] => {
  const parts: PatternPart[] = []
  let scope: PartScope = 'sentence'
  let collected: string[] = []
  const finish = (): void => {
    if (collected.length === 0) throw new PatternError('an empty part')
    parts.push({ scope, sequences: partSequences(collected) })
    collected = []
  }
  for (const word of text.trim().split(/\s+/)) {
    if (word !== '&' && word !== '&+' && word !== '&&') {
      collected.push(word)
      continue
    }
    finish()
    scope = word === '&' ? 'sentence' : word === '&+' ? 'neighbour' : 'message'
  }
  finish()
  return parts
}
