import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { formatDateTime } from '#renderer/ui/format.ts'
import type { AppointmentPanel } from '#shared/contract/schemas/appointmentView.ts'
import { slotWords } from './appointmentWords.ts'
import styles from './appointment.module.css'

export interface SettledCardProps {
  panel: AppointmentPanel
  timeZone: string
  busy: boolean
  onCancel: (why: 'cancel' | 'change') => void
  onAgain: () => void
}

/** Booked, offered or sent to the phone: what stands, and what may be told to whom (S34, S42). */
export function SettledCard({ panel, timeZone, busy, onCancel, onAgain }: SettledCardProps): ReactNode {
  const { request, confirmation, requesterRefusal } = panel
  if (request?.booking) {
    const { slot, by, at, isConfirmed } = request.booking
    return (
      <section className={styles.card} aria-label="Booked visit">
        <p>
          <b>Booked: {slotWords(slot, timeZone)}.</b> By {by}, {formatDateTime(at, timeZone)}.
        </p>
        {isConfirmed ? <p>The confirmation is on its way.</p> : confirmation.text === null ? <p className={styles.error}>{confirmation.refusal}</p> : <pre className={styles.preview} aria-label="Confirmation as it leaves">{confirmation.text}</pre>}
        <div className={styles.acts}>
          <Button size="dense" busy={busy} disabledReason={requesterRefusal ?? undefined} onClick={() => onCancel('change')}>
            Give back, choose another
          </Button>
          <Button size="dense" busy={busy} disabledReason={requesterRefusal ?? undefined} onClick={() => onCancel('cancel')}>
            Cancel the visit
          </Button>
          <Button size="dense" onClick={onAgain}>
            New request
          </Button>
        </div>
      </section>
    )
  }
  if (request?.route) {
    return (
      <section className={styles.card} aria-label="Sent to the phone">
        <p>
          <b>Sent to the phone: {request.route.line}.</b> {request.route.reason}. By {request.route.by}, {formatDateTime(request.route.at, timeZone)}.
        </p>
        <p>Tell the requester with an approved phrase, for example “Please call us”.</p>
        <div className={styles.acts}>
          <Button size="dense" onClick={onAgain}>
            New request
          </Button>
        </div>
      </section>
    )
  }
  if (request?.offer) {
    return (
      <section className={styles.card} aria-label="Times on offer">
        <p>
          <b>{request.offer.slots.length === 1 ? '1 time is' : `${request.offer.slots.length} times are`} on offer</b> since {formatDateTime(request.offer.at, timeZone)}. Nothing is held for it. When the answer comes, hold that slot and book it.
        </p>
        <ol className={styles.offered}>
          {request.offer.slots.map((slot) => (
            <li key={slot.slotId}>{slotWords(slot, timeZone)}</li>
          ))}
        </ol>
      </section>
    )
  }
  return null
}
