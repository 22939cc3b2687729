import { emergencyMissing } from '../emergency/callLadder.ts'
import { TIERS, type Tier } from '../screening/findings.ts'
import { appointmentBlockers } from '../appointment/appointmentRefusal.ts'
import { refillBlockers } from '../refill/refillLine.ts'
import type { ThreadState } from './state.ts'
import { channelBlockers } from './upkeep/channelMark.ts'
import { unreadBlockers } from './upkeep/unread.ts'

export const isRaised = (thread: ThreadState): boolean => thread.flags.some((flag) => flag.status === 'raised')

/** Most urgent raised flag's tier, or null. */
export function highestTier(flags: ThreadState['flags']): Tier | null {
  let best: Tier | null = null
  for (const flag of flags) {
    if (flag.status !== 'raised') continue
    if (best === null || TIERS.indexOf(flag.finding.tier) < TIERS.indexOf(best)) best = flag.finding.tier
  }
  return best
}

/** A reply that is on its way or has arrived; a withdrawn or dead one answers nothing. */
export const stands = (reply: ThreadState['replies'][number]): boolean => reply.delivery !== 'withdrawn' && reply.delivery !== 'deadLetter' && reply.delivery !== 'failed'

/**
 * What still stands between this thread and completion (D13, S21), in words that say what to do.
 * Empty when the guard holds. `nextStep` is stated in the command, so it is not asked here.
 */
export function completionBlockers(thread: ThreadState): string[] {
  return COMPLETION_BLOCKERS.flatMap((blockersOf) => blockersOf(thread))
}

/** What stands in the way of completion from one concern: words that say what to do; none when nothing does. */
export type CompletionBlocker = (thread: ThreadState) => readonly string[]

/** The one list of the guard (D13). A part of the console that keeps open tasks of its own adds one line. */
const COMPLETION_BLOCKERS: readonly CompletionBlocker[] = [
  threadBlockers,
  (thread) => refillBlockers(thread.refills),
  channelBlockers,
  unreadBlockers,
  appointmentBlockers,
]

function threadBlockers(thread: ThreadState): readonly string[] {
  const blockers: string[] = []
  if (thread.unanswered.length > 0) {
    blockers.push(thread.unanswered.length === 1 ? 'A patient message has no answer yet. Reply, or record a call that reached the patient.' : `${thread.unanswered.length} patient messages have no answer yet. Reply, or record a call that reached the patient.`)
  }
  if (isRaised(thread) && thread.disposition === null) blockers.push('The red flag has no disposition. Press D, or lower the flag with a reason.')
  if (thread.handOff !== null && thread.handOff.kind !== 'cover') blockers.push('A hand-off is still open. Accept it, or take it back.')
  const missing = emergencyMissing(thread, null)
  if (missing !== null) blockers.push(missing)
  const dead = thread.replies.some((reply) => reply.delivery === 'failed' || reply.delivery === 'deadLetter')
  if (dead) blockers.push('A reply did not reach the portal. Send it again, or record a call.')
  return blockers
}
