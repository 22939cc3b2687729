import { useState, type ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { cx } from '#renderer/ui/cx.ts'
import { Field } from '#renderer/ui/Field.tsx'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import { useMinute } from '#renderer/ui/ticker.ts'
import type { CallView } from '#shared/contract/schemas/emergencyView.ts'
import type { ContactOutcome } from '#shared/domain/thread/state.ts'
import { ActSheet, type DialogContext } from '../dialogs/ActSheet.tsx'
import { OUTCOME_WORDS } from '../words.ts'
import { BranchScript } from './BranchLines.tsx'
import { logWords } from './CallState.tsx'
import styles from './emergency.module.css'

const OUTCOMES = ['reached', 'patientCalled', 'noAnswer', 'voicemailNoDetails', 'wrongNumber'] as const satisfies readonly ContactOutcome[]
const HINTS: Partial<Record<ContactOutcome, string>> = {
  reached: 'Ends the emergency on record, answers what they asked, meets the clock.',
  patientCalled: 'No number was dialled; counts as reached.',
  voicemailNoDetails: 'Name and number only, no reason for the call.',
}
const NO_VOICEMAIL = 'Not here: somebody else may hear it.'
const OTHER = 'other'

/** S14, D10: the numbers in order, one try at a time, and what comes after it. Row 43: unsafe numbers are not offered. */
export function CallDialog(context: DialogContext): ReactNode {
  const { view, timeZone, run } = context
  const { call } = view.emergency
  const now = useMinute()
  const [number, setNumber] = useState<string | null>(call?.numbers.find(({ isNext }) => isNext)?.number ?? call?.numbers[0]?.number ?? OTHER)
  const [other, setOther] = useState('')
  const [outcome, setOutcome] = useState<ContactOutcome | null>(null)
  const [note, setNote] = useState('')
  if (!call) return null
  const dialled = number === OTHER ? other.trim() : number
  const isContact = call.numbers.some((phone) => phone.number === number && phone.isEmergencyContact)
  const hasCalledUs = outcome === 'patientCalled'
  const problem = !dialled && !hasCalledUs ? 'Write the number that you dialled.' : outcome === null ? 'Choose the outcome of the call.' : null
  return (
    <ActSheet
      {...context}
      title="Call patient now"
      description={<b>{call.words}</b>}
      confirmLabel="Log the call"
      tone="danger"
      problem={problem}
      act={() => ({ type: 'recordContact', outcome: outcome ?? 'noAnswer', note: note.trim() === '' ? null : note.trim(), number: hasCalledUs ? null : dialled })}
      said={`Call logged: ${outcome === null ? '' : OUTCOME_WORDS[outcome].toLowerCase()}`}
    >
      {call.isSafeContact && (
        <div className={cx(styles.box, styles.warning)}>
          <p>
            <b>Safe contact.</b> No voicemail, no proxy, no word about the reason to anybody else.{call.safeContactNote && ` ${call.safeContactNote}`}
          </p>
        </div>
      )}
      <RadioRows
        legend="Number to dial"
        rows={[
          ...call.numbers.map((phone) => ({
            value: phone.number,
            label: (
              <>
                <span className={styles.big}>{phone.number}</span> {phone.label}
                {phone.name && `, ${phone.name}`}
              </>
            ),
            hint: triesWords(phone),
          })),
          { value: OTHER, label: 'Another number', hint: call.numbers.length === 0 ? 'No number on record may be dialled. Look in the chart or ask the care team.' : undefined },
        ]}
        value={number}
        onValueChange={setNumber}
      />
      {number === OTHER && (
        <Field label="Number dialled" required>
          <TextInput value={other} onValueChange={setOther} inputMode="tel" maxLength={30} />
        </Field>
      )}
      <BranchScript emergency={view.emergency} isOpen />
      <RadioRows
        legend="Outcome"
        rows={OUTCOMES.map((value) => ({
          value,
          label: value === 'reached' && isContact ? 'Reached the emergency contact' : OUTCOME_WORDS[value],
          hint: value === 'reached' && isContact ? 'The emergency contact is not the patient: recorded, the emergency stays open. Next: the patient.' : HINTS[value],
          disabledReason: value === 'voicemailNoDetails' && call.isSafeContact ? NO_VOICEMAIL : undefined,
        }))}
        value={outcome}
        onValueChange={setOutcome}
      />
      <Field label="Note" hint="Internal; kept in the thread.">
        <TextArea value={note} onValueChange={setNote} minLines={2} maxLines={6} />
      </Field>
      {call.log.length > 0 && (
        <ul className={styles.say} aria-label="Calls so far">
          {call.log.map((entry) => (
            <li key={`${entry.at} ${entry.number ?? ''}`}>{logWords(entry, now, timeZone)}</li>
          ))}
        </ul>
      )}
      <NumberMarks record={call.record} onMark={(marked, isSafe) => void run({ type: 'setNumberSafety', number: marked, isSafe }, { said: isSafe ? 'Number marked safe' : 'Number marked unsafe, not offered any more' })} />
    </ActSheet>
  )
}

function triesWords({ tries, isNext }: CallView['numbers'][number]): string | undefined {
  const words = tries === 0 ? '' : tries === 1 ? 'Tried once.' : `Tried ${tries} times.`
  return [isNext ? 'Next.' : '', words].filter((part) => part !== '').join(' ') || undefined
}

/** The patient's word on a number: it goes into the record, for every thread. */
function NumberMarks({ record, onMark }: { record: CallView['record']; onMark: (number: string, isSafe: boolean) => void }): ReactNode {
  if (record.length === 0) return null
  return (
    <div role="group" aria-label="What the patient says about the numbers" className={styles.marks}>
      {record.map(({ number, label, isSafe }) => (
        <Button key={number} size="dense" variant="quiet" onClick={() => onMark(number, !isSafe)}>
          {isSafe ? `Patient says: ${label} ${number} is not safe` : `Patient says: ${label} ${number} is safe again`}
        </Button>
      ))}
    </div>
  )
}
