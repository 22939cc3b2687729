import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import type { ReactNode } from 'react'
import styles from './ToggleChips.module.css'

export interface ToggleChipOption<Value extends string> {
  value: Value
  label: string
  /** Shown after the word; leave out rather than show a count that is not known. */
  count?: number | undefined
}

export interface ToggleChipsProps<Value extends string> {
  /** Accessible name of the group: "Quick filters". */
  label: string
  options: readonly ToggleChipOption<Value>[]
  value: readonly Value[]
  onValueChange: (value: Value[]) => void
  /** Several at once. Otherwise exactly one stays pressed. */
  multiple?: boolean | undefined
}

/** Quick filters: one tab stop, ←/→ move, Enter or Space presses. */
export function ToggleChips<Value extends string>(props: ToggleChipsProps<Value>): ReactNode {
  const { label, options, value, onValueChange, multiple = false } = props
  return (
    <ToggleGroup
      aria-label={label}
      className={styles.group}
      multiple={multiple}
      value={value}
      onValueChange={(next) => {
        if (multiple || next.length > 0) onValueChange(next)
      }}
    >
      {options.map((option) => (
        <Toggle key={option.value} value={option.value} className={styles.chip}>
          {option.label}
          {option.count !== undefined && <span className={styles.count}>{option.count}</span>}
        </Toggle>
      ))}
    </ToggleGroup>
  )
}
