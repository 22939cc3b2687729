import { CircleSlash } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { ThreadAction } from '../actions.ts'
import styles from './Composer.module.css'

export interface ReplyRefusedProps {
  view: ThreadView
  /** Why this person may not reply, when the thread itself would allow it. */
  refusal: string | null
  reopen: ThreadAction
  callLog: ThreadAction
  keptText: boolean
}

/** D14: the reason and the legal path, before the first keystroke. */
export function ReplyRefused({ view, refusal, reopen, callLog, keptText }: ReplyRefusedProps): ReactNode {
  const { reply } = view
  const wayOut = reply.allowed ? null : reply.reason === 'completed' ? reopen : callLog
  return (
    <div className={styles.refused} role="note" aria-label="Reply is not possible">
      <CircleSlash aria-hidden />
      <p>
        {reply.allowed ? (
          refusal
        ) : (
          <>
            <b>{reply.text}</b> {reply.path}
          </>
        )}
        {keptText && ' Your draft is kept below.'}
      </p>
      {wayOut !== null && wayOut.disabledReason === null && (
        <Button size="dense" kbd={wayOut.kbd} onClick={wayOut.run}>
          {wayOut.label}
        </Button>
      )}
    </div>
  )
}
