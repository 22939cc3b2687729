import { TriangleAlert } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './Field.module.css'
import { FieldContext } from './fieldContext.ts'

export interface FieldProps {
  label: string
  /** Stays visible while typing; never a placeholder. */
  hint?: ReactNode
  /** Says what to do ("Type the year with four digits"). Announced when it appears. */
  error?: string | undefined
  required?: boolean | undefined
  /** At the right of the label: a character count, a link, a key. */
  aside?: ReactNode
  /** Label and control on one line. */
  inline?: boolean | undefined
  /** One TextInput, PasswordInput, TextArea or Select: it finds its id and descriptions by itself. */
  children: ReactNode
}

export function Field({ label, hint, error, required, aside, inline, children }: FieldProps): ReactNode {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [error && errorId, hint && hintId].filter(Boolean).join(' ')
  return (
    <FieldContext value={{ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined, required }}>
      <div className={cx(styles.field, inline && styles.inline)}>
        <div className={styles.head}>
          <label htmlFor={id} className={styles.label}>
            {label}
          </label>
          {required && (
            <span aria-hidden className={styles.required}>
              required
            </span>
          )}
          {aside && <span className={styles.aside}>{aside}</span>}
        </div>
        {children}
        {hint && (
          <p id={hintId} className={styles.hint}>
            {hint}
          </p>
        )}
        <div aria-live="polite" className={styles.live}>
          {error && (
            <p id={errorId} className={styles.error}>
              <TriangleAlert aria-hidden />
              {error}
            </p>
          )}
        </div>
      </div>
    </FieldContext>
  )
}
