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
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(Object.entries({
  'а': 'a', 'е': 'e', 'о': 'o', 'р': 'p', 'с': 'c', 'х': 'x', 'у': 'y', 'і': 'i', 'ј': 'j', 'ѕ': 's', 'ԁ': 'd', 'ӏ': 'l', 'һ': 'h',
  'к': 'k', 'м': 'm', 'т': 't', 'в': 'b', 'н': 'h', 'ո': 'n', 'ս': 'u', 'ԛ': 'q', 'ԝ': 'w', 'ѵ': 'v', 'г': 'r', 'ь': 'b',
  'α': 'a', 'ε': 'e', 'ο': 'o', 'ρ': 'p', 'ι': 'i', 'κ': 'k', 'ν': 'v', 'τ': 't', 'υ': 'u', 'χ': 'x', 'η': 'n', 'β': 'b', 'μ': 'u',
  'γ': 'y', 'ϲ': 'c', 'ϳ': 'j', 'ı': 'i', 'ɑ': 'a', 'ɡ': 'g', 'ł': 'l', 'ø': 'o', 'đ': 'd', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe',
  'ȷ': 'j', 'ɩ': 'i', 'ʀ': 'r', 'ᴀ': 'a', 'ᴄ': 'c', 'ᴇ': 'e', 'ᴏ': 'o', 'ᴛ': 't', 'ꜱ': 's', 'ᴜ': 'u', 'ⲟ': 'o', 'о̵': 'o',
}))

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
