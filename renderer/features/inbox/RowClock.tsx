import { useCallback, type ReactNode } from 'react'
import { ClockChip, type ClockChipState } from '#renderer/ui/ClockChip.tsx'
import { formatLongDateTime } from '#renderer/ui/format.ts'
import { useTick } from '#renderer/ui/ticker.ts'
import type { ClockView } from '#shared/contract/schemas/common.ts'
import { clockFace, clockKindName } from './clockText.ts'
import styles from './RowClock.module.css'

export interface RowClockProps {
  clock: ClockView | null
  timeZone: string
}

/** The chip of a row. It ticks by itself; the row around it is not drawn again. */
export function RowClock({ clock, timeZone }: RowClockProps): ReactNode {
  if (!clock) return <span className={styles.none}>—</span>
  return <Ticking clock={clock} timeZone={timeZone} />
}

function Ticking({ clock, timeZone }: { clock: ClockView; timeZone: string }): ReactNode {
  const face = useTick(useCallback((now: number) => packed(clock, now), [clock]))
  // The three parts that `packed` joined.
  const [state, text, label] = face.split('|') as [ClockChipState, string, string]
  const due = clock.dueAt === null ? '' : `, due ${formatLongDateTime(clock.dueAt, timeZone)}`
  return (
    <span className={styles.clock} title={`${clockKindName(clock.kind)}${due}`}>
      <ClockChip state={state} text={text} label={label} />
    </span>
  )
}

/** One primitive, so that a tick that changes nothing draws nothing. */
function packed(clock: ClockView, now: number): string {
  const { state, text, label } = clockFace(clock, now)
  return `${state}|${text}|${label}`
}
