import { PLACEHOLDER_PATTERN } from './placeholders.ts'

/** UTF-16 offsets, end exclusive. */
export interface Blank {
  readonly start: number
  readonly end: number
}

/** A hole of a phrase, in a template or left in a text. Its one group is the placeholder's name. */
export const HOLE_PATTERN = new RegExp(`\\*{3,}|${PLACEHOLDER_PATTERN.source}`, 'g')

/** What still has to be filled in: every `***`, and a placeholder that nothing has replaced. */
export function blanksOf(text: string): Blank[] {
  return Array.from(text.matchAll(HOLE_PATTERN), (match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** The next blank after (or before) the caret, around the end; null when none is left. */
export function nextBlank(text: string, caret: number, direction: 1 | -1): Blank | null {
  const blanks = blanksOf(text)
  if (direction === 1) return blanks.find((blank) => blank.start >= caret) ?? blanks[0] ?? null
  return blanks.findLast((blank) => blank.end <= caret) ?? blanks.at(-1) ?? null
}
