import { LockOpen, MessageCircleQuestion, UsersRound } from 'lucide-react'
import { Button } from '#renderer/ui/Button.tsx'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { ThreadAction } from '../actions.ts'
import type { StripList } from '../strip/splitStrips.ts'
import { ActionButton, Strip } from '../strip/Strip.tsx'

export interface PeopleStripsProps {
  view: ThreadView
  markProposed: ThreadAction
  declineProposed: ThreadAction
}

/** What a reader of this thread must know of its people before anything is written (D17, D18, D19). One line each, none without cause. */
export function peopleStrips({ view: { people }, markProposed, declineProposed }: PeopleStripsProps): StripList {
  return [
    people.parentWroteForTeen && people.rule.kind === 'phrases' && (
      <Strip key="parentForTeen" icon={<UsersRound aria-hidden />}>
        <b>A parent wrote for a teen:</b> kept and read like any message. The answer to the parent is an approved phrase.
      </Strip>
    ),
    people.proposal !== null && (
      <Strip
        key="proposal"
        icon={<LockOpen aria-hidden />}
        strong
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
    ),
    people.hint !== null && (
      <Strip key="hint" icon={<MessageCircleQuestion aria-hidden />}>
        <b>Who is writing?</b> {people.hint}
      </Strip>
    ),
  ]
}
