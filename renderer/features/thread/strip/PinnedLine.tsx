import { KeyRound, Lock, Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { useMinute } from '#renderer/ui/ticker.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { ThreadAction } from '../actions.ts'
import { dayTime, endTime } from '../clockWords.ts'
import { useSecond } from '../useSecond.ts'
import styles from './StateStrips.module.css'
import { ActionButton } from './Strip.tsx'

export interface PinnedLineProps {
  view: ThreadView
  timeZone: string
  confidential: ThreadAction
  review: ThreadAction
}

/**
 * The one line that no message and no strip pushes out of sight: confidential (D17, D18), opened by break-glass (D19), and who writes
 * here now (D16: opening claims nothing, writing is seen; a lease that lapsed is not shown, whatever the engine last said).
 */
export function PinnedLine({ view, timeZone, confidential, review }: PinnedLineProps): ReactNode {
  const { people, upkeep } = view
  const second = useSecond()
  const now = useMinute()
  const glass = people.breakGlass.filter((access) => access.isActive || access.review === null)
  const writers = upkeep.writers.filter(({ until }) => until > second).map(({ person }) => person.name)
  if (!people.isConfidential && glass.length === 0 && writers.length === 0) return null
  return (
    <div className={styles.pinned} data-part="pinned">
      {people.isConfidential && (
        <span className={styles.pin} role="status">
          <Lock aria-hidden />
          <span><b>Confidential.</b><span className={styles.detail}> Never shown to or quoted for a proxy.</span></span>
          {confidential.disabledReason === null && <ActionButton action={{ ...confidential, label: 'Change…', kbd: undefined }} />}
        </span>
      )}
      {writers.length > 0 && (
        <span className={styles.pin} role="status">
          <Pencil aria-hidden />
          <span><b>{writers.join(' and ')} {writers.length === 1 ? 'is' : 'are'} writing</b><span className={styles.detail}> a reply in this thread.</span></span>
        </span>
      )}
      {glass.map((access) => (
        <span key={access.accessId} className={styles.pin} role="status">
          <KeyRound aria-hidden />
          <span>
            <b>Opened by break-glass</b> by {access.isMine ? 'you' : access.by}, {dayTime(access.at, now, timeZone)}
            {access.isActive ? `, open until ${endTime(access.until, access.at, now, timeZone)}` : ''}
            <span className={styles.detail}>: <PatientText text={access.reason} /></span>
          </span>
          {access.review === null && review.disabledReason === null && <ActionButton action={review} primary />}
        </span>
      ))}
    </div>
  )
}
