import type { ReactNode } from 'react'
import styles from './StatusLine.module.css'

export interface StatusLineProps {
  /** Last act with its undo, what is being sent. */
  start?: ReactNode
  /** The keys that work here. Gives way first when the window is narrow. */
  middle?: ReactNode
  /** Chain state, single-key switch. */
  end?: ReactNode
}

/** The 26 px line at the foot of the window. */
export function StatusLine({ start, middle, end }: StatusLineProps): ReactNode {
  return (
    <footer className={styles.line} aria-label="Status">
      <div className={styles.start}>{start}</div>
      <div className={styles.middle}>{middle}</div>
      <div className={styles.end}>{end}</div>
    </footer>
  )
}
