import { useState, type ReactNode } from 'react'
import { Field } from '#renderer/ui/Field.tsx'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import type { Act } from '#shared/contract/schemas/act.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { ActSheet, type DialogContext } from '../dialogs/ActSheet.tsx'
import { QuickChoices } from '../dialogs/QuickChoices.tsx'
import { markWords } from './peopleWords.ts'

const REASONS = ['Marked by mistake', 'Agreed with the patient', 'Not confidential care'] as const

interface Choice {
  value: string
  label: string
  act: (reason: string) => Act
  isUnmark: boolean
}

/** Marks the thread, a text in it or the next appointment confidential (S38, D18), or takes a mark away, which takes a reason. */
export function ConfidentialDialog(context: DialogContext): ReactNode {
  const { view } = context
  const choices = choicesOf(view)
  const [value, setValue] = useState(choices[0]?.value ?? '')
  const [reason, setReason] = useState('')
  const chosen = choices.find((choice) => choice.value === value)
  const isUnmark = chosen?.isUnmark === true
  return (
    <ActSheet
      {...context}
      title="Confidential"
      description="Confidential texts are never shown to or quoted for a proxy. A confidential thread is closed to clerks and to whoever does not work it."
      confirmLabel={isUnmark ? 'Take the mark away' : 'Mark confidential'}
      problem={chosen === undefined ? 'Choose what is meant.' : isUnmark && reason.trim() === '' ? 'Give a reason.' : null}
      act={() => (chosen ?? choices[0])?.act(reason.trim().slice(0, 500)) ?? { type: 'declineConfidential' }}
      said={isUnmark ? 'No longer confidential' : 'Marked confidential'}
    >
      <RadioRows legend="What?" rows={choices.map(({ value: each, label }) => ({ value: each, label }))} value={value} onValueChange={setValue} />
      {isUnmark && (
        <>
          <Field label="Reason" required>
            <TextArea value={reason} onValueChange={setReason} minLines={2} maxLines={4} maxLength={500} />
          </Field>
          <QuickChoices label="Ready reasons" choices={REASONS} onPick={setReason} />
        </>
      )}
    </ActSheet>
  )
}

/** Marks that stand come first, to be taken away; then what can be marked: the thread, the newest texts, the next appointment. */
function choicesOf(view: ThreadView): Choice[] {
  const { marks, isConfidential, proposal } = view.people
  const standing = marks.map(({ kind, ref, by }): Choice => ({
    value: `-${kind}:${ref ?? ''}`, label: `Take away: ${markWords(kind).toLowerCase()}${labelOf(view, ref)}, marked by ${by}`, isUnmark: true,
    act: (reason) => ({ type: 'unmarkConfidential', kind, ref, reason }),
  }))
  const isMarked = (kind: string, ref: string | null): boolean => marks.some((mark) => mark.kind === kind && mark.ref === ref)
  const mark = (kind: 'thread' | 'message' | 'note' | 'appointment', ref: string | null, label: string): Choice => ({
    value: `${kind}:${ref ?? ''}`, label, isUnmark: false, act: () => ({ type: 'markConfidential', kind, ref, topic: kind === 'thread' ? (proposal?.topic ?? null) : null }),
  })
  const texts = isConfidential ? [] : view.messages.filter(({ kind }) => kind !== 'staff').slice(-3).toReversed()
  return [
    ...(isConfidential ? standing : []),
    ...(isConfidential ? [] : [mark('thread', null, 'The whole thread')]),
    ...texts.flatMap(({ messageId, kind }) => {
      const what = kind === 'note' ? ('note' as const) : ('message' as const)
      return isMarked(what, messageId) ? [] : [mark(what, messageId, `${markWords(what)}${labelOf(view, messageId)}`)]
    }),
    ...(view.patient?.nextVisit && !isMarked('appointment', 'next') ? [mark('appointment', 'next', 'The next appointment')] : []),
    ...(isConfidential ? [] : standing),
  ]
}

/** `: “My knee hurts when I …”`: enough to know which one. */
function labelOf(view: ThreadView, ref: string | null): string {
  const body = view.messages.find(({ messageId }) => messageId === ref)?.body.replace(/\s+/g, ' ').trim()
  return body === undefined ? '' : `: “${Array.from(body).slice(0, 48).join('')}${body.length > 48 ? '…' : ''}”`
}
