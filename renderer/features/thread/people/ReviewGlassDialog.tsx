import { useState, type ReactNode } from 'react'
import { Field } from '#renderer/ui/Field.tsx'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import { formatDateTime } from '#renderer/ui/format.ts'
import { ActSheet, type DialogContext } from '../dialogs/ActSheet.tsx'

const VERDICTS = [
  { value: 'appropriate', label: 'Appropriate: the reason holds' },
  { value: 'notAppropriate', label: 'Not appropriate: to be followed up' },
] as const

/** D19: a supervisor's word on a break-glass, the oldest that waits first. Kept for good beside it. */
export function ReviewGlassDialog(context: DialogContext): ReactNode {
  const { view, timeZone } = context
  const [access] = useState(() => view.people.breakGlass.find(({ review }) => review === null))
  const [verdict, setVerdict] = useState<(typeof VERDICTS)[number]['value'] | null>(null)
  const [words, setWords] = useState('')
  return (
    <ActSheet
      {...context}
      title="Review the break-glass"
      description={access ? `${access.by} opened this thread on ${formatDateTime(access.at, timeZone)}: ${access.reason}` : 'Nothing waits for a review.'}
      confirmLabel="Record the review"
      problem={!access ? 'Nothing waits for a review.' : verdict === null ? 'Choose a verdict.' : words.trim() === '' ? 'Say in a few words why.' : null}
      act={() => ({ type: 'reviewBreakGlass', accessId: access?.accessId ?? '', verdict: verdict ?? 'notAppropriate', words: words.trim().slice(0, 500) })}
      said="Break-glass reviewed"
    >
      <RadioRows legend="Was it right?" rows={VERDICTS} value={verdict} onValueChange={setVerdict} />
      <Field label="In your words" required>
        <TextArea value={words} onValueChange={setWords} minLines={2} maxLines={5} maxLength={500} />
      </Field>
    </ActSheet>
  )
}
