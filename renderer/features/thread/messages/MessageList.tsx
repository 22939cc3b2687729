import { ArrowDown } from 'lucide-react'
import { useImperativeHandle, useLayoutEffect, useRef, type ReactNode, type Ref } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { counted } from '../words.ts'
import { EarlierThreads } from './EarlierThreads.tsx'
import { AutomaticNotice } from './AutomaticNotice.tsx'
import { Message, type MessageProps } from './Message.tsx'
import styles from './MessageList.module.css'
import { isAutomatic } from './unanswered.ts'
import { useReadingPlace } from './useReadingPlace.ts'

export interface MessageListProps {
  /** Takes the focus when the composer is left. */
  ref?: Ref<HTMLDivElement> | undefined
  view: ThreadView
  /** Scrolls with the messages, above them. */
  lead?: ReactNode
  timeZone: string
  /** The message that N and P stand on; null before the first step. */
  currentId: string | null
  retryRefusal: string | null
  onUndo: (replyId: string) => void
  onRetry: (replyId: string) => void
  onOpenThread: (threadId: string) => void
}

/**
 * Newest at the bottom. It opens where the work is: at the first message of the patient that has no answer, else at the end. What arrives
 * later waits behind a button unless the end is in sight: the place holds.
 */
export function MessageList(props: MessageListProps): ReactNode {
  const { ref, view, lead, timeZone, currentId, retryRefusal, onUndo, onRetry, onOpenThread } = props
  const { messages } = view
  const scroller = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => scroller.current as HTMLDivElement)
  const { waiting, onScroll, toEnd } = useReadingPlace(scroller, messages)
  useLayoutEffect(() => {
    if (currentId === null) return
    scroller.current?.querySelector(`[data-message="${CSS.escape(currentId)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [currentId])
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="region"
        aria-label={`${counted(messages.length, 'message')}, newest last`}
        tabIndex={0}
        data-part="messages"
        onScroll={onScroll}
      >
        {hasLead(lead) && <div className={styles.lead}>{lead}</div>}
        <EarlierThreads earlier={view.earlier} timeZone={timeZone} onOpenThread={onOpenThread} />
        {messages.map((message) => (
          <Item
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
          <Button size="dense" icon={<ArrowDown aria-hidden />} onClick={toEnd}>
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

const Item = (props: MessageProps): ReactNode => (isAutomatic(props.message) ? <AutomaticNotice {...props} /> : <Message {...props} />)

const hasLead = (lead: ReactNode): boolean => (Array.isArray(lead) ? lead.length > 0 : Boolean(lead))
