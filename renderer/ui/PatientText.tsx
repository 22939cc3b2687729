import { useMemo, type ReactNode } from 'react'
import { cx } from './cx.ts'
import { textPieces } from './hostileText.ts'
import styles from './PatientText.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** Words to underline; offsets are UTF-16 units of the raw text, as the screening stores them. */
export interface TextMark {
  start: number
  end: number
  /** Why: "cardiac: chest tightness". Heard before the words, shown on hover. */
  label: string
}

export interface PatientTextProps {
  /** Shown as it was written: never as Markdown, HTML or links. */
  text: string
  marks?: readonly TextMark[] | undefined
  /** One line that gives way with an ellipsis (list rows); otherwise lines are kept. */
  oneLine?: boolean | undefined
  /** BCP 47, when known: helps speech and spelling. */
  lang?: string | undefined
}

interface Segment {
  key: number
  text: string
  hidden: string | undefined
  marks: readonly TextMark[]
}

/** Plain text in its own direction, unable to reorder what stands around it; characters that hide are shown as small marks. */
export function PatientText({ text, marks = NONE, oneLine, lang }: PatientTextProps): ReactNode {
  const segments = useMemo(() => segmentsOf(text, marks), [text, marks])
  return (
    <bdi className={cx(styles.text, oneLine && styles.oneLine)} dir="auto" lang={lang}>
      {segments.map((segment) => {
        const shown =
          segment.hidden === undefined ? (
            segment.text
          ) : (
            <span key={segment.key} className={styles.hidden} title={`Hidden character: ${segment.hidden}`}>
              <VisuallyHidden>hidden character </VisuallyHidden>
              {segment.hidden}
            </span>
          )
        if (segment.marks.length === 0) return shown
        const label = segment.marks.map((mark) => mark.label).join('; ')
        return (
          <mark key={segment.key} className={styles.mark} title={label}>
            {segment.marks.some((mark) => mark.start === segment.key) && <VisuallyHidden>{`[${label}] `}</VisuallyHidden>}
            {shown}
          </mark>
        )
      })}
    </bdi>
  )
}

const NONE: readonly TextMark[] = []

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
      segments.push({ key: start, text: text.slice(start, end), hidden: piece.mark, marks: snapped.filter((mark) => mark.start < end && mark.end > start) })
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
