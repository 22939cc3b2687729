/** A stretch of text that is plain, or one of hidden characters that must be seen. Offsets are UTF-16 units of the whole text. */
export interface TextPiece {
  start: number
  end: number
  /** Set for hidden characters: the short mark to draw (`RLO`, `ZWSP`, `U+0007`, `TAG ×12`). */
  mark?: string | undefined
}

const NAMES: Record<number, string> = {
  0xad: 'SHY', 0x61c: 'ALM', 0x180e: 'MVS', 0x200b: 'ZWSP', 0x200c: 'ZWNJ', 0x200d: 'ZWJ', 0x200e: 'LRM', 0x200f: 'RLM',
  0x202a: 'LRE', 0x202b: 'RLE', 0x202c: 'PDF', 0x202d: 'LRO', 0x202e: 'RLO', 0x2060: 'WJ', 0x2066: 'LRI', 0x2067: 'RLI',
  0x2068: 'FSI', 0x2069: 'PDI', 0xfeff: 'BOM',
}

/**
 * Characters that change what is seen without being seen: C0 and C1 controls (not tab, line feed, carriage return), bidi controls,
 * zero-width characters, invisible operators and fillers, line and paragraph separators, annotation marks, tags,
 * and the supplementary variation selectors.
 */
const HIDDEN = new RegExp(
  '[' +
    '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f' +
    '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069' +
    '\\u00ad\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200d\\u2028\\u2029\\u2060-\\u2065\\u206a-\\u206f\\u3164\\ufeff\\uffa0' +
    '\\ufff9-\\ufffb\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}' +
    ']',
  'gu',
)

/** Two joiners have honest uses: ZWJ between two emoji, and ZWJ or ZWNJ between letters of scripts that join. */
const JOINS_EMOJI = /\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]*$/u
const STARTS_EMOJI = /^\p{Extended_Pictographic}/u
const SCRIPTS = [
  'Arabic', 'Syriac', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer',
]
const JOINING = `[${SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}\\p{M}]`
const JOINING_END = new RegExp(`${JOINING}$`, 'u')
const JOINING_START = new RegExp(`^${JOINING}`, 'u')

/** Cuts the text where hidden characters stand; a run of them is one piece. */
export function textPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let plainFrom = 0
  for (const match of text.matchAll(HIDDEN)) {
    const start = match.index
    const end = start + match[0].length
    if (isHonestJoiner(text, start)) continue
    if (start > plainFrom) pieces.push({ start: plainFrom, end: start })
    const last = pieces.at(-1)
    if (last?.mark !== undefined && last.end === start) last.end = end
    else pieces.push({ start, end, mark: '' })
    plainFrom = end
  }
  if (plainFrom < text.length) pieces.push({ start: plainFrom, end: text.length })
  return pieces.map((piece) => (piece.mark === undefined ? piece : { ...piece, mark: markOf(text.slice(piece.start, piece.end)) }))
}

/** The text with its hidden characters written out, for places that take a plain string (titles, names, tooltips, notifications). */
export function visibleText(text: string): string {
  return textPieces(text)
    .map((piece) => (piece.mark === undefined ? text.slice(piece.start, piece.end) : `[${piece.mark}]`))
    .join('')
}

function isHonestJoiner(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit !== 0x200c && unit !== 0x200d) return false
  const before = text.slice(Math.max(0, at - 8), at)
  const after = text.slice(at + 1, at + 3)
  if (unit === 0x200d && JOINS_EMOJI.test(before) && STARTS_EMOJI.test(after)) return true
  return JOINING_END.test(before) && JOINING_START.test(after)
}

function markOf(run: string): string {
  const characters = [...run]
  const names = characters.map((character) => {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0xe0000 && code <= 0xe007f) return 'TAG'
    return NAMES[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  })
  const [first = ''] = names
  if (names.length === 1) return first
  return names.every((name) => name === first) ? `${first} ×${names.length}` : `${names.length} hidden`
}
