import { CheckCheck, CloudOff, EyeOff, Filter, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Kbd } from '#renderer/ui/Kbd.tsx'
import type { InboxScope } from '#renderer/rpc/queries.ts'
import type { Refusal } from '#renderer/rpc/refusal.ts'
import type { Role } from '#shared/domain/actor.ts'
import { CHIP_NAMES } from './views.ts'

export interface ListEmptyProps {
  scope: InboxScope
  name: string
  /** Of the signed-in person: what a role never sees is not called empty (D19). */
  role: Role | null | undefined
  counts: Record<string, number> | undefined
  refusal: Refusal | null
  onRetry: () => void
  onClearChips: () => void
  onLeaveSearch: () => void
}

/** Says why there is nothing and what to do. */
export function ListEmpty({ scope, name, role, counts, refusal, onRetry, onClearChips, onLeaveSearch }: ListEmptyProps): ReactNode {
  if (refusal) {
    return (
      <EmptyState icon={<CloudOff />} title="The list could not be read." action={<Button onClick={onRetry}>Try again</Button>}>
        {refusal.message}
      </EmptyState>
    )
  }
  if (scope.chips.length > 0) {
    return (
      <EmptyState icon={<Filter />} title={`No thread here is ${scope.chips.map((chip) => CHIP_NAMES[chip]).join(' or ')}.`} action={<Button onClick={onClearChips}>Show all</Button>}>
        A quick filter hides the rest of {scope.search === null ? name : 'the results'}.
      </EmptyState>
    )
  }
  if (scope.search !== null) {
    return (
      <EmptyState icon={<Search />} title={`Nothing found for “${scope.search}”.`} action={<Button kbd="Esc" onClick={onLeaveSearch}>Leave search</Button>}>
        All words must occur in the name, the subject or a message. Try fewer words, or only the start of one.
      </EmptyState>
    )
  }
  if (role === 'clerk' && scope.view.kind === 'redFlags') {
    return (
      <EmptyState icon={<EyeOff />} title="Red flags are with the nurses.">
        You see none of them here. Is something urgent in a message of yours? Press <Kbd keys="!" /> to raise a flag.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={<CheckCheck />} title={TITLES[scope.view.kind] ?? `Nothing in ${name}.`}>
      {whatElse(scope, counts)}
    </EmptyState>
  )
}

const TITLES: Record<string, string> = {
  inbox: 'Nothing needs you.',
  mine: 'You have claimed nothing.',
  unassigned: 'Every thread has somebody.',
  redFlags: 'No red flags.',
  offered: 'Nothing is offered to you.',
  secondLook: 'No lowered flag waits for a second look.',
  breakGlass: 'No break-glass access waits for your review.',
  outbox: 'Nothing is waiting to be sent.',
  drafts: 'You have no drafts.',
  snoozed: 'Nothing is snoozed.',
  waiting: 'No thread waits for a patient.',
}

function whatElse(scope: InboxScope, counts: Record<string, number> | undefined): string {
  const rest = [
    [counts?.['unassigned'], 'unassigned', 'unassigned'],
    [counts?.['waiting'], 'waiting for patients', 'waiting'],
    [counts?.['snoozed'], 'snoozed', 'snoozed'],
  ] as const
  const words = rest.filter(([count, , kind]) => count && kind !== scope.view.kind).map(([count, word]) => `${count}\u00a0${word}`)
  return words.length > 0 ? `Elsewhere: ${words.join(', ')}.` : 'Nothing waits elsewhere either.'
}
