import { TIERS } from '../../screening/findings.ts'
import type { ThreadState } from '../state.ts'

/** A disposition of 24 hours or faster (D0 to D3): an unread text may not be all that the patient gets. */
export const isFast = (disposition: ThreadState['disposition']): boolean => disposition !== null && TIERS.indexOf(disposition.tier) <= TIERS.indexOf('D3')

/** The reply whose reading the clock waits for: the last that was delivered and not read. */
export const unreadReply = (thread: ThreadState): ThreadState['replies'][number] | undefined =>
  thread.replies.findLast((reply) => reply.delivery === 'delivered' && (reply.readAt ?? null) === null)

/** S25, D13: a call that was asked for is an open task. */
export function unreadBlockers(thread: ThreadState): readonly string[] {
  return thread.callAsked === null ? [] : ['The patient has not read the reply. Call the patient and log the outcome.']
}
