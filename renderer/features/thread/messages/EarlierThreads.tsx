import { useState, type ReactNode } from 'react'
import { formatDate } from '#renderer/ui/format.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import styles from './EarlierThreads.module.css'

export interface EarlierThreadsProps {
  earlier: ThreadView['earlier']
  timeZone: string
  onOpenThread: (threadId: string) => void
}

/** `3 earlier · last 02-Sep-2026, Refill please, completed`: other threads of this patient, one press away. */
export function EarlierThreads({ earlier, timeZone, onOpenThread }: EarlierThreadsProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false)
  const newestFirst = earlier.toSorted((a, b) => b.at - a.at)
  const [last] = newestFirst
  if (!last) return null
  return (
    <section className={styles.earlier} aria-label="Earlier threads of this patient">
      <button type="button" className={styles.summary} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <b>{earlier.length} earlier</b>
        <span>
          last {formatDate(last.at, timeZone)}, <PatientText text={last.subject || NO_SUBJECT} />, {COMPLETION_WORDS[last.completion]}
        </span>
      </button>
      {isOpen && (
        <ul className={styles.list} role="list">
          {newestFirst.map((thread) => (
            <li key={thread.threadId}>
              <button type="button" className={styles.row} onClick={() => onOpenThread(thread.threadId)}>
                <span className={styles.date}>{formatDate(thread.at, timeZone)}</span>
                <PatientText text={thread.subject || NO_SUBJECT} />
                <span className={styles.state}>{COMPLETION_WORDS[thread.completion]}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const NO_SUBJECT = 'no subject'
const COMPLETION_WORDS: Record<ThreadView['completion'], string> = {
  open: 'open',
  waitingOnPatient: 'waiting for the patient',
  completed: 'completed',
}
