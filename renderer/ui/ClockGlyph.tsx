import type { ReactNode } from 'react'

export type ClockChipState = 'onTrack' | 'dueSoon' | 'urgent' | 'overdue' | 'paused' | 'met'

/** The glyphs of the token table, drawn so that no font can swap them: ○ ◔ ◕ ▲ ‖ ✓. */
export function ClockGlyph({ state }: { state: ClockChipState }): ReactNode {
  return (
    <svg viewBox="0 0 12 12" width="10" height="10" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
      {SHAPES[state]}
    </svg>
  )
}

const ring = <circle cx="6" cy="6" r="4.75" />

const SHAPES: Record<ClockChipState, ReactNode> = {
  onTrack: ring,
  dueSoon: (
    <>
      {ring}
      <path d="M6 6V1.25A4.75 4.75 0 0 1 10.75 6Z" fill="currentColor" stroke="none" />
    </>
  ),
  urgent: (
    <>
      {ring}
      <path d="M6 6V1.25A4.75 4.75 0 1 1 1.25 6Z" fill="currentColor" stroke="none" />
    </>
  ),
  overdue: <path d="M6 1 11.5 11H.5Z" fill="currentColor" stroke="none" />,
  paused: <path d="M4 1.75v8.5M8 1.75v8.5" strokeWidth="2" />,
  met: <path d="m1.5 6.5 3 3 6-7" strokeWidth="2" />,
}
