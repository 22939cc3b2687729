import type { ReactNode } from 'react'
import { ClockChip } from '#renderer/ui/ClockChip.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import type { ClockView } from '#shared/contract/schemas/common.ts'
import { clockWords } from '../clockWords.ts'
import { useSecond } from '../useSecond.ts'
import styles from './WorkStrip.module.css'

/** `Look −2m`, `Answer Tue 24-Nov 17:00`: plain while on track, a chip as soon as it presses or waits. */
export function StripClock({ clock, timeZone }: { clock: ClockView; timeZone: string }): ReactNode {
  const words = clockWords(clock, useSecond(), timeZone)
  return (
    <span className={styles.clock} title={words.full}>
      <span aria-hidden>{words.name}</span>
      {words.state === 'onTrack' ? (
        <>
          <b aria-hidden>{words.text}</b>
          <VisuallyHidden>{words.full}</VisuallyHidden>
        </>
      ) : (
        <ClockChip state={words.state} text={words.text} label={words.full} />
      )}
    </span>
  )
}
