import { ShieldAlert } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useAct } from '#renderer/rpc/useAct.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useCommands } from '#renderer/ui/commandRegistry.ts'
import { say } from '#renderer/ui/statusStore.ts'
import { useClinic, useMe } from './data.ts'
import { adviceLine } from './flag/RedFlagBanner.tsx'
import { clerkScript } from './flag/flagWords.ts'
import { ThreadBrief } from './people/ThreadBrief.tsx'
import styles from './ThreadPane.module.css'

/** D19, PS-23, S18: this role may not read the thread, and can still send it to a nurse now. */
export function RestrictedThread({ threadId, reason }: { threadId: string; reason: string }): ReactNode {
  const act = useAct()
  const me = useMe()
  const clinic = useClinic()
  const [isBusy, setIsBusy] = useState(false)
  const isClerk = me?.role === 'clerk'
  const refusal = me?.role === 'admin' ? 'An admin sees and handles no patient data.' : null
  const raise = async () => {
    if (isBusy) return
    setIsBusy(true)
    const outcome = await act(threadId, { type: 'raiseFlag', tier: 'D1' })
    setIsBusy(false)
    if (outcome.ok) say('Sent to a nurse now.')
  }
  useCommands([
    {
      id: 'thread.flag', title: 'Send to a nurse now', group: 'Triage', keys: ['!'], scope: 'console',
      disabledReason: refusal, run: raise,
    },
  ])
  return (
    <div className={styles.script}>
      <h2>{isClerk ? 'A clinical thread' : 'This thread is restricted'}</h2>
      <p>{reason}</p>
      {refusal === null && <ThreadBrief threadId={threadId} timeZone={clinic?.timeZone ?? 'UTC'} />}
      {refusal === null && isClerk && (
        <>
          <ul>
            {clerkScript(adviceLine(clinic)).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div>
            <Button variant="danger" icon={<ShieldAlert aria-hidden />} kbd="!" busy={isBusy} onClick={() => void raise()}>
              Send to a nurse now
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
