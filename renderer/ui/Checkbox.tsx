import { useEffect, useId, useRef, type ReactNode } from 'react'
import styles from './Checkbox.module.css'
import { cx } from './cx.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface CheckboxProps {
  label: string
  /** For ticks in rows: the label is heard, not seen; the target stays 24 px. */
  hideLabel?: boolean | undefined
  hint?: ReactNode
  checked: boolean
  indeterminate?: boolean | undefined
  onCheckedChange: (checked: boolean) => void
  disabledReason?: string | undefined
  /** -1 inside a listbox row, where the list owns the focus. */
  tabIndex?: number | undefined
}

export function Checkbox(props: CheckboxProps): ReactNode {
  const { label, hideLabel, hint, checked, indeterminate = false, onCheckedChange, disabledReason, tabIndex } = props
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate
  }, [indeterminate])
  const below = disabledReason ?? hint
  return (
    <label className={cx(styles.check, hideLabel && styles.bare)}>
      <input
        ref={box}
        type="checkbox"
        checked={checked}
        disabled={disabledReason !== undefined}
        tabIndex={tabIndex}
        aria-describedby={below ? id : undefined}
        onChange={(event) => onCheckedChange(event.target.checked)}
      />
      {hideLabel ? (
        <VisuallyHidden>{label}</VisuallyHidden>
      ) : (
        <span className={styles.words}>
          <span>{label}</span>
          {below && (
            <span id={id} className={styles.hint}>
              {below}
            </span>
          )}
        </span>
      )}
    </label>
  )
}
