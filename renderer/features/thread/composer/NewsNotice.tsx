import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import type { NewsItem } from './news.ts'
import styles from './NewsNotice.module.css'

export interface NewsNoticeProps {
  news: readonly NewsItem[]
  /** A send was stopped by it. */
  isConflict: boolean
  canAcknowledge: boolean
  onShow: (messageId: string) => void
  onAcknowledge: () => void
}

/** D16: what came while the author wrote. The whole draft stays; sending waits for the author's word. */
export function NewsNotice({ news, isConflict, canAcknowledge, onShow, onAcknowledge }: NewsNoticeProps): ReactNode {
  return (
    <section className={styles.notice} role="alert" aria-label="New in this thread">
      <TriangleAlert aria-hidden />
      <div className={styles.words}>
        <b>{isConflict ? 'Not sent. The thread changed while you wrote; your text is kept.' : 'New since you started.'}</b>
        {news.length === 0 && isConflict && <p>{canAcknowledge ? 'Read the thread again, then send.' : 'Loading what is new…'}</p>}
        <ul role="list">
          {news.map((item) => (
            <li key={item.id}>
              <PatientText text={item.text} />
              {item.excerpt && (
                <>
                  : “<PatientText text={item.excerpt} />”
                </>
              )}{' '}
              {item.messageId !== null && (
                <button type="button" className={styles.show} onClick={() => onShow(item.messageId ?? '')}>
                  Show
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
      <Button size="dense" disabledReason={canAcknowledge ? undefined : 'Loading what is new…'} onClick={onAcknowledge}>
        I have read it
      </Button>
    </section>
  )
}
