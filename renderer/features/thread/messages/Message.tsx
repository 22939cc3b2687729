import { Lock, Paperclip } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { cx } from '#renderer/ui/cx.ts'
import { formatDateTime, formatLongDateTime } from '#renderer/ui/format.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import type { MessageView } from '#shared/contract/schemas/threadView.ts'
import { Delivery } from './Delivery.tsx'
import { sizeWords } from './deliveryWords.ts'
import styles from './Message.module.css'

export interface MessageProps {
  message: MessageView
  timeZone: string
  /** Addressed clinician, said beside what the patient wrote. */
  addressedTo: string | null
  /** The thread's subject: a message that carries the same one does not repeat it. */
  subject: string
  isCurrent: boolean
  /** When the patient read it (S25); `unread` while that is waited for. */
  reading?: number | 'unread' | null
  /** Why a reply cannot be sent again; null when it can. */
  retryRefusal: string | null
  onUndo: (replyId: string) => void
  onRetry: (replyId: string) => void
}

/** Patient at the left edge, staff at the right, internal notes on paper of another kind. */
export const Message = memo(function Message(props: MessageProps): ReactNode {
  const { message, timeZone, addressedTo, subject, isCurrent } = props
  const isNote = message.kind === 'note'
  const isStruck = message.isRetracted || message.delivery === 'withdrawn'
  return (
    <article
      className={cx(styles.message, styles[message.kind], isStruck && styles.struck)}
      data-message={message.messageId}
      data-current={isCurrent ? '' : undefined}
      aria-label={messageName(message, timeZone)}
    >
      <header className={styles.head}>
        {isNote && <b className={styles.internal}>INTERNAL · the patient will not see this</b>}
        <span className={styles.detail}>
          <b className={isNote ? styles.noteAuthor : styles.author}>
            <PatientText text={message.author} />
          </b>{' '}
          {message.authorDetail && `${message.authorDetail} · `}
          <Times message={message} timeZone={timeZone} />
          {message.kind === 'patient' && addressedTo && ` · to ${addressedTo}`}
          {message.subject && (message.kind === 'patient' || message.subject !== subject) && (
            <>
              {' · '}
              <b className={styles.subject}>
                <PatientText text={message.subject} marks={message.marks.filter(({ field }) => field === 'subject')} />
              </b>
            </>
          )}
        </span>
        {message.kind === 'patient' && (message.subject.trim() === '' || (message.body.trim() === '' && message.attachments.length === 0)) && (
          <Tag tone="flag">Data error: {message.subject.trim() === '' ? 'no subject line' : 'no text'} came with this message</Tag>
        )}
        {message.isConfidential && <Tag icon={<Lock aria-hidden />}>Confidential</Tag>}
        {message.isRetracted && <Tag tone="flag">Retracted in the portal: entered in error</Tag>}
      </header>
      <p className={styles.body}>
        {message.body.trim() === '' ? (
          <i className={styles.empty}>No text.</i>
        ) : (
          <PatientText block text={message.body} marks={message.marks.filter(({ field }) => field === 'body')} />
        )}
      </p>
      {message.attachments.length > 0 && <Attachments message={message} />}
      {message.delivery !== null && <Delivery {...props} />}
    </article>
  )
})

function Times({ message, timeZone }: Pick<MessageProps, 'message' | 'timeZone'>): ReactNode {
  const { at, sentAt, kind } = message
  const wrote = kind === 'patient' && sentAt !== null && Math.abs(at - sentAt) > 5 * 60_000 ? sentAt : null
  return (
    <time dateTime={new Date(at).toISOString()} title={`${formatLongDateTime(at, timeZone)}, ${timeZone}`}>
      {wrote !== null && `written ${formatDateTime(wrote, timeZone)}, received `}
      {formatLongDateTime(at, timeZone)}
    </time>
  )
}

function Attachments({ message }: Pick<MessageProps, 'message'>): ReactNode {
  const marks = message.marks.filter(({ field }) => field === 'attachment')
  return (
    <ul className={styles.attachments} role="list" aria-label="Attachments">
      {message.attachments.map((attachment, index) => (
        <li key={index}>
          <Paperclip aria-hidden />
          <PatientText text={attachment.name} marks={message.attachments.length === 1 ? marks : []} />
          <span className={styles.detail}>
            {attachment.contentType} · {sizeWords(attachment.bytes)}
          </span>
        </li>
      ))}
      {marks.length > 0 && message.attachments.length > 1 && (
        <li>
          <Tag tone="flag">{[...new Set(marks.map(({ label }) => label))].join(', ')}: in the name of an attachment</Tag>
        </li>
      )}
    </ul>
  )
}

export function messageName(message: MessageView, timeZone: string): string {
  const who = { patient: 'patient', staff: 'clinic', note: 'internal note' }[message.kind]
  return `${who}, ${message.author}, ${formatLongDateTime(message.at, timeZone)}${message.isRetracted ? ', retracted' : ''}`
}
