import { isCounting } from '../../clock/clockState.ts'
import type { EpochMs } from '../../ids.ts'
import type { Decision } from '../decision.ts'
import type { ThreadState } from '../state.ts'

/**
 * S26, D15: until when a thread may be out of sight while the patient waits for an answer: the next warning of its clocks, or their
 * end once they have warned, UTC epoch ms. Null when no message is unanswered; a time that has passed when a clock is overdue.
 */
export function latestSnooze(thread: Pick<ThreadState, 'unanswered' | 'clocks'>): EpochMs | null {
  if (thread.unanswered.length === 0) return null
  const ends = thread.clocks.filter(isCounting).flatMap((clock) => {
    const end = clock.status === 'running' ? (clock.warnAt ?? clock.dueAt) : clock.dueAt
    return end === null ? [] : [end]
  })
  return ends.length === 0 ? null : Math.min(...ends)
}

/** Refuses a snooze over an unanswered message beyond that time, and names it. */
export function capSnooze(decision: Decision, until: EpochMs): void {
  const latest = latestSnooze(decision.state)
  if (latest === null || until <= latest) return
  if (latest <= decision.now) decision.refuse(decision.state.triage, 'The patient waits for an answer and a clock has run out. Answer first.')
  decision.refuse(decision.state.triage, `The patient waits for an answer: this thread may be snoozed until ${dayTime(latest, decision.facts.pack.timeZone)} at the latest.`)
}

/** `Tue 24-Nov-2026 17:00`, clinic time (PS-33). */
function dayTime(at: EpochMs, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', day: '2-digit', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part['weekday']} ${part['day']}-${part['month']}-${part['year']} ${part['hour']}:${part['minute']}`
}

/** S26: a clock that warns or runs out brings the thread back. */
export function wakeForClock(decision: Decision): void {
  const hasFired = decision.events.some((event) => event.type === 'ClockWarned' || event.type === 'ClockBreached')
  if (hasFired && decision.state.snoozedUntil !== null) decision.emit({ type: 'ThreadWoken', reason: 'clock' })
}
