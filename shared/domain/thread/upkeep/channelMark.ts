import type { Tier } from '../../screening/findings.ts'
import { TIERS } from '../../screening/findings.ts'
import { reachedPatient } from '../../emergency/callLadder.ts'
import type { ThreadState } from '../state.ts'

/** Dispositions that bring the patient before somebody: all that say "seen" or "called", so neither home care nor administrative. */
const isSeen = (tier: Tier): boolean => TIERS.indexOf(tier) <= TIERS.indexOf('D5')

/** Whether a call that reached the patient, or a disposition with a visit, came after the mark. */
export function isChannelSettled(thread: ThreadState): boolean {
  const { channelMark, disposition, contacts } = thread
  if (channelMark === null) return true
  const called = contacts.some((contact) => contact.at >= channelMark.at && (reachedPatient(contact, thread) || contact.outcome === 'welfareCheckRequested'))
  return called || (disposition !== null && disposition.at >= channelMark.at && isSeen(disposition.tier))
}

/** S13, D13: such a thread is never closed with a text alone. */
export function channelBlockers(thread: ThreadState): readonly string[] {
  if (isChannelSettled(thread)) return []
  return ['A new or changing symptom is not closed with a text alone. Log a call that reached the patient, or set a disposition with a visit.']
}
