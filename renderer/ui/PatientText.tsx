import { useMemo, type ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './PatientText.module.css'
import { segmentsOf, type TextMark } from './textSegments.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface PatientTextProps {
  /** Shown as it was written: never as Markdown, HTML or links. */
  text: string
  marks?: readonly TextMark[] | undefined
  /** A paragraph of its own (message bodies); otherwise it runs on in its line. */
  block?: boolean | undefined
  /** One line that gives way with an ellipsis (list rows); otherwise lines are kept. */
  oneLine?: boolean | undefined
  /** BCP 47, when known: helps speech and spelling. */
  lang?: string | undefined
}

/** Plain text in its own direction, unable to reorder what stands around it; characters that hide are shown as small marks. */
export function PatientText({ text, marks = NONE, block, oneLine, lang }: PatientTextProps): ReactNode {
  const segments = useMemo(() => segmentsOf(text, marks), [text, marks])
  return (
    <bdi className={cx(styles.text, block && styles.block, oneLine && styles.oneLine)} dir="auto" lang={lang}>
      {segments.map((segment) => {
        const shown =
          segment.hidden === undefined ? (
            segment.text
          ) : (
            <span key={segment.start} className={styles.hidden} title={`Hidden character: ${segment.hidden}`}>
              <VisuallyHidden>hidden character </VisuallyHidden>
              {segment.hidden}
            </span>
          )
        if (segment.marks.length === 0) return shown
        const label = segment.marks.map((mark) => mark.label).join('; ')
        return (
          <mark key={segment.start} className={styles.mark} title={label}>
            {segment.marks.some((mark) => mark.start >= segment.start) && <VisuallyHidden>{`[${label}] `}</VisuallyHidden>}
            {shown}
          </mark>
        )
      })}
    </bdi>
  )
}

const NONE: readonly TextMark[] = []
