import { useState, type ReactNode } from 'react'
import { Field } from '#renderer/ui/Field.tsx'
import { formatTime } from '#renderer/ui/format.ts'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import { ActSheet, type DialogContext } from '../dialogs/ActSheet.tsx'
import styles from './emergency.module.css'

/** D10: the pack's welfare-check rule, one step after the other; the last one with an end completes it. */
export function WelfareDialog(context: DialogContext): ReactNode {
  const { view, timeZone } = context
  const { welfare, call } = view.emergency
  const [service, setService] = useState<string | null>(null)
  const [reference, setReference] = useState('')
  const [outcome, setOutcome] = useState<string | null>(null)
  const next = welfare?.steps.find(({ isNext }) => isNext)
  if (!welfare) return null
  const problem = welfare.refusal ?? (!next ? 'The welfare check is complete.' : stepProblem(next.asks, service, reference, outcome))
  return (
    <ActSheet
      {...context}
      title="Welfare check"
      description={<b>{call?.words}</b>}
      confirmLabel={next ? `Record: ${next.label.charAt(0).toLowerCase()}${next.label.slice(1)}` : 'Complete'}
      tone="danger"
      problem={problem}
      act={() => ({ type: 'recordWelfareStep', step: next?.id ?? '', service, reference: reference.trim() === '' ? null : reference.trim(), outcome })}
      said={`Welfare check: ${next?.label.toLowerCase() ?? ''}`}
    >
      <ol className={styles.steps} aria-label="Steps of the welfare check">
        {welfare.steps.map(({ id, label, text, done }) => (
          <li key={id} data-done={done === null ? undefined : ''}>
            <b>{label}</b>
            {done ? (
              <p>
                Done {formatTime(done.at, timeZone)}, {done.by}
                {done.detail && `: ${done.detail}`}
              </p>
            ) : (
              <p>{text}</p>
            )}
          </li>
        ))}
      </ol>
      {next?.asks === 'reference' && (
        <>
          <RadioRows legend="Who was asked" rows={welfare.services.map(({ id, label }) => ({ value: id, label }))} value={service} onValueChange={setService} />
          <Field label="Reference of the call" hint="The incident number that dispatch gives." required>
            <TextInput value={reference} onValueChange={setReference} maxLength={60} />
          </Field>
        </>
      )}
      {next?.asks === 'outcome' && (
        <RadioRows legend="What was found" rows={welfare.outcomes.map(({ id, label }) => ({ value: id, label }))} value={outcome} onValueChange={setOutcome} />
      )}
    </ActSheet>
  )
}

function stepProblem(asks: 'reference' | 'outcome' | 'nothing', service: string | null, reference: string, outcome: string | null): string | null {
  if (asks === 'reference' && service === null) return 'Say who was asked.'
  if (asks === 'reference' && reference.trim() === '') return 'Write the reference that dispatch gave.'
  return asks === 'outcome' && outcome === null ? 'Say what was found.' : null
}
