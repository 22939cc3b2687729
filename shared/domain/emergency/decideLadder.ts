import { scheduleContact } from '../clock/scheduleContact.ts'
import { meetClocks, openClock, startClock, startFirstLook } from '../thread/decideClocks.ts'
import type { Decision } from '../thread/decision.ts'
import { settledBy } from './callLadder.ts'
import { isUnsettled, laddersOf } from './ladder.ts'

/**
 * The end of every decision (D8): as long as a flag of D0 to D2 is unsettled somebody is told of it. With nobody's claim the first-look
 * ladder climbs, started anew from now after a release, a hand-back or a route; with a claim the assignee has the tier's limit
 * again to reach the patient, then the ladder goes on to the supervisor.
 */
export function keepLadder(decision: Decision): void {
  const { state } = decision
  if (!isUnsettled(state) || state.tier === null || state.tier > 'D2') {
    return meetClocks(decision, ['contact'], state.completion === 'completed' ? 'completed' : settledBy(state) === null ? 'superseded' : 'answered')
  }
  if (state.assignee === null) {
    meetClocks(decision, ['contact'], 'superseded')
    if (laddersOf(decision.state, 'firstLook').length === 0) startFirstLook(decision, state.tier)
    return
  }
  // A flag that the assignee has not seen yet has its own first look; the call comes after it.
  if (laddersOf(state, 'firstLook').length === 0) startContact(decision, state.tier)
}

function startContact(decision: Decision, tier: string): void {
  if (tier !== 'D0' && tier !== 'D1' && tier !== 'D2') return
  const schedule = scheduleContact(tier, decision.now, decision.facts)
  const open = openClock(decision, 'contact')
  if (!open) return startClock(decision, 'contact', decision.now, schedule)
  const isSooner = open.dueAt !== null && schedule.dueAt !== null && schedule.dueAt < open.dueAt
  if (isSooner && decision.clock(open, { type: 'reschedule' })) decision.emit({ type: 'ClockRescheduled', clockId: open.clockId, ...schedule })
}
