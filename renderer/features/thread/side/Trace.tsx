import type { ReactNode } from 'react'
import { formatLongDateTime, formatTime, formatDate } from '#renderer/ui/format.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { useMinute } from '#renderer/ui/ticker.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import styles from './side.module.css'

/** "Why it is here": each step with its time; the date stands where it is not today's or the one before. */
export function Trace({ trace, timeZone }: { trace: ThreadView['trace']; timeZone: string }): ReactNode {
  const today = formatDate(useMinute(), timeZone)
  if (trace.length === 0) return <p className={styles.quiet}>No steps yet.</p>
  let day = today
  return (
    <ol className={styles.lines}>
      {trace.map((step, index) => {
        const date = formatDate(step.at, timeZone)
        const isNewDay = date !== day
        day = date
        return (
          <li key={index}>
            <b title={formatLongDateTime(step.at, timeZone)}>
              {isNewDay && `${date.slice(0, 6)} `}
              {formatTime(step.at, timeZone)}
            </b>{' '}
            <PatientText text={step.text} />
          </li>
        )
      })}
    </ol>
  )
}
