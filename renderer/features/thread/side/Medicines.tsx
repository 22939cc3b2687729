import type { ReactNode } from 'react'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import type { PatientBanner } from '#shared/contract/schemas/threadView.ts'
import { medicineParts } from './medicineWords.ts'
import styles from './side.module.css'

/** PS-30, PS-31: whole, the name bold, the dose labelled; tall-man letters are for the eye only. */
export function Medicines({ medicines }: { medicines: PatientBanner['medicines'] }): ReactNode {
  if (medicines.length === 0) return <p className={styles.quiet}>None recorded</p>
  return (
    <ul className={styles.plain} role="list">
      {medicines.map((medicine, index) => {
        const { shown, spoken, parts } = medicineParts(medicine)
        return (
          <li key={index} className={styles.medicine}>
            {shown === spoken ? (
              <b>{shown}</b>
            ) : (
              <b>
                <span aria-hidden>{shown}</span>
                <VisuallyHidden>{spoken}</VisuallyHidden>
              </b>
            )}
            {parts.map((part, at) => (
              <span key={at}>
                {' — '}
                {part.kind === 'dose' ? (
                  <>
                    <small>DOSE</small> <b className={styles.dose}>{part.text}</b>
                    {part.after && ` ${part.after}`}
                  </>
                ) : (
                  <PatientText text={part.text} />
                )}
              </span>
            ))}
          </li>
        )
      })}
    </ul>
  )
}
