import { KeyRound, Lock, LockOpen, MessageCircleQuestion, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { useMinute } from '#renderer/ui/ticker.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { dayTime } from '../clockWords.ts'
import type { ThreadAction } from '../actions.ts'
import { ActionButton, Strip } from '../strip/Strip.tsx'

export interface PeopleStripsProps {
  view: ThreadView
  timeZone: string
  confidential: ThreadAction
  markProposed: ThreadAction
  declineProposed: ThreadAction
  review: ThreadAction
}

/** What a reader of this thread must know of its people before anything is written (D17, D18, D19). One line each, none without cause. */
export function PeopleStrips({ view, timeZone, confidential, markProposed, declineProposed, review }: PeopleStripsProps): ReactNode {
  const { people } = view
  const now = useMinute()
  const glass = people.breakGlass.filter((access) => access.isActive || access.review === null)
  return (
    <>
      {glass.map((access) => (
        <Strip
          key={access.accessId}
          icon={<KeyRound aria-hidden />}
          strong
          action={access.review === null && review.disabledReason === null ? <ActionButton action={review} primary /> : undefined}
        >
          <b>Opened by break-glass</b> by {access.isMine ? 'you' : access.by}, {dayTime(access.at, now, timeZone)}
          {access.isActive ? `, open until ${dayTime(access.until, now, timeZone)}` : ''}: <PatientText text={access.reason} />.{' '}
          {access.review === null ? 'A supervisor reviews it.' : ''}
        </Strip>
      ))}
      {people.isConfidential && (
        <Strip icon={<Lock aria-hidden />} action={confidential.disabledReason === null ? <ActionButton action={{ ...confidential, label: 'Change…' }} /> : undefined}>
          <b>Confidential.</b> Never shown to or quoted for a proxy.
        </Strip>
      )}
      {people.parentWroteForTeen && people.rule.kind === 'phrases' && (
        <Strip icon={<UsersRound aria-hidden />}>
          <b>A parent wrote for a teen:</b> kept and read like any message. The answer to the parent is an approved phrase.
        </Strip>
      )}
      {people.proposal !== null && (
        <Strip
          icon={<LockOpen aria-hidden />}
          action={
            markProposed.disabledReason === null ? (
              <>
                <Button size="dense" onClick={declineProposed.run}>Not confidential</Button>
                <ActionButton action={markProposed} primary />
              </>
            ) : undefined
          }
        >
          <b>Confidential?</b> {people.proposal.label}
          {people.proposal.words.length > 0 && (
            <>
              : “<PatientText text={people.proposal.words.join('”, “')} />”
            </>
          )}
          . The patient is a teen; you decide.
        </Strip>
      )}
      {people.hint !== null && (
        <Strip icon={<MessageCircleQuestion aria-hidden />}>
          <b>Who is writing?</b> {people.hint}
        </Strip>
      )}
    </>
  )
}
