import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { formatIsoDate } from '#renderer/ui/format.ts'
import { Tag } from '#renderer/ui/Tag.tsx'
import type { AppointmentRequestView } from '#shared/contract/schemas/appointmentView.ts'
import { IdentityLine } from '../banner/IdentityLine.tsx'
import { MODE_WORDS, STATUS_WORDS } from './appointmentWords.ts'
import styles from './appointment.module.css'

export interface RequestSummaryProps {
  request: AppointmentRequestView
  timeZone: string
  videoNeeds: readonly string[]
  changeRefusal: string | null
  onChange: () => void
}

/** What is asked, for whom: name, birth date and number whole, also when it is not this thread's patient (PS-01). */
export function RequestSummary({ request, timeZone, videoNeeds, changeRefusal, onChange }: RequestSummaryProps): ReactNode {
  const { person, isThreadPatient, department, visitType, mode, preferredDates, source, status } = request
  return (
    <section className={styles.summary} aria-label="What is asked">
      <p className={styles.summaryHead}>
        <Tag tone="accent">{STATUS_WORDS[status]}</Tag> {source === 'form' ? 'Request form of the portal' : 'Opened here'}
      </p>
      {person && !isThreadPatient && (
        <div className={styles.person}>
          <span className={styles.quiet}>For a family member, not for the patient of this thread:</span>
          <IdentityLine patient={person} now={Date.now()} timeZone={timeZone} />
        </div>
      )}
      <dl className={styles.pairs}>
        <dt>Department</dt>
        <dd>{department ?? 'Not chosen'}</dd>
        <dt>Visit type</dt>
        <dd>{visitType ?? 'Not chosen'}</dd>
        <dt>How</dt>
        <dd>{MODE_WORDS[mode]}</dd>
        <dt>Days</dt>
        <dd>{preferredDates.length === 0 ? 'Any' : preferredDates.map(formatIsoDate).join(', ')}</dd>
      </dl>
      {mode === 'video' && <p className={styles.quiet}>A video visit needs {videoNeeds.join(', ')}.</p>}
      {status === 'requested' && (
        <Button size="dense" disabledReason={changeRefusal ?? undefined} onClick={onChange}>
          Change the request
        </Button>
      )}
    </section>
  )
}
