import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { cx } from '#renderer/ui/cx.ts'
import { formatIsoDate, formatLongDateTime } from '#renderer/ui/format.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { runCommand } from '#renderer/ui/commandRegistry.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { refusalOf } from '../actions.ts'
import styles from '../side/side.module.css'
import { counted } from '../words.ts'

/** S4: why a doctor is in the patient's list, and the way back to the patient's own doctor. */
export function AddresseeCard({ view }: { view: ThreadView }): ReactNode {
  const { addressee } = view.upkeep
  if (addressee === null) return null
  const refusal = refusalOf(view, 'readdressToPcp')
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>Why {addressee.name} is listed</h3>
      <p>{addressee.text}</p>
      {addressee.pcp !== null && addressee.relation !== 'covering' && (
        <>
          <p className={styles.quiet}>The patient’s own doctor is {addressee.pcp}.</p>
          <Button size="dense" disabledReason={refusal ?? undefined} onClick={() => void runCommand('thread.readdress')}>
            Move to {addressee.pcp}…
          </Button>
        </>
      )}
    </section>
  )
}

/** S19, S31: how long the patient may reply, line by line. */
export function ReplyWindowLines({ view, timeZone }: { view: ThreadView; timeZone: string }): ReactNode {
  const { window } = view.upkeep
  if (window === null) return null
  const hasEnded = window.daysLeft < 0
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{hasEnded ? 'Reply window has ended' : `Reply window: ${daysLeftWords(window.daysLeft)}`}</h3>
      <ol className={styles.lines}>
        <li>Our last message left {formatLongDateTime(window.sentAt, timeZone)}.</li>
        <li>{window.days} calendar days in the clinic’s time zone, the last one included.</li>
        <li className={styles.due}>
          {hasEnded ? `Ended with ${formatIsoDate(window.until)}.` : `The patient can reply until ${formatIsoDate(window.until)}.`}
        </li>
        <li>A message after that begins a new thread, linked to this one.</li>
      </ol>
    </section>
  )
}

export function daysLeftWords(daysLeft: number): string {
  return daysLeft === 0 ? 'last day' : `${counted(daysLeft, 'day')} left`
}

/** S11: words found in the messages; nothing is added, and nothing is decided by them. */
export function FoundInMessages({ view }: { view: ThreadView }): ReactNode {
  const { dates, medicines, symptoms } = view.upkeep.found
  if (dates.length + medicines.length + symptoms.length === 0) return null
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>Found in the messages</h3>
      <dl className={cx(styles.pairs)}>
        {dates.length > 0 && <Found name="Dates" words={dates.map(({ text }) => text)} />}
        {medicines.length > 0 && <Found name="Medicines" words={medicines.map(({ text, listed }) => (listed === null ? `${text} (not on the list)` : `${text} (on the list)`))} />}
        {symptoms.length > 0 && <Found name="Symptoms" words={symptoms.map(({ text }) => text)} />}
      </dl>
    </section>
  )
}

function Found({ name, words }: { name: string; words: readonly string[] }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {words.map((word, index) => (
          <span key={word}>
            {index > 0 && ', '}
            <PatientText text={word} />
          </span>
        ))}
      </dd>
    </>
  )
}
