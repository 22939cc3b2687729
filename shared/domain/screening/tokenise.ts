import { normaliseText } from './normaliseText.ts'

/** Field a token came from; `prior` is an earlier message of the same thread and never gets a span. */
export type TokenField = 'subject' | 'body' | 'attachment' | 'prior'

/**
 * Words and numbers of one message in reading order, column-wise. Punctuation is kept as the mark before a token.
 * `start` and `end` are UTF-16 offsets in the original field.
 */
export interface TokenList {
  readonly words: string[]
  /** Numeric value of a number token, NaN for words. */
  readonly values: number[]
  /** Punctuation and line marks between the token before and this one. */
  readonly marks: string[]
  readonly sentences: number[]
  readonly starts: number[]
  readonly ends: number[]
  readonly fields: TokenField[]
  /** 1 inside double quotes, 2 on a quoted reply line (`> ...`). */
  readonly quoted: number[]
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || code > 0x7f
const ABBREVIATIONS: ReadonlySet<string> = new Set([
  'dr', 'mr', 'mrs', 'ms', 'st', 'vs', 'approx', 'prof', 'rx', 'jr', 'sr', 'rev', 'fr', 'dra', 'sra', 'no', 'etc', 'b', 'm', 'p', 'a',
])
const NEGATED_AUXILIARY = /^(?:ca|wo|do|does|did|is|are|was|were|has|have|had|would|could|should|might|must|need|ai|sha)n't$/

/** One spelling per contraction: can't → cant; I'm → im; we're, she'd and their like keep the apostrophe. */
export const wordKey = (word: string): string => {
  if (!word.includes('\'')) return word
  const trimmed = word.replace(/^'+|'+$/g, '')
  if (NEGATED_AUXILIARY.test(trimmed)) return trimmed.replace('\'', '')
  if (/^(?:we're|we'll|i'll|he'll|she'll|she'd|he'd|i'd|we'd)$/.test(trimmed)) return trimmed
  return trimmed.replaceAll('\'', '')
}

const endsSentence = (mark: string, previous: string, nextIsUpper: boolean): boolean => {
  if (/[!?]/.test(mark)) return true
  if (mark.includes('\n')) return true
  if (/\.{2,}/.test(mark)) return true
  if (!mark.includes('.')) return false
  if (ABBREVIATIONS.has(previous) && mark.startsWith('.')) return nextIsUpper && /^(?:m|a|p|no)$/.test(previous)
  return /\.["')\s]/.test(mark) || mark === '.' && nextIsUpper
}

export const newTokenList = (): TokenList =>
  ({ words: [], values: [], marks: [], sentences: [], starts: [], ends: [], fields: [], quoted: [] })

/** Soft line break: a hard-wrapped line goes on in lower case after a long line. */
const joinsWrappedLine = (text: string, at: number, next: number): boolean => {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  return at - lineStart >= 58 && isLetter(text.charCodeAt(next))
}

/** Appends the tokens of one field. Linear in the length of the text. */
export const appendTokens = (list: TokenList, original: string, field: TokenField): void => {
  if (original === '') return
  const { text, startMap, endMap } = normaliseText(original)
  const at = (index: number): number => startMap === null ? index : startMap[index] ?? 0
  const until = (index: number): number => endMap === null ? index : endMap[index - 1] ?? 0
  const { length } = text
  let sentence = list.sentences.length === 0 ? 0 : (list.sentences[list.sentences.length - 1] ?? 0) + 1
  let first = true
  let markFrom = 0
  let position = 0
  let insideQuote = false
  let replyLine = text.startsWith('>')
  const push = (from: number, to: number, word: string, value: number): void => {
    const between = text.slice(markFrom, from)
    let mark = between.length > 24 ? between.slice(0, 24) : between
    if (mark !== '' && mark !== ' ') {
      for (let index = markFrom; index < from; index += 1) {
        if (text.charCodeAt(index) !== 34) continue
        if (insideQuote || index === 0 || !isDigit(text.charCodeAt(index - 1))) insideQuote = !insideQuote
      }
      if (between.includes('\n')) {
        insideQuote = false
        replyLine = text.slice(text.lastIndexOf('\n', from) + 1, from).includes('>')
        if (!first && joinsWrappedLine(text, markFrom, from) && original.charCodeAt(at(from)) === text.charCodeAt(from)) mark = ' '
      }
      const upper = original.charCodeAt(at(from)) !== text.charCodeAt(from) || !Number.isNaN(value)
      if (!first && endsSentence(mark, list.words[list.words.length - 1] ?? '', upper)) sentence += 1
    }
    first = false
    list.words.push(word)
    list.values.push(value)
    list.marks.push(mark.trim())
    list.sentences.push(sentence)
    list.starts.push(at(from))
    list.ends.push(until(to))
    list.fields.push(field)
    list.quoted.push(replyLine ? 2 : insideQuote ? 1 : 0)
    markFrom = to
  }
  while (position < length) {
    const code = text.charCodeAt(position)
    if (isDigit(code)) {
      let end = position + 1
      while (end < length && isDigit(text.charCodeAt(end))) end += 1
      const separator = text[end]
      if ((separator === '.' || separator === ',') && isDigit(text.charCodeAt(end + 1))) {
        let fraction = end + 2
        while (fraction < length && isDigit(text.charCodeAt(fraction))) fraction += 1
        if (separator === '.' || fraction - end - 1 < 3) {
          const digits = `${text.slice(position, end)}.${text.slice(end + 1, fraction)}`
          push(position, fraction, digits, Number(digits))
          position = fraction
          continue
        }
        push(position, fraction, text.slice(position, fraction), Number(text.slice(position, end) + text.slice(end + 1, fraction)))
        position = fraction
        continue
      }
      push(position, end, text.slice(position, end), Number(text.slice(position, end)))
      position = end
    } else if (isLetter(code)) {
      let end = position + 1
      while (end < length) {
        const next = text.charCodeAt(end)
        if (isLetter(next) || isDigit(next) || (next === 39 && isLetter(text.charCodeAt(end + 1)))) end += 1
        else break
      }
      push(position, end, wordKey(text.slice(position, Math.min(end, position + 64))), Number.NaN)
      position = end
    } else {
      position += 1
    }
  }
}
