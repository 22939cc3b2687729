import { TIERS, type Tier } from '../screening/findings.ts'
import type { ThreadState } from './state.ts'

/** D10: D0 to D2 is settled by a contact, never by a text alone. */
export const needsContact = (tier: Tier): boolean => TIERS.indexOf(tier) <= TIERS.indexOf('D2')

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
  const blockers: string[] = []
  if (thread.unanswered.length > 0) {
    blockers.push(thread.unanswered.length === 1 ? 'A patient message has no answer yet. Reply, or record a call that reached the patient.' : `${thread.unanswered.length} patient messages have no answer yet. Reply, or record a call that reached the patient.`)
  }
  if (isRaised(thread) && thread.disposition === null) blockers.push('The red flag has no disposition. Press D, or lower the flag with a reason.')
  if (thread.handOff !== null) blockers.push('A hand-off is still open. Accept it, or take it back.')
  if (thread.tier !== null && needsContact(thread.tier)) {
    // A call that came before the newest flag settled something else.
    const raisedAt = Math.max(...thread.flags.filter((flag) => flag.status === 'raised' && needsContact(flag.finding.tier)).map((flag) => flag.raisedAt))
    const settled = thread.contacts.some((contact) => contact.at >= raisedAt && (contact.outcome === 'reached' || contact.outcome === 'welfareCheckRequested'))
    if (!settled) blockers.push(`A ${thread.tier} thread ends with a recorded call, never with a text alone. Call the patient and log the outcome.`)
  }
  const dead = thread.replies.some((reply) => reply.delivery === 'failed' || reply.delivery === 'deadLetter')
  if (dead) blockers.push('A reply did not reach the portal. Send it again, or record a call.')
  return blockers
}
