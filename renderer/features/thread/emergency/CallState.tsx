import type { ReactNode } from 'react'
import { formatShortInstant } from '#renderer/ui/format.ts'
import { useMinute } from '#renderer/ui/ticker.ts'
import type { CallView, EmergencyView } from '#shared/contract/schemas/emergencyView.ts'
import { OUTCOME_WORDS } from '../words.ts'
import styles from './emergency.module.css'

/** What became of the automatic notice (D10). */
export function NoticeState({ notice }: Pick<EmergencyView, 'notice'>): ReactNode {
  return notice && <p className={notice.isSent ? styles.quiet : undefined}>{notice.text}</p>
}

/** Where the call ladder stands: tries, what is next, the log; safe contact (S14, D10). */
export function CallState({ emergency, timeZone }: { emergency: EmergencyView; timeZone: string }): ReactNode {
  const { call, welfare, afterHours, onCall } = emergency
  const now = useMinute()
  const when = (at: number) => formatShortInstant(at, now, timeZone)
  const welfareDone = (welfare?.steps ?? []).filter(({ done }) => done !== null)
  return (
    <>
      {afterHours && (
        <p>
          <b>The clinic is closed.</b> {afterHours.label} <span className={styles.number}>{afterHours.number}</span>, 24 hours.
          {onCall && (
            <>
              {' '}
              {onCall.label} <span className={styles.number}>{onCall.number}</span>.
            </>
          )}
        </p>
      )}{' '}
      {call?.isSafeContact && (
        <p className={styles.safe}>
          Safe contact: no voicemail, no proxy.{call.withheld > 0 && ` ${call.withheld === 1 ? '1 number is' : `${call.withheld} numbers are`} not offered.`}
          {call.safeContactNote && ` ${call.safeContactNote}`}
        </p>
      )}{' '}
      {call && (
        <p className={styles.call}>
          <b>{call.words}</b>
          {call.log.map((entry) => (
            <span key={`${entry.at} ${entry.number ?? ''}`}>
              {' '}
              {when(entry.at)} {entry.label ?? entry.number ?? 'patient'}: {outcomeWords(entry)}
            </span>
          ))}
        </p>
      )}{' '}
      {welfareDone.length > 0 && (
        <p className={styles.call}>
          {welfareDone.map(({ id, label, done }) => (
            <span key={id}>
              {' '}
              {done && when(done.at)} {label}
              {done?.detail && `: ${done.detail}`}
            </span>
          ))}
        </p>
      )}{' '}
    </>
  )
}

/** `15:26 mobile 510-555-0175: no answer (Marisol Rivera, RN)`: the whole log stands in the sheet. */
export function logWords({ at, by, label, number, outcome, isPatient }: CallView['log'][number], now: number, timeZone: string): string {
  const dialled = number === null ? '' : ` ${label ?? 'other number'} ${number}:`
  return `${formatShortInstant(at, now, timeZone)}${dialled} ${outcomeWords({ outcome, isPatient })} (${by})`
}

/** A word with the emergency contact is not one with the patient. */
const outcomeWords = ({ outcome, isPatient }: Pick<CallView['log'][number], 'outcome' | 'isPatient'>): string =>
  outcome === 'reached' && !isPatient ? 'reached, not the patient' : OUTCOME_WORDS[outcome].toLowerCase()
