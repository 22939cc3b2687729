/**
 * Text as the matcher reads it: lower case, no accents, no zero-width or control characters, look-alike letters and
 * wide digits as plain ones (R69). For matching only; the map leads every unit back to the original text.
 */
export interface NormalisedText {
  readonly text: string
  /** UTF-16 offset in the original where unit i starts; null when both texts line up unit by unit. */
  readonly startMap: Int32Array | null
  /** UTF-16 offset in the original where unit i ends (exclusive). */
  readonly endMap: Int32Array | null
}

/** Letters of other scripts that pass for Latin ones on a screen (lower case, after accents are gone). */
const LOOK_ALIKE_LETTERS = {
  a: 'аαɑᴀ',
  b: 'вьβ',
  c: 'сϲᴄ',
  d: 'ԁđ',
  e: 'еεᴇ',
  g: 'ɡ',
  h: 'һн',
  i: 'іιıɩ',
  j: 'јϳȷ',
  k: 'кκ',
  l: 'ӏł',
  m: 'м',
  n: 'ոη',
  o: 'оοøᴏⲟ',
  p: 'рρ',
  q: 'ԛ',
  r: 'гʀ',
  s: 'ѕꜱ',
  t: 'тτᴛ',
  u: 'սυμᴜ',
  v: 'ѵν',
  w: 'ԝ',
  x: 'хχ',
  y: 'уγ',
} as const
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LOOK_ALIKE_LETTERS).flatMap(([plain, others]) => [...others].map((other): [string, string] => [other, plain])),
  ['ß', 'ss'], ['æ', 'ae'], ['œ', 'oe'],
])

const QUOTES: ReadonlyMap<string, string> = new Map(Object.entries({
  '‘': '\'', '’': '\'', 'ʼ': '\'', '`': '\'', '´': '\'', '′': '\'', '‛': '\'',
  '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '″': '"', '‟': '"',
  '–': '-', '—': '-', '−': '-', '‐': '-', '‑': '-', '―': '-', '⁄': '/', '∕': '/', '•': '\n', '·': '\n',
}))

const PLAIN_ASCII = /^[\n\x20-\x7e]*$/
const DROPPED = /[\p{M}\p{Cf}]/u
const UPRIGHT_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

const foldedCodePoint = (codePoint: string): string => {
  const quote = QUOTES.get(codePoint)
  if (quote !== undefined) return quote
  if (codePoint === '\n' || codePoint === '\u2028' || codePoint === '\u2029' || codePoint === '\u0085' || codePoint === '\r') return '\n'
  let folded = ''
  for (const part of codePoint.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (DROPPED.test(part)) continue
    folded += LOOK_ALIKES.get(part) ?? QUOTES.get(part) ?? part
  }
  if (folded === '' || (folded.length === 1 && folded > ' ' && folded <= '~')) return folded
  const code = folded.charCodeAt(0)
  if (folded.length === 1 && (code < 0x20 || (code >= 0x7f && code < 0xa0))) return code === 9 ? ' ' : ''
  return UPRIGHT_LETTER_OR_DIGIT.test(folded) || folded.trim() !== '' ? folded : ' '
}

const foldCache = new Map<string, string>()

/** Pure and linear; the cache is bounded by the letters of the first 4096 distinct code points. */
const fold = (codePoint: string): string => {
  const known = foldCache.get(codePoint)
  if (known !== undefined) return known
  const folded = foldedCodePoint(codePoint)
  if (foldCache.size < 4096) foldCache.set(codePoint, folded)
  return folded
}

export const normaliseText = (original: string): NormalisedText => {
  if (PLAIN_ASCII.test(original)) return { text: original.toLowerCase(), startMap: null, endMap: null }
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let offset = 0
  for (const codePoint of original) {
    const folded = fold(codePoint)
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(offset)
      ends.push(offset + codePoint.length)
    }
    if (folded !== '') parts.push(folded)
    offset += codePoint.length
  }
  return { text: parts.join(''), startMap: Int32Array.from(starts), endMap: Int32Array.from(ends) }
}

/** The same folding for the words of a rule, so that a rule may be written with accents. */
export const normaliseWord = (word: string): string => normaliseText(word).text
