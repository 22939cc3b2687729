import type { MouseEvent, ReactNode } from 'react'
import styles from './Tick.module.css'

export interface TickProps {
  checked: boolean
  /** For the pointer; the keyboard has X. The press does not reach the row. */
  onToggle: () => void
}

/** The tick box of a list row: drawn only, because an option may hold nothing that takes focus. `aria-selected` says it. */
export function Tick({ checked, onToggle }: TickProps): ReactNode {
  const toggle = (event: MouseEvent) => {
    event.stopPropagation()
    onToggle()
  }
  return (
    <span
      aria-hidden
      className={styles.tick}
      data-checked={checked ? '' : undefined}
      onClick={toggle}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <span className={styles.box}>
        {checked && (
          <svg viewBox="0 0 12 12" width="10" height="10" fill="none" stroke="currentColor" strokeWidth="2">
            <path d="m2 6.5 2.5 2.5L10 3.5" />
          </svg>
        )}
      </span>
    </span>
  )
}
