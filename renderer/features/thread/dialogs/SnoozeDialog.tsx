import { useRef, useState, type ReactNode } from 'react'
import { Field } from '#renderer/ui/Field.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import { useSecond } from '../useSecond.ts'
import { ActSheet, type DialogContext } from './ActSheet.tsx'
import { QuickChoices } from './QuickChoices.tsx'
import styles from './dialogs.module.css'
import { parseWhen } from './when.ts'

const QUICK = ['In 1 hour', 'In 4 hours', 'Tomorrow 8:00', 'Monday 8:00'] as const

/** H: until when, in words, with an echo on the clinic's wall clock. */
export function SnoozeDialog(context: DialogContext & { onSnoozed: () => void }): ReactNode {
  const { timeZone, onSnoozed } = context
  const [typed, setTyped] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const when = parseWhen(typed, useSecond(), timeZone)
  const at = when !== null && 'at' in when ? when.at : null
  const problem = when === null ? 'Type until when.' : 'problem' in when ? when.problem : null
  return (
    <ActSheet
      {...context}
      title="Snooze until…"
      description="The thread leaves the list until then. It wakes at once if the patient writes; the clocks run on."
      confirmLabel="Snooze"
      problem={problem}
      act={() => ({ type: 'snoozeThread', until: at ?? 0 })}
      said={when !== null && 'echo' in when ? `Snoozed until ${when.echo}` : 'Snoozed'}
      onDone={onSnoozed}
      initialFocus={input}
    >
      <Field label="Until" hint="For example: tomorrow 9, in 2h, fri 15:30, 27 nov 8:00" error={when === null ? undefined : (problem ?? undefined)}>
        <TextInput ref={input} value={typed} onValueChange={setTyped} spellCheck={false} />
      </Field>
      <p className={styles.echo} aria-live="polite">
        {when !== null && 'echo' in when ? `= ${when.echo}` : ''}
      </p>
      <QuickChoices label="Ready times" choices={QUICK} onPick={setTyped} />
    </ActSheet>
  )
}
