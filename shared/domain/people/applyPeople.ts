import type { EpochMs } from '../ids.ts'
import { isRaised } from '../thread/guards.ts'
import type { SenderRef, ThreadState } from '../thread/state.ts'
import { markOf, type PeopleState } from './confidential.ts'
import { evolvePeople, PEOPLE_EVENT_NAMES, type PeopleEvent } from './peopleEvents.ts'

export const isPeopleEvent = <Event extends { readonly type: string }>(event: Event): event is Extract<Event, PeopleEvent> =>
  Object.hasOwn(PEOPLE_EVENT_NAMES, event.type)

/** Who wrote last. An automatic text of nobody known never takes the place of a person, since the answer goes to that person. */
export function heard(people: PeopleState, sender: SenderRef): PeopleState {
  if (sender.kind === 'staff' || (sender.kind === 'unmatched' && people.lastSender !== null)) return people
  return { ...people, lastSender: sender }
}

/** The row after an event of its people. A confidential thread is clinical whatever its pool, so that no clerk sees it (D18, D19). */
export function applyPeople(state: ThreadState, event: PeopleEvent & { readonly at: EpochMs }): ThreadState {
  const people = evolvePeople(state.people, event)
  if (event.type === 'ItemMarkedConfidential' && event.kind === 'thread') return { ...state, people, isClinical: true }
  if (event.type === 'ItemUnmarkedConfidential' && event.kind === 'thread') {
    return { ...state, people, isClinical: (markOf(state, event)?.wasClinical ?? true) || isRaised(state) }
  }
  return { ...state, people }
}
