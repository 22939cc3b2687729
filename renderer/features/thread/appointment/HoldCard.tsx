import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import type { AppointmentPanel, AppointmentRequestView } from '#shared/contract/schemas/appointmentView.ts'
import { slotWords } from './appointmentWords.ts'
import { HoldRing } from './HoldRing.tsx'
import styles from './appointment.module.css'

export interface HoldCardProps {
  hold: NonNullable<AppointmentRequestView['hold']>
  panel: AppointmentPanel
  timeZone: string
  busy: boolean
  checked: ReadonlySet<string>
  onCheck: (need: string) => void
  onBook: () => void
  onRelease: () => void
}

/** The held slot with its countdown; a video visit asks first what the patient has (S50). */
export function HoldCard({ hold, panel, timeZone, busy, checked, onCheck, onBook, onRelease }: HoldCardProps): ReactNode {
  const { slot, until, isMine, by } = hold
  const refusal = isMine ? undefined : `Held by ${by}.`
  return (
    <section className={styles.card} aria-label="Held slot">
      <div className={styles.held}>
        <HoldRing until={until} leaseSeconds={panel.leaseSeconds} />
        <p className={styles.heldWords}>
          <b>{slotWords(slot, timeZone)}</b>
          <br />
          {isMine ? 'Held for you. It goes back by itself, and a hold is never extended.' : `Held by ${by}.`}
        </p>
      </div>
      {slot.mode === 'video' && (
        <div role="group" aria-label="The patient has" className={styles.needs}>
          <b>The patient has</b>
          {panel.videoNeeds.map((need) => (
            <Checkbox key={need} label={need} checked={checked.has(need)} onCheckedChange={() => onCheck(need)} />
          ))}
        </div>
      )}
      <div className={styles.acts}>
        <Button variant="primary" kbd="B" busy={busy} disabledReason={refusal} onClick={onBook}>
          Book
        </Button>
        <Button kbd="R" busy={busy} disabledReason={refusal} onClick={onRelease}>
          Let go
        </Button>
      </div>
    </section>
  )
}
