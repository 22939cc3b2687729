import { Bot } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { formatLongDateTime } from '#renderer/ui/format.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import styles from './AutomaticNotice.module.css'
import { Delivery } from './Delivery.tsx'
import { deliveryWords, isProblem } from './deliveryWords.ts'
import { messageName, type MessageProps } from './Message.tsx'

/** D10: what the console sent by itself is one line, its text one press away; the patient's words keep the room. A failure stays in sight. */
export const AutomaticNotice = memo(function AutomaticNotice(props: MessageProps): ReactNode {
  const { message, timeZone, isCurrent } = props
  const failed = isProblem(message)
  return (
    <article
      className={styles.notice}
      data-message={message.messageId}
      data-current={isCurrent ? '' : undefined}
      aria-label={messageName(message, timeZone)}
    >
      <details>
        <summary className={styles.line}>
          <Bot aria-hidden />
          <b>{message.delivery === 'delivered' ? 'Automatic notice sent:' : 'Automatic notice:'}</b>
          <span className={styles.excerpt}>
            <PatientText oneLine text={message.body.split('\n', 1)[0] ?? ''} />
          </span>
          <span className={styles.when}>{failed ? formatLongDateTime(message.at, timeZone) : deliveryWords(message, 0, timeZone)}</span>
        </summary>
        <p className={styles.sent}>{formatLongDateTime(message.at, timeZone)} · sent by the console, not an answer</p>
        <p className={styles.body}>
          <PatientText block text={message.body} />
        </p>
      </details>
      {failed && <Delivery {...props} />}
    </article>
  )
})
