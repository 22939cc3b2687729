import type { ReactNode } from 'react'
import styles from './Spinner.module.css'

export interface SpinnerProps {
  /** What is under way, shown beside the ring; leave out only where words stand near already. */
  label?: string | undefined
}

/** A turning ring; under reduced motion it stands still, three quarters drawn. */
export function Spinner({ label }: SpinnerProps): ReactNode {
  return (
    <span className={styles.spinner}>
      <span className={styles.ring} aria-hidden />
      {label}
    </span>
  )
}
