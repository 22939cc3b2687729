import type { ComponentProps, CSSProperties, ReactNode } from 'react'
import control from './control.module.css'
import { cx } from './cx.ts'
import { useFieldControl } from './fieldContext.ts'
import styles from './TextArea.module.css'

export interface TextAreaProps extends ComponentProps<'textarea'> {
  onValueChange?: ((value: string) => void) | undefined
  /** Lines shown when empty. */
  minLines?: number | undefined
  /** Grows with its text up to this many lines, then scrolls. */
  maxLines?: number | undefined
}

/** A plain native textarea: spelling, input methods, dictation and undo are the platform's own. */
export function TextArea({ onValueChange, onChange, minLines = 3, maxLines = 14, className, style, ...rest }: TextAreaProps): ReactNode {
  const field = useFieldControl()
  return (
    <textarea
      spellCheck
      {...field}
      {...rest}
      className={cx(control.control, styles.area, className)}
      style={{ ...style, '--min-lines': minLines, '--max-lines': maxLines } as CSSProperties}
      onChange={(event) => {
        onChange?.(event)
        onValueChange?.(event.target.value)
      }}
    />
  )
}
