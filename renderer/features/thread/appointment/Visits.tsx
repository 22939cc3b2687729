import type { ReactNode } from 'react'
import type { SlotView } from '#shared/contract/schemas/appointmentView.ts'
import { slotWhen } from './appointmentWords.ts'
import styles from './appointment.module.css'

/** Visits that this role may see (S47); for the eye of the staff, never to be told to a requester without access (S34). */
export function Visits({ visits, timeZone, isKnown }: { visits: readonly SlotView[]; timeZone: string; isKnown: boolean }): ReactNode {
  if (!isKnown) return null
  return (
    <section aria-label="Booked visits">
      <h3 className={styles.heading}>Other visits</h3>
      {visits.length === 0 && <p className={styles.quiet}>None is shown to your role.</p>}
      <ul className={styles.visits} role="list">
        {visits.map((visit) => (
          <li key={visit.slotId}>
            {slotWhen(visit, timeZone)} <span className={styles.quiet}>{visit.department}, {visit.clinician}{visit.isConfidential ? ', confidential' : ''}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
