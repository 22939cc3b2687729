import type { CSSProperties, ReactNode } from 'react'
import styles from './LoadingRows.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface LoadingRowsProps {
  rows?: number | undefined
  /** Pixels, the height of the rows that will come: nothing shifts when they do. */
  rowHeight?: number | undefined
  /** "Loading the inbox". */
  label: string
}

export function LoadingRows({ rows = 8, rowHeight = 44, label }: LoadingRowsProps): ReactNode {
  return (
    <div className={styles.rows} role="status" style={{ '--height': `${rowHeight}px` } as CSSProperties}>
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} aria-hidden>
          <span className={styles.chip} />
          <span className={styles.lines}>
            <span className={styles.line} style={{ width: `${46 + ((index * 17) % 23)}%` }} />
            <span className={styles.line} style={{ width: `${64 + ((index * 29) % 31)}%` }} />
          </span>
        </div>
      ))}
    </div>
  )
}
