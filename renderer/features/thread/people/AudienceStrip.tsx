import { Eye } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '#renderer/ui/cx.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import styles from './people.module.css'
import { canReadIt, draftProblems, readerWords } from './peopleWords.ts'

/** Who will read this, before the first keystroke, and what may not be said to them (D17, S38). */
export function AudienceStrip({ view, draft }: { view: ThreadView; draft: string }): ReactNode {
  const { readers, rule } = view.people
  const problems = draftProblems(view, draft)
  const shown = readers.filter((reader) => reader.isAddressee || reader.canRead || reader.relation !== 'patient')
  return (
    <div className={styles.audience} role="note" aria-label="Who will read this" data-part="audience">
      <Eye aria-hidden />
      <span className={styles.question}>Who will read this:</span>{' '}
      {shown.length === 0 && <span>the sender, who is not matched</span>}
      {shown.map((reader, index) => (
        <span key={reader.name + reader.relation} className={cx(!reader.canRead && styles.shut)}>
          {index > 0 && ' · '}
          <b>
            <PatientText text={readerWords(reader)} />
          </b>{' '}
          {reader.reads}
        </span>
      ))}
      {rule.kind === 'phrases' && (
        <span>
          {' · '}
          {!view.people.parentWroteForTeen && <b>{rule.text} </b>}
          {rule.path}
        </span>
      )}
      {problems.map(({ text, words }) => (
        <span key={text} className={styles.problem}>
          “<PatientText text={words} />”: {text}
        </span>
      ))}
    </div>
  )
}

/** The same once more where it is sent: everybody who can read it, by name. */
export function ReadBy({ view }: { view: ThreadView }): ReactNode {
  const readers = canReadIt(view.people)
  if (readers.length === 0 || (readers.length === 1 && readers[0]?.relation === 'patient')) return null
  return (
    <span className={styles.readBy}>
      Read by{' '}
      <b>
        <PatientText text={readers.map(readerWords).join(' and ')} />
      </b>
    </span>
  )
}
