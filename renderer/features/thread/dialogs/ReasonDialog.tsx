import { useState, type ReactNode } from 'react'
import { Field } from '#renderer/ui/Field.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import type { Act } from '#shared/contract/schemas/act.ts'
import { ActSheet, type DialogContext } from './ActSheet.tsx'
import { QuickChoices } from './QuickChoices.tsx'

export interface ReasonDialogProps extends DialogContext {
  title: string
  description: string
  confirmLabel: string
  said: string
  /** Reasons that are given often. */
  ready: readonly string[]
  act: (reason: string) => Act
}

/** An act that takes a reason: reopening, handing back. */
export function ReasonDialog({ title, description, confirmLabel, said, ready, act, ...context }: ReasonDialogProps): ReactNode {
  const [reason, setReason] = useState('')
  return (
    <ActSheet
      {...context}
      title={title}
      description={description}
      confirmLabel={confirmLabel}
      said={said}
      problem={reason.trim() === '' ? 'Give a reason.' : null}
      act={() => act(reason.trim().slice(0, 500))}
    >
      <Field label="Reason" required>
        <TextArea value={reason} onValueChange={setReason} minLines={2} maxLines={5} maxLength={500} />
      </Field>
      <QuickChoices label="Ready reasons" choices={ready} onPick={setReason} />
    </ActSheet>
  )
}
