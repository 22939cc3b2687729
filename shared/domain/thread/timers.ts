import type { EpochMs } from '../ids.ts'
import { nextFireAt } from '../clock/clockState.ts'
import type { TimerKind } from './commands.ts'
import type { ThreadState } from './state.ts'

/** One stored deadline; the sweep fires each exactly once, whatever happened to the process in between (D6, R14). */
export interface Timer {
  readonly timer: TimerKind
  /** Clock id, reply id, or the thread's own id for a snooze. */
  readonly ref: string
  readonly dueAt: EpochMs
}

/** Every deadline that this thread holds now. Pure; adapters store the rows beside the thread. */
export function timersOf(state: ThreadState): Timer[] {
  const timers: Timer[] = []
  for (const clock of state.clocks) {
    const dueAt = nextFireAt(clock)
    if (dueAt !== null) timers.push({ timer: 'clock', ref: clock.clockId, dueAt })
  }
  if (state.snoozedUntil !== null) timers.push({ timer: 'snooze', ref: state.threadId, dueAt: state.snoozedUntil })
  if (state.cover.offerAt !== null) timers.push({ timer: 'cover', ref: state.threadId, dueAt: state.cover.offerAt })
  for (const reply of state.replies) {
    if (reply.delivery === 'queued') timers.push({ timer: 'release', ref: reply.replyId, dueAt: reply.releaseAt })
    if (reply.delivery === 'sending' && reply.receiptDueAt !== null) timers.push({ timer: 'receipt', ref: reply.replyId, dueAt: reply.receiptDueAt })
  }
  if (state.appointment?.hold) timers.push({ timer: 'slotLease', ref: state.appointment.hold.slotId, dueAt: state.appointment.hold.until })
  for (const notice of state.emergency.notices) {
    if (notice.delivery === 'sending' && notice.receiptDueAt !== null) timers.push({ timer: 'receipt', ref: notice.noticeId, dueAt: notice.receiptDueAt })
  }
  return timers
}

/** S22: an unanswered message after completion stands before the other routine work, behind every flag (D15). 0 before 1. */
export const routineRank = (state: ThreadState): 0 | 1 => (state.postClosure !== null && state.unanswered.length > 0 ? 0 : 1)

/** Earliest due time among the clocks that count; null when none does. The second key of D15's order. */
export function worstDueAt(state: ThreadState): EpochMs | null {
  let worst: EpochMs | null = null
  for (const clock of state.clocks) {
    if (clock.status === 'met' || clock.status === 'paused' || clock.dueAt === null) continue
    if (worst === null || clock.dueAt < worst) worst = clock.dueAt
  }
  return worst
}
