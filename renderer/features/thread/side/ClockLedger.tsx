import type { ReactNode } from 'react'
import { ClockChip } from '#renderer/ui/ClockChip.tsx'
import { cx } from '#renderer/ui/cx.ts'
import { formatTime } from '#renderer/ui/format.ts'
import { useMinute } from '#renderer/ui/ticker.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { clockWords, dayTime, ledgerWords } from '../clockWords.ts'
import styles from './side.module.css'

type Clock = ThreadView['clocks'][number]

/** `Answer by Tue 24-Nov 17:00`, and the lines that explain it: days counted, days skipped and why, pauses (D6). */
export function ClockLedger({ clock, timeZone, level = 3 }: { clock: Clock; timeZone: string; level?: 3 | 4 }): ReactNode {
  const now = useMinute()
  const words = clockWords(clock, now, timeZone)
  const Heading = `h${level}` as const
  const isOpen = clock.status !== 'met' && clock.status !== 'paused' && clock.dueAt !== null
  return (
    <section className={styles.section}>
      <Heading className={styles.heading}>
        {LONG[clock.kind]}
        {isOpen && clock.dueAt !== null && ` by ${dayTime(clock.dueAt, now, timeZone).replace('today ', '')}`}
        {words.state !== 'onTrack' && <ClockChip state={words.state} text={isOpen ? STATE[words.state] : words.text} label={words.full} />}
      </Heading>
      <ol className={styles.lines}>
        {clock.ledger.map((line, index) => (
          <li key={index} className={cx(styles[line.kind])}>
            {line.kind === 'note' && line.at !== undefined && (
              <>
                <b>{formatTime(line.at, timeZone)}</b>{' '}
              </>
            )}
            {ledgerWords(line.text)}
          </li>
        ))}
        {clock.ledger.length === 0 && <li className={styles.quiet}>No lines.</li>}
      </ol>
    </section>
  )
}

const LONG: Record<Clock['kind'], string> = { firstLook: 'First look', promise: 'Answer', appointmentRequest: 'Appointment request', unreadByPatient: 'Read by the patient', contact: 'Contact with the patient' }
const STATE = { onTrack: 'on track', dueSoon: 'due soon', urgent: 'urgent', overdue: 'overdue', paused: 'patient', met: 'met' } as const
