import { ArrowDown } from 'lucide-react'
import { useImperativeHandle, useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { counted } from '../words.ts'
import { EarlierThreads } from './EarlierThreads.tsx'
import { Message } from './Message.tsx'
import styles from './MessageList.module.css'

export interface MessageListProps {
  /** Takes the focus when the composer is left. */
  ref?: Ref<HTMLDivElement> | undefined
  view: ThreadView
  timeZone: string
  /** The message that N and P stand on; null before the first step. */
  currentId: string | null
  retryRefusal: string | null
  onUndo: (replyId: string) => void
  onRetry: (replyId: string) => void
  onOpenThread: (threadId: string) => void
}

/** Newest at the bottom, and there it opens. What arrives later waits behind a button unless the end is in sight: the place holds. */
export function MessageList(props: MessageListProps): ReactNode {
  const { ref, view, timeZone, currentId, retryRefusal, onUndo, onRetry, onOpenThread } = props
  const { messages } = view
  const scroller = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => scroller.current as HTMLDivElement)
  const isAtEnd = useRef(true)
  const [seenCount, setSeenCount] = useState(messages.length)
  useLayoutEffect(() => {
    if (!isAtEnd.current) return
    toEnd(scroller.current)
    setSeenCount(messages.length)
  }, [messages])
  useLayoutEffect(() => {
    if (currentId === null) return
    scroller.current?.querySelector(`[data-message="${CSS.escape(currentId)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [currentId])
  const waiting = messages.length - seenCount
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="region"
        aria-label={`${counted(messages.length, 'message')}, newest last`}
        tabIndex={0}
        data-part="messages"
        onScroll={({ currentTarget }) => {
          isAtEnd.current = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight < 40
          if (isAtEnd.current && waiting > 0) setSeenCount(messages.length)
        }}
      >
        <EarlierThreads earlier={view.earlier} timeZone={timeZone} onOpenThread={onOpenThread} />
        {messages.map((message) => (
          <Message
            key={message.messageId}
            message={message}
            timeZone={timeZone}
            addressedTo={view.addressedTo}
            subject={view.subject}
            isCurrent={message.messageId === currentId}
            reading={readingOf(view, message.messageId)}
            retryRefusal={retryRefusal}
            onUndo={onUndo}
            onRetry={onRetry}
          />
        ))}
      </div>
      {waiting > 0 && (
        <div className={styles.more}>
          <Button size="dense" icon={<ArrowDown aria-hidden />} onClick={() => toEnd(scroller.current)}>
            {counted(waiting, 'new message')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** S25: when the patient read a reply; `unread` while a clock waits for it; null where nothing is known. */
function readingOf({ upkeep, clocks }: ThreadView, messageId: string): number | 'unread' | null {
  return upkeep.reads[messageId] ?? (clocks.some(({ kind, status }) => kind === 'unreadByPatient' && status !== 'met') ? 'unread' : null)
}

function toEnd(scroller: HTMLElement | null): void {
  scroller?.scrollTo({ top: scroller.scrollHeight })
}
