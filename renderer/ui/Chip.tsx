import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Chip.module.css'
import { cx } from './cx.ts'

export interface ChipProps {
  children: ReactNode
  tone?: 'plain' | 'accent' | 'flag' | undefined
  icon?: ReactNode
  /** Shows a remove button; `removeLabel` names what goes away ("Remove kind: refill"). */
  onRemove?: (() => void) | undefined
  removeLabel?: string | undefined
}

/** A term of a query, a chosen person, a mark that can be taken away. Not a button itself. */
export function Chip({ children, tone = 'plain', icon, onRemove, removeLabel }: ChipProps): ReactNode {
  return (
    <span className={cx(styles.chip, styles[tone])}>
      {icon}
      <span className={styles.words}>{children}</span>
      {onRemove && (
        <button type="button" className={styles.remove} aria-label={removeLabel ?? 'Remove'} onClick={onRemove}>
          <X aria-hidden />
        </button>
      )}
    </span>
  )
}
