import type { ReactNode } from 'react'
import styles from './ClockChip.module.css'
import { ClockGlyph, type ClockChipState } from './ClockGlyph.tsx'
import { cx } from './cx.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export type { ClockChipState }

export interface ClockChipProps {
  state: ClockChipState
  /** What the chip shows: `3h 20m`, `−25m`, `patient`, `1h 02m`. */
  text: string
  /** What a screen reader says; by default the word of the state and the text ("Overdue, −25m"). */
  label?: string | undefined
  /** Writes the word of an overdue or urgent clock beside the figure, where there is room (banners, work strip). */
  withWord?: boolean | undefined
}

const WORDS: Record<ClockChipState, string> = {
  onTrack: 'On track',
  dueSoon: 'Due soon',
  urgent: 'Urgent',
  overdue: 'Overdue',
  paused: 'Waiting',
  met: 'Met',
}

/** A clock as a figure on a shape (PS-26): each state has its glyph; overdue is notched, paused dashed. Colour never stands alone. */
export function ClockChip({ state, text, label, withWord }: ClockChipProps): ReactNode {
  return (
    <span className={cx(styles.chip, styles[state])} data-clock={state}>
      <ClockGlyph state={state} />
      <VisuallyHidden>{label ?? `${WORDS[state]}, ${text}`}</VisuallyHidden>
      <span aria-hidden className={styles.figure}>
        {withWord ? `${WORDS[state]} ${text}` : text}
      </span>
    </span>
  )
}
