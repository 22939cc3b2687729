import { TriangleAlert } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { cx } from './cx.ts'
import { Kbd } from './Kbd.tsx'
import styles from './RadioRows.module.css'

export interface RadioRow<Value extends string> {
  value: Value
  label: ReactNode
  hint?: ReactNode
  kbd?: string | undefined
  /** Why it cannot be chosen; the row stays readable. */
  disabledReason?: string | undefined
}

export interface RadioRowsProps<Value extends string> {
  legend: string
  /** The legend is there for screen readers only. */
  hideLegend?: boolean | undefined
  rows: readonly RadioRow<Value>[]
  value: Value | null
  onValueChange: (value: Value) => void
  error?: string | undefined
}

/** A choice of one, each with its words; native radios, so arrows and forms work as everywhere. */
export function RadioRows<Value extends string>(props: RadioRowsProps<Value>): ReactNode {
  const { legend, hideLegend, rows, value, onValueChange, error } = props
  const id = useId()
  return (
    <fieldset className={styles.rows} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={cx(styles.legend, hideLegend && styles.hidden)}>{legend}</legend>
      {rows.map((row) => {
        const hint = row.disabledReason ?? row.hint
        const hintId = hint ? `${id}-${row.value}` : undefined
        return (
          <label key={row.value} className={styles.row} data-disabled={row.disabledReason ? '' : undefined}>
            <input
              type="radio"
              name={id}
              value={row.value}
              checked={row.value === value}
              disabled={row.disabledReason !== undefined}
              aria-describedby={hintId}
              onChange={() => onValueChange(row.value)}
            />
            <span className={styles.words}>
              <span>{row.label}</span>
              {hint && (
                <span id={hintId} className={styles.hint}>
                  {hint}
                </span>
              )}
            </span>
            {row.kbd && <Kbd keys={row.kbd} silent />}
          </label>
        )
      })}
      {error && (
        <p id={`${id}-error`} role="alert" className={styles.error}>
          <TriangleAlert aria-hidden />
          {error}
        </p>
      )}
    </fieldset>
  )
}
