import { Fragment, type ReactNode } from 'react'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import type { RefillMedicine } from '#shared/contract/schemas/refillView.ts'
import { tallMan } from '../side/medicineWords.ts'
import styles from './refill.module.css'

/** PS-30: whole, the generic bold, the brand in capitals, the dose labelled. PS-31: tall-man letters are for the eye; voices get the plain line. */
export function MedicineLine({ medicine }: { medicine: Pick<RefillMedicine, 'parts'> }): ReactNode {
  const { parts } = medicine
  return (
    <span className={styles.medicineLine}>
      <span aria-hidden>
        {parts.map(({ kind, text }, index) => (
          <Fragment key={index}>
            {index > 0 && ' — '}
            {kind === 'generic' ? (
              <b>{tallMan(text)}</b>
            ) : kind === 'dose' ? (
              <>
                <small>DOSE</small> <b>{text}</b>
              </>
            ) : (
              text
            )}
          </Fragment>
        ))}
      </span>
      <VisuallyHidden>{parts.map(({ kind, text }) => (kind === 'dose' ? `dose ${text}` : text)).join(', ')}</VisuallyHidden>
    </span>
  )
}

/** A name alone, e.g. in a list of look-alikes. */
export function MedicineName({ name }: { name: string }): ReactNode {
  const shown = tallMan(name)
  if (shown === name) return name
  return (
    <>
      <span aria-hidden>{shown}</span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </>
  )
}
