import type { ComponentProps, ReactNode } from 'react'
import styles from './control.module.css'
import { cx } from './cx.ts'
import { useFieldControl } from './fieldContext.ts'

export interface TextInputProps extends ComponentProps<'input'> {
  onValueChange?: ((value: string) => void) | undefined
}

/** One line of text. Inside a Field it takes the field's id; alone it needs an `aria-label`. */
export function TextInput({ onValueChange, onChange, className, type = 'text', ...rest }: TextInputProps): ReactNode {
  const control = useFieldControl()
  return (
    <input
      autoComplete="off"
      {...control}
      {...rest}
      type={type}
      className={cx(styles.control, className)}
      onChange={(event) => {
        onChange?.(event)
        onValueChange?.(event.target.value)
      }}
    />
  )
}
