import { Check, CircleAlert, CircleX, Clock, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { cx } from '#renderer/ui/cx.ts'
import { formatLongDateTime } from '#renderer/ui/format.ts'
import type { MessageView } from '#shared/contract/schemas/threadView.ts'
import { useSecond } from '../useSecond.ts'
import { deliveryWords, isProblem } from './deliveryWords.ts'
import styles from './Message.module.css'

export interface DeliveryProps {
  message: MessageView
  timeZone: string
  retryRefusal: string | null
  reading?: number | 'unread' | null
  onUndo: (replyId: string) => void
  onRetry: (replyId: string) => void
}

/** Where a reply stands, in words. While it is held, it counts down and can be taken back. */
export function Delivery(props: DeliveryProps): ReactNode {
  return props.message.delivery === 'queued' ? <Held {...props} /> : <Line {...props} now={0} />
}

function Held(props: DeliveryProps): ReactNode {
  return <Line {...props} now={useSecond()} />
}

function Line({ message, timeZone, retryRefusal, reading = null, onUndo, onRetry, now }: DeliveryProps & { now: number }): ReactNode {
  const isHeld = message.delivery === 'queued'
  return (
    <footer className={cx(styles.delivery, isProblem(message) && styles.problem)}>
      {ICONS[message.delivery ?? 'sending']}
      <span role={isHeld ? 'timer' : undefined}>{deliveryWords(message, now, timeZone)}{message.delivery === 'delivered' && readingWords(reading, timeZone)}</span>
      {isHeld && message.isMine && (
        <Button size="dense" icon={<Undo2 aria-hidden />} kbd="Z" onClick={() => onUndo(message.messageId)}>
          Undo
        </Button>
      )}
      {isProblem(message) && (
        <Button size="dense" disabledReason={retryRefusal ?? undefined} onClick={() => onRetry(message.messageId)}>
          Send again
        </Button>
      )}
    </footer>
  )
}

const readingWords = (reading: DeliveryProps['reading'], timeZone: string): string =>
  reading === 'unread' ? ' · not read by the patient yet' : reading ? ` · read by the patient ${formatLongDateTime(reading, timeZone)}` : ''

const ICONS: Record<NonNullable<MessageView['delivery']>, ReactNode> = {
  queued: <Clock aria-hidden />,
  sending: <Clock aria-hidden />,
  delivered: <Check aria-hidden />,
  unknown: <CircleAlert aria-hidden />,
  failed: <CircleX aria-hidden />,
  deadLetter: <CircleX aria-hidden />,
  withdrawn: <Undo2 aria-hidden />,
}
