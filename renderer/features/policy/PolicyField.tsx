import { useState, type ReactNode } from 'react'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import type { PolicyField as PolicyValue } from '#shared/contract/policy.ts'
import styles from './PolicyPage.module.css'
import type { FieldSpec } from './sections.ts'

export interface PolicyFieldProps {
  spec: FieldSpec
  value: PolicyValue['value']
  /** Differs from the pack in force. */
  isChanged: boolean
  error: string | undefined
  onChange: (value: PolicyValue['value']) => void
}

/** One value of the pack. Numbers are taken over when the field is left or Enter is pressed, so that half a number is never checked. */
export function PolicyField({ spec, value, isChanged, error, onChange }: PolicyFieldProps): ReactNode {
  if (spec.kind === 'switch') return <Checkbox label={spec.label} checked={value === true} onCheckedChange={onChange} hint={isChanged ? 'Changed' : undefined} />
  if (spec.kind === 'choice') {
    return (
      <Field label={spec.label} error={error} aside={isChanged ? 'Changed' : undefined}>
        <Select value={String(value)} options={spec.options ?? []} onValueChange={onChange} />
      </Field>
    )
  }
  return <Typed key={String(value)} spec={spec} value={value} isChanged={isChanged} error={error} onChange={onChange} />
}

function Typed({ spec, value, isChanged, error, onChange }: PolicyFieldProps): ReactNode {
  const shown = spec.kind === 'percent' ? String(Math.round(Number(value) * 100)) : String(value)
  const [typed, setTyped] = useState(shown)
  const isNumber = spec.kind !== 'text'
  const number = Number(typed.replace(',', '.'))
  const problem = isNumber && (typed.trim() === '' || !Number.isFinite(number)) ? 'Type a number.' : error
  const commit = () => {
    if (typed === shown || (isNumber && !Number.isFinite(number)) || typed.trim() === '') return
    onChange(spec.kind === 'percent' ? number / 100 : isNumber ? number : typed.trim())
  }
  return (
    <Field label={spec.label} error={problem} aside={isChanged ? 'Changed' : undefined}>
      <span className={styles.typed}>
        <TextInput
          className={isNumber ? styles.number : undefined}
          aria-label={spec.unit ? `${spec.label}, ${spec.unit}` : spec.label}
          inputMode={isNumber ? 'decimal' : 'text'}
          value={typed}
          onValueChange={setTyped}
          onBlur={commit}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
        />
        {spec.unit && <span className={styles.unit}>{spec.unit}</span>}
      </span>
    </Field>
  )
}
