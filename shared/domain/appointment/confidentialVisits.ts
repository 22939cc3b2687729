import type { EpochMs } from '../ids.ts'
import { isConfidential, markOf } from '../people/confidential.ts'
import type { ThreadState } from '../thread/state.ts'
import type { SlotState } from './slot.ts'

type Marked = Pick<ThreadState, 'threadId' | 'people'>

/** What is marked confidential of a patient's visits, wherever it was marked (S36, S38). */
export interface ConfidentialVisits {
  readonly slotIds: ReadonlySet<string>
  /** The next visit that the record names. */
  readonly isNextInRecord: boolean
}

/** Somebody marked the appointment of this thread, or the thread as a whole. */
export const marksItsAppointment = (thread: Pick<ThreadState, 'people'>): boolean =>
  isConfidential(thread) || markOf(thread, { kind: 'appointment', ref: 'next' }) !== undefined

/**
 * Visits that marks cover: one that is named by its slot; those booked in a thread that is confidential or whose appointment is marked; and
 * the patient's next visit wherever it was booked, since a mark says "the next appointment". Pure.
 * @param threads the patient's threads, and those in which the visits were booked
 */
export function confidentialVisits(threads: readonly Marked[], visits: readonly SlotState[], now: EpochMs): ConfidentialVisits {
  const isNextInRecord = threads.some((thread) => markOf(thread, { kind: 'appointment', ref: 'next' }) !== undefined)
  const next = isNextInRecord ? visits.filter(({ startsAt }) => startsAt >= now).toSorted((a, b) => a.startsAt - b.startsAt)[0] : undefined
  const isCovered = (visit: SlotState): boolean =>
    visit.slotId === next?.slotId
    || threads.some((thread) => markOf(thread, { kind: 'appointment', ref: visit.slotId }) !== undefined || (thread.threadId === visit.booking?.threadId && marksItsAppointment(thread)))
  return { slotIds: new Set(visits.filter(isCovered).map(({ slotId }) => slotId)), isNextInRecord }
}
