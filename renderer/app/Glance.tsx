import type { ReactNode } from 'react'
import { formatAge, formatIsoDate, formatMrn, patientName } from '#renderer/ui/format.ts'
import { LoadingRows } from '#renderer/ui/LoadingRows.tsx'
import { useMinute } from '#renderer/ui/ticker.ts'
import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'
import styles from './Glance.module.css'

export interface GlanceProps {
  /** Undefined while the place in the list has not been read. */
  row: InboxRow | undefined
  timeZone: string
}

const SHAPES = <LoadingRows label="The thread opens when the key is let go" rows={3} rowHeight={64} />

/** While a key is held: whose row it is, in the same frame as the row, and nothing of any thread (PS-03). */
export function Glance({ row, timeZone }: GlanceProps): ReactNode {
  const now = useMinute()
  const patient = row?.patient
  return (
    <main className={styles.glance}>
      <div className={styles.banner}>
        <b>{patient ? patientName(patient) : row ? 'Patient not matched' : 'Reading…'}</b>
        {patient && (
          <>
            <span>
              <small>Born</small> {patient.birthDate ? `${formatIsoDate(patient.birthDate)} (${formatAge(patient.birthDate, now, timeZone)})` : 'Not recorded'}
            </span>
            <span>
              <small>Sex</small> {patient.sex ?? 'Not recorded'}
            </span>
            <span>
              <small>MRN</small> {patient.mrn ? formatMrn(patient.mrn) : 'Not recorded'}
            </span>
          </>
        )}
      </div>
      {SHAPES}
    </main>
  )
}
