import { useState, type ReactNode } from 'react'
import { Field } from '#renderer/ui/Field.tsx'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import { mergedLabel, NOT_A_FLAG_REASONS, raisedFlags, type NotAFlagReason } from '../flag/flagWords.ts'
import { ActSheet, type DialogContext } from './ActSheet.tsx'

/** D9, PS-21: a reason and words; the thread goes on the second-look list. */
export function LowerFlagDialog(context: DialogContext): ReactNode {
  const { view } = context
  const [reason, setReason] = useState<NotAFlagReason | null>(null)
  const [words, setWords] = useState('')
  // The version that was on the screen when the dialog came up: what arrives behind it has not been seen (D16).
  const [seenVersion] = useState(view.version)
  const label = NOT_A_FLAG_REASONS.find(({ value }) => value === reason)?.label ?? ''
  return (
    <ActSheet
      {...context}
      title="Not a red flag"
      description={`${mergedLabel(raisedFlags(view.flags))}. A second person looks at this decision.`}
      confirmLabel="Lower the flag"
      tone="danger"
      problem={reason === null ? 'Choose a reason.' : words.trim() === '' ? 'Say in a few words what you saw.' : null}
      act={() => ({ type: 'lowerFlag', reason: `${label}. ${words.trim()}`.slice(0, 500), seenVersion })}
      said="Red flag lowered, on the second-look list"
    >
      <RadioRows legend="Reason" rows={NOT_A_FLAG_REASONS} value={reason} onValueChange={setReason} />
      <Field label="In your words" required>
        <TextArea value={words} onValueChange={setWords} minLines={2} maxLines={6} maxLength={400} />
      </Field>
    </ActSheet>
  )
}
