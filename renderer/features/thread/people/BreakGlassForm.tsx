import { KeyRound } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { useAct } from '#renderer/rpc/useAct.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useCommands } from '#renderer/ui/commandRegistry.ts'
import { Field } from '#renderer/ui/Field.tsx'
import { say } from '#renderer/ui/statusStore.ts'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import { QuickChoices } from '../dialogs/QuickChoices.tsx'
import styles from './people.module.css'

const REASONS = ['The patient is on the phone', 'I cover for the colleague who has it', 'Emergency department asks for it'] as const

/** D19: opens a restricted thread for some minutes, with a reason that a supervisor reads. */
export function BreakGlassForm({ threadId, minutes }: { threadId: string; minutes: number }): ReactNode {
  const act = useAct()
  const box = useRef<HTMLTextAreaElement>(null)
  const [reason, setReason] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  useCommands([{ id: 'thread.breakGlass', title: 'Break the glass…', group: 'Thread', scope: 'console', run: () => box.current?.focus() }])
  const open = async () => {
    if (isBusy) return
    setIsBusy(true)
    setError(null)
    const outcome = await act(threadId, { type: 'breakGlass', reason: reason.trim().slice(0, 500) }, { quiet: true })
    setIsBusy(false)
    if (outcome.ok) say(`Open to you for ${minutes} minutes. A supervisor reviews it.`)
    else setError(outcome.refusal.message)
  }
  return (
    <div className={styles.form}>
      <Field label="Why must you open it?" required error={error ?? undefined}>
        <TextArea ref={box} value={reason} onValueChange={setReason} minLines={2} maxLines={5} maxLength={500} />
      </Field>
      <QuickChoices label="Ready reasons" choices={REASONS} onPick={setReason} />
      <div>
        <Button
          variant="danger"
          icon={<KeyRound aria-hidden />}
          busy={isBusy}
          disabledReason={reason.trim().length < 5 ? 'Say in a few words why you must open this thread.' : undefined}
          onClick={() => void open()}
        >
          {`Break the glass for ${minutes} minutes`}
        </Button>
      </div>
    </div>
  )
}
