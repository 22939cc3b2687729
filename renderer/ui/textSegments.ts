import { textPieces } from './hostileText.ts'

/** Words to underline; offsets are UTF-16 units of the raw text, as the screening stores them. */
export interface TextMark {
  start: number
  end: number
  /** Why: "cardiac: chest tightness". Heard before the words, shown on hover. */
  label: string
}

export interface Segment {
  /** UTF-16 offset where it starts in the raw text. */
  start: number
  text: string
  /** Set for hidden characters: the mark to draw in their place. */
  hidden: string | undefined
  marks: readonly TextMark[]
}

/** Cuts at every mark and every hidden character; a mark that would split a surrogate pair is widened to hold it. */
export function segmentsOf(text: string, marks: readonly TextMark[]): Segment[] {
  const snapped = marks
    .map((mark) => ({ ...mark, start: snap(text, mark.start, -1), end: snap(text, mark.end, 1) }))
    .filter((mark) => mark.start < mark.end)
  const segments: Segment[] = []
  for (const piece of textPieces(text)) {
    const cuts = new Set([piece.start, piece.end])
    if (piece.mark === undefined) {
      for (const { start, end } of snapped) for (const at of [start, end]) if (at > piece.start && at < piece.end) cuts.add(at)
    }
    const at = [...cuts].sort((a, b) => a - b)
    for (let index = 0; index + 1 < at.length; index += 1) {
      const start = at[index] ?? 0
      const end = at[index + 1] ?? 0
      const over = snapped.filter((mark) => mark.start < end && mark.end > start)
      segments.push({ start, text: text.slice(start, end), hidden: piece.mark, marks: over })
    }
  }
  return segments
}

function snap(text: string, offset: number, step: -1 | 1): number {
  const at = Math.min(Math.max(0, Math.trunc(offset)), text.length)
  const inside = at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
  return inside ? at + step : at
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
