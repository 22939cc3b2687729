import { useState, type ReactNode } from 'react'
import { Field } from '#renderer/ui/Field.tsx'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import { CONTACT_OUTCOMES, type ContactOutcome } from '#shared/domain/thread/state.ts'
import { OUTCOME_WORDS } from '../words.ts'
import { ActSheet, type DialogContext } from './ActSheet.tsx'
import styles from './dialogs.module.css'

const HINTS: Partial<Record<ContactOutcome, string>> = {
  reached: 'Answers what they asked, and meets the clock.',
  voicemailNoDetails: 'Name and number only, no reason for the call.',
}

const NO_NUMBER = 'No phone number in the record. Look in the chart or ask the care team.'
const ASK_FIRST = 'Ask for the full name and birth date before you say anything else.'

/** D10: the number, the outcome, by whom. The number is large because it is dialled by hand. */
export function CallLogDialog(context: DialogContext): ReactNode {
  const { view } = context
  const [outcome, setOutcome] = useState<ContactOutcome | null>(null)
  const [note, setNote] = useState('')
  const phone = view.patient?.phone ?? null
  return (
    <ActSheet
      {...context}
      title="Call and log the outcome"
      confirmLabel="Log the call"
      problem={outcome === null ? 'Choose the outcome of the call.' : null}
      act={() => ({ type: 'recordContact', outcome: outcome ?? 'noAnswer', note: note.trim() === '' ? null : note.trim(), number: phone })}
      said={`Call logged: ${outcome === null ? '' : OUTCOME_WORDS[outcome].toLowerCase()}`}
    >
      <div>
        <p className={styles.number}>{phone ?? 'Not recorded'}</p>
        <p className={styles.numberNote}>{phone === null ? NO_NUMBER : ASK_FIRST}</p>
      </div>
      <RadioRows
        legend="Outcome"
        rows={CONTACT_OUTCOMES.filter((value) => value !== 'welfareCheckRequested').map((value) => ({ value, label: OUTCOME_WORDS[value], hint: HINTS[value] }))}
        value={outcome}
        onValueChange={setOutcome}
      />
      <Field label="Note" hint="Internal; kept in the thread.">
        <TextArea value={note} onValueChange={setNote} minLines={2} maxLines={6} />
      </Field>
    </ActSheet>
  )
}
