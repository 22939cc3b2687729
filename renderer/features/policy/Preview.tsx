import type { ReactNode } from 'react'
import type { PolicyPreviewView } from '#shared/contract/policy.ts'
import styles from './PolicyPage.module.css'

const NAME: Record<PolicyPreviewView['lines'][number]['kind'], string> = {
  promise: 'Promise', firstLook: 'First look', appointmentRequest: 'Appointment request', unreadByPatient: 'Unread by the patient', contact: 'Contact',
}

/** "With this change 4 threads of the last 7 days would have been late", then the figures by clock. */
export function Preview({ preview }: { preview: PolicyPreviewView }): ReactNode {
  const late = preview.lines.reduce((sum, line) => sum + line.newlyLate, 0)
  const saved = preview.lines.reduce((sum, line) => sum + line.noLongerLate, 0)
  return (
    <section className={styles.preview} aria-label="Preview">
      <p className={styles.verdict}>
        {late === 0 && saved === 0
          ? `With this change nothing of the last ${preview.days} days would have been late or early otherwise.`
          : [late > 0 && `With this change ${late} more ${threads(late)} of the last ${preview.days} days would have been late.`, saved > 0 && `${saved} ${threads(saved)} that ${saved === 1 ? 'was' : 'were'} late would have been in time.`].filter(Boolean).join(' ')}
      </p>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">Clock</th>
            <th scope="col">Threads</th>
            <th scope="col">Late as it was</th>
            <th scope="col">Late with the change</th>
          </tr>
        </thead>
        <tbody>
          {preview.lines.map((line) => (
            <tr key={line.kind}>
              <th scope="row">{NAME[line.kind]}</th>
              <td>{line.threads}</td>
              <td>{line.late}</td>
              <td>{line.wouldBeLate}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const threads = (count: number): string => (count === 1 ? 'thread' : 'threads')
