import { useState, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import type { AppointmentPanel } from '#shared/contract/schemas/appointmentView.ts'
import styles from './appointment.module.css'

export interface PhoneRouteProps {
  panel: AppointmentPanel
  busy: boolean
  routeRefusal: string | null
  nurseRefusal: string | null
  onRoute: (lineId: string, reason: string) => void
  onNurse: () => void
}

/** S46 to S48: what is never booked here, each with its line; what is urgent goes to a nurse with one press. */
export function PhoneRoute({ panel, busy, routeRefusal, nurseRefusal, onRoute, onNurse }: PhoneRouteProps): ReactNode {
  const [lineId, setLineId] = useState(panel.defaultLineId)
  const [reason, setReason] = useState('')
  return (
    <section className={styles.phone} aria-label="By phone only">
      <h3 className={styles.heading}>By phone only</h3>
      <ul className={styles.phoneList} role="list">
        {panel.byPhone.map((department) => (
          <li key={department.id}>
            <span>
              <b>{department.name}</b>
              <br />
              <span className={styles.quiet}>
                <Line words={department.line} />
              </span>
            </span>
            {department.sendToNurse ? (
              <Button size="dense" variant="danger" busy={busy} disabledReason={nurseRefusal ?? undefined} onClick={onNurse}>
                Send to a nurse now
              </Button>
            ) : (
              <Button size="dense" busy={busy} disabledReason={routeRefusal ?? undefined} onClick={() => onRoute(department.lineId, department.name)}>
                Send to phone
                <VisuallyHidden>: {department.name}</VisuallyHidden>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Field label="Another reason for the phone" hint="Two visits on one day, the identity check, the patient’s wish.">
        <TextInput value={reason} onValueChange={setReason} />
      </Field>
      <div className={styles.acts}>
        <Select dense aria-label="Phone line" options={panel.lines.map(({ id, label }) => ({ value: id, label }))} value={lineId} onValueChange={setLineId} />
        <Button size="dense" busy={busy} disabledReason={routeRefusal ?? (reason.trim() === '' ? 'Say why it goes to the phone.' : undefined)} onClick={() => onRoute(lineId, reason.trim())}>
          Send to phone
        </Button>
      </div>
    </section>
  )
}

/** The number stays in one piece. */
function Line({ words }: { words: string }): ReactNode {
  const at = words.lastIndexOf(' ') + 1
  return (
    <>
      {words.slice(0, at)}
      <span className={styles.number}>{words.slice(at)}</span>
    </>
  )
}
