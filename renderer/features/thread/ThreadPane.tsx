import { MessageSquareOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { useClinic, useMe, useThreadView } from './data.ts'
import { RestrictedThread } from './RestrictedThread.tsx'
import { ThreadContent } from './ThreadContent.tsx'
import { ThreadLoading } from './ThreadLoading.tsx'
import styles from './ThreadPane.module.css'
import { useMidnight } from './people/useMidnight.ts'
import { useLook } from './useLook.ts'

export interface ThreadPaneProps {
  threadId: string
  /** The thread has left the list (done, snoozed): the next one may come up. */
  onDone: () => void
  onOpenThread: (threadId: string) => void
}

/**
 * One thread in its own frame. PS-03: whatever is painted here belongs to `threadId`; while it loads, nobody's data is shown.
 * The key makes each thread a new tree, so that no state of one can live on in another.
 */
export function ThreadPane({ threadId, onDone, onOpenThread }: ThreadPaneProps): ReactNode {
  const { data: view, error, refetch } = useThreadView(threadId)
  const clinic = useClinic()
  const me = useMe()
  useLook(threadId, view?.threadId === threadId, view?.threadId === threadId ? (view.flags.at(-1)?.flagId ?? null) : null)
  useMidnight(view?.people.refreshAt, () => void refetch())
  return (
    <main key={threadId} className={styles.pane} aria-label="Thread" data-thread={threadId}>
      {view !== undefined && view.threadId === threadId && me !== null ? (
        <ThreadContent view={view} clinic={clinic} me={me} onDone={onDone} onOpenThread={onOpenThread} refetch={refetch} />
      ) : error ? (
        <Refused threadId={threadId} error={error} onRetry={() => void refetch()} />
      ) : (
        <ThreadLoading />
      )}
    </main>
  )
}

function Refused({ threadId, error, onRetry }: { threadId: string; error: Error; onRetry: () => void }): ReactNode {
  const refusal = toRefusal(error)
  if (refusal.code === 'NOT_AUTHORIZED') return <RestrictedThread threadId={threadId} reason={refusal.message} />
  return (
    <EmptyState
      title="This thread cannot be shown."
      icon={<MessageSquareOff aria-hidden />}
      action={<Button onClick={onRetry}>Try again</Button>}
    >
      {refusal.message}
    </EmptyState>
  )
}
