import { useState, type ReactNode } from 'react'
import { Field } from '#renderer/ui/Field.tsx'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import { ActSheet, type DialogContext } from './ActSheet.tsx'
import styles from './dialogs.module.css'

const NEXT_STEPS = [
  { value: 'nothing', label: 'Nothing left to do' },
  { value: 'patientBooks', label: 'Patient will book' },
  { value: 'weCall', label: 'We will call' },
  { value: 'other', label: 'Something else' },
] as const
type NextStep = (typeof NEXT_STEPS)[number]['value']

/** D13: done, with the next step said. What stands in the way is listed in words. */
export function CompleteDialog(context: DialogContext & { onCompleted: () => void }): ReactNode {
  const { view, onCompleted } = context
  const [step, setStep] = useState<NextStep>('nothing')
  const [words, setWords] = useState('')
  const [seenVersion] = useState(view.version)
  const label = NEXT_STEPS.find(({ value }) => value === step)?.label ?? ''
  const nextStep = step === 'other' ? words.trim() : words.trim() === '' ? label : `${label}: ${words.trim()}`
  const isBlocked = view.blockers.length > 0
  return (
    <ActSheet
      {...context}
      title="Done"
      description="Ends the thread and takes the patient’s Reply away. Reopening is possible."
      confirmLabel="Done"
      problem={isBlocked ? view.blockers.join(' ') : nextStep === '' ? 'Say what happens next.' : null}
      act={() => ({ type: 'completeThread', nextStep: nextStep.slice(0, 500), seenVersion })}
      said="Done"
      onDone={onCompleted}
    >
      {isBlocked && (
        <ul className={styles.blockers} aria-label="Not done yet">
          {view.blockers.map((blocker) => (
            <li key={blocker}>{blocker}</li>
          ))}
        </ul>
      )}
      <RadioRows legend="What happens next?" rows={NEXT_STEPS} value={step} onValueChange={setStep} />
      <Field label={step === 'other' ? 'Next step' : 'More (optional)'} required={step === 'other'}>
        <TextArea value={words} onValueChange={setWords} minLines={1} maxLines={5} maxLength={400} />
      </Field>
    </ActSheet>
  )
}
