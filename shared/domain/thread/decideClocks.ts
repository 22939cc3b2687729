import { isCounting, openClocks, type ClockKind, type ClockState } from '../clock/clockState.ts'
import { climbs } from '../emergency/ladder.ts'
import { scheduleBusiness, scheduleFlaggedLook, type Schedule } from '../clock/schedule.ts'
import type { EpochMs } from '../ids.ts'
import type { Tier } from '../screening/findings.ts'
import type { Decision } from './decision.ts'
import { countedFacts, endCover, planCover } from './upkeep/decideCover.ts'

/** Clock part of a decision: "thread opened, so start the clock" happens inside the same decision (architecture.md). */

export const openClock = (decision: Decision, kind: ClockKind): ClockState | undefined =>
  decision.state.clocks.find((clock) => clock.kind === kind && (isCounting(clock) || clock.status === 'paused'))

/** Starts one more clock of a kind. */
export function startClock(decision: Decision, kind: ClockKind, startedAt: EpochMs, schedule: Schedule): void {
  const ordinal = decision.state.clocks.filter((clock) => clock.kind === kind).length + 1
  decision.emit({ type: 'ClockStarted', clockId: `${kind}-${ordinal}`, kind, startedAt, ...schedule })
}

/**
 * First look (D4, D8): sooner when something is flagged; an open clock is only ever moved forward. A red flag always gets a ladder that
 * climbs: an open clock that has gone quiet (claimed) or has told somebody already stays as it is beside a new one.
 */
export function startFirstLook(decision: Decision, tier: Tier | null): void {
  const { now, state } = decision
  const schedule = tier === null ? scheduleBusiness('firstLook', now, [], decision.facts) : scheduleFlaggedLook(tier, now, decision.facts, state.assignee !== null)
  const open = openClocks(state.clocks, 'firstLook').filter((clock) => clock.status !== 'breached')
  const isSooner = (clock: ClockState): boolean => clock.dueAt === null || (schedule.dueAt !== null && schedule.dueAt < clock.dueAt)
  const needsLadder = schedule.escalations.length > 0
  if (open.some((clock) => !isSooner(clock) && (!needsLadder || climbs(clock)))) return
  const movable = open.find((clock) => isSooner(clock) && (clock.quietAt ?? null) === null && clock.escalations.every((step) => step.reachedAt === null))
  if (movable && decision.clock(movable, { type: 'reschedule' })) decision.emit({ type: 'ClockRescheduled', clockId: movable.clockId, ...schedule })
  else startClock(decision, 'firstLook', now, schedule)
  // The assignee is told at once.
  const started = decision.state.clocks.find((clock) => clock.clockId === (movable?.clockId ?? decision.state.clocks.at(-1)?.clockId))
  if (started?.escalations.some((step) => step.at <= now)) fireClock(decision, started.clockId)
}

/** Promise (D3, S26): one at a time; a paused one ends with the patient's next message and a new one starts (D6). */
export function startPromise(decision: Decision, startedAt: EpochMs = decision.now): void {
  const open = openClock(decision, 'promise')
  if (open && open.status !== 'paused') return
  if (open) meet(decision, open, 'superseded')
  // While the cover has the thread, somebody can answer: their days count.
  const { accepted } = decision.state.cover
  const counted = accepted && accepted.staffId === decision.state.assignee ? countedFacts(decision.facts, accepted) : decision.facts
  startClock(decision, 'promise', startedAt, scheduleBusiness('promise', startedAt, [], counted))
  planCover(decision, startedAt)
}

/** Appointment request (D5, S29). */
export function startAppointmentRequest(decision: Decision): void {
  if (openClock(decision, 'appointmentRequest')) return
  startClock(decision, 'appointmentRequest', decision.now, scheduleBusiness('appointmentRequest', decision.now, [], decision.facts))
}

type MetReason = 'looked' | 'answered' | 'completed' | 'superseded' | 'read'

function meet(decision: Decision, clock: ClockState, reason: MetReason): void {
  const move = decision.clock(clock, { type: 'meet' })
  if (!move) return
  decision.emit({ type: 'ClockMet', clockId: clock.clockId, reason, ...move })
  if (clock.kind === 'promise') endCover(decision)
}

/** Ends every open clock of these kinds; with `startedBy` only those that ran by then. */
export function meetClocks(decision: Decision, kinds: readonly ClockKind[], reason: MetReason, startedBy: EpochMs = Number.MAX_SAFE_INTEGER): void {
  for (const clock of decision.state.clocks) {
    if (kinds.includes(clock.kind) && clock.status !== 'met' && clock.startedAt <= startedBy) meet(decision, clock, reason)
  }
}

/** The clinic waits on the patient (D6): the promise stands still. */
export function pausePromise(decision: Decision): void {
  const open = openClock(decision, 'promise')
  const move = open && decision.clock(open, { type: 'pause' })
  if (!open || !move) return
  decision.emit({ type: 'ClockPaused', clockId: open.clockId, ...move })
  endCover(decision)
}

/** The clinic no longer waits: the same clock goes on, its pause counted (D6). */
export function resumePromise(decision: Decision): void {
  const open = openClock(decision, 'promise')
  const move = open && decision.clock(open, { type: 'resume' })
  if (!open || !move) return
  const pauses = open.pauses.map((pause) => (pause.to === null ? { from: pause.from, to: decision.now } : pause))
  const { warnAt, dueAt, ledger } = scheduleBusiness('promise', open.startedAt, pauses, countedFacts(decision.facts, decision.state.cover.accepted))
  decision.emit({ type: 'ClockResumed', clockId: open.clockId, warnAt, dueAt, ledger, ...move })
}

/** Fires whatever of this clock is due by now, each part once: escalations, warning, breach, in time order. */
export function fireClock(decision: Decision, clockId: string): void {
  const now = decision.now
  const find = (): ClockState | undefined => decision.state.clocks.find((clock) => clock.clockId === clockId)
  const before = find()
  if (!before) return
  for (const step of before.escalations) {
    const clock = find()
    if (clock && step.reachedAt === null && step.at <= now && decision.clock(clock, { type: 'escalate' })) {
      decision.emit({ type: 'EscalationReached', clockId, step: step.step })
    }
  }
  const warning = find()
  if (warning && warning.status === 'running' && warning.warnAt !== null && warning.warnAt <= now) {
    const move = decision.clock(warning, { type: 'warn' })
    if (move) decision.emit({ type: 'ClockWarned', clockId, ...move })
  }
  const breaching = find()
  if (breaching && breaching.dueAt !== null && breaching.dueAt <= now) {
    const move = decision.clock(breaching, { type: 'breach' })
    if (move) decision.emit({ type: 'ClockBreached', clockId, ...move })
  }
}
