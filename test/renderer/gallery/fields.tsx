import { useState, type ReactNode } from 'react'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { PasswordInput } from '#renderer/ui/PasswordInput.tsx'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import styles from './gallery.module.css'

const POOLS = [
  { value: 'triage', label: 'Triage' },
  { value: 'refills', label: 'Refills' },
  { value: 'scheduling', label: 'Scheduling' },
] as const

const REASONS = [
  { value: 'history', label: 'Past event, not now', kbd: '1' },
  { value: 'known', label: 'Known and already cared for', hint: 'Say by whom and when', kbd: '2' },
  { value: 'other', label: 'Something else', disabledReason: 'Only a nurse may give a free reason' },
] as const

export function Fields(): ReactNode {
  const [pool, setPool] = useState<(typeof POOLS)[number]['value'] | null>(null)
  const [reason, setReason] = useState<(typeof REASONS)[number]['value'] | null>('known')
  const [ticked, setTicked] = useState(true)
  return (
    <div className={styles.stack}>
      <Field label="Birth year" required hint="Four digits, as on the card" error="Type the year with four digits">
        <TextInput defaultValue="61" inputMode="numeric" />
      </Field>
      <Field label="Password">
        <PasswordInput defaultValue="correct horse" />
      </Field>
      <Field label="Note" aside="212 characters">
        <TextArea defaultValue="Called twice, no answer. Left a voicemail without details." />
      </Field>
      <Field label="Pool" inline>
        <Select options={POOLS} value={pool} onValueChange={setPool} />
      </Field>
      <RadioRows legend="Why is this not a red flag?" rows={REASONS} value={reason} onValueChange={setReason} />
      <Checkbox label="Allow the patient to reply" hint="Until 22-Dec-2026" checked={ticked} onCheckedChange={setTicked} />
    </div>
  )
}
