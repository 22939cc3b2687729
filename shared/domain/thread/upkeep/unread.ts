import { TIERS } from '../../screening/findings.ts'
import type { ThreadState } from '../state.ts'

/** A disposition of 24 hours or faster (D0 to D3): an unread text may not be all that the patient gets. */
export const isFast = (disposition: ThreadState['disposition']): boolean => disposition !== null && TIERS.indexOf(disposition.tier) <= TIERS.indexOf('D3')

/**
 * The reply whose reading the clock waits for: the last that was delivered and not read. With a disposition of 24 hours or faster
 * one without a receipt counts too: nobody knows that it arrived.
 */
export const unreadReply = (thread: ThreadState): ThreadState['replies'][number] | undefined =>
  thread.replies.findLast(({ delivery, readAt }) => (delivery === 'delivered' || (delivery === 'unknown' && isFast(thread.disposition))) && (readAt ?? null) === null)

/** S25, D13: a call that was asked for is an open task; an urgent answer has arrived, or somebody reached the patient after it. */
export function unreadBlockers(thread: ThreadState): readonly string[] {
  if (thread.callAsked !== null) return ['The patient has not read the reply. Call the patient and log the outcome.']
  const onItsWay = isFast(thread.disposition) ? thread.replies.findLast(({ delivery }) => delivery === 'queued' || delivery === 'sending' || delivery === 'unknown') : undefined
  if (!onItsWay || thread.contacts.some(({ at, outcome }) => at >= onItsWay.queuedAt && (outcome === 'reached' || outcome === 'welfareCheckRequested'))) return []
  return ['The reply is not delivered yet, and the disposition is 24 hours or faster. Wait for the portal to confirm it, or call the patient and log the outcome.']
}
