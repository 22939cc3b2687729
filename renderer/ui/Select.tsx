import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import control from './control.module.css'
import { cx } from './cx.ts'
import { useFieldControl } from './fieldContext.ts'
import styles from './Select.module.css'

export interface SelectOption<Value extends string> {
  value: Value
  label: string
  disabled?: boolean | undefined
}

type NativeProps = Omit<ComponentProps<'select'>, 'value' | 'defaultValue' | 'children' | 'multiple'>

export interface SelectProps<Value extends string> extends NativeProps {
  options: readonly SelectOption<Value>[]
  /** null shows `placeholder` and means that nothing is chosen yet. */
  value: Value | null
  onValueChange: (value: Value) => void
  placeholder?: string | undefined
  /** 28 px, for strips and list heads. */
  dense?: boolean | undefined
}

/** The native select: small enumerations only; long ones belong in the palette. */
export function Select<Value extends string>({
  options,
  value,
  onValueChange,
  placeholder = 'Choose…',
  dense,
  className,
  onChange,
  ...rest
}: SelectProps<Value>): ReactNode {
  const field = useFieldControl()
  return (
    <span className={cx(styles.wrap, className)}>
      <select
        {...field}
        {...rest}
        className={cx(control.control, styles.select, dense && styles.dense)}
        value={value ?? ''}
        onChange={(event) => {
          onChange?.(event)
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onValueChange(chosen.value)
        }}
      >
        {value === null && (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className={styles.chevron} />
    </span>
  )
}
