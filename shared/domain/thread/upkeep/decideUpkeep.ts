import type { Actor } from '../../actor.ts'
import { InvalidCommand, NotAuthorized } from '../../errors.ts'
import { scheduleBusiness } from '../../clock/schedule.ts'
import type { CommandOf } from '../commands.ts'
import { openClock, startPromise } from '../decideClocks.ts'
import { raiseFlag } from '../decideTriage.ts'
import type { Decision } from '../decision.ts'
import { isRaised } from '../guards.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** S4: from a clinician who only took part in the care to the patient's own doctor, into the pool of the work type. */
export function readdressToPcp(decision: Decision, command: CommandOf<'readdressToPcp'>, actor: Staff): void {
  const { state, facts } = decision
  if (state.completion === 'completed') decision.refuse('completed', 'This thread is completed. Reopen it first.')
  const reason = command.reason.trim()
  if (reason === '') throw new InvalidCommand('reason', 'Say why the message goes to the patient’s own doctor.')
  const pcp = facts.patient?.careTeam?.find((member) => member.relation === 'pcp')
  if (!pcp) decision.refuse(state.triage, 'The record names no PCP. Route the thread to a pool instead.')
  if (pcp.staffId === state.addressedTo) decision.refuse(state.triage, 'The thread is addressed to the patient’s PCP already.')
  decision.emit({ type: 'ThreadReaddressed', from: state.addressedTo, to: pcp.staffId, reason, by: actor.id })
  const pool = facts.pack.pools.find((candidate) => candidate.id === (isRaised(state) ? facts.pack.flaggedPool : facts.pack.routing[state.category]))
  if (pool && pool.id !== state.pool) {
    const moved = decision.triage({ type: 'route' }, 'This thread cannot be routed now.')
    decision.emit({ type: 'ThreadRouted', pool: pool.id, isClinical: pool.clinical || state.isClinical, reason, by: actor.id, ...moved })
  }
  forgetLeave(decision)
}

/** The leave of the clinician who is no longer addressed keeps nobody waiting. */
function forgetLeave(decision: Decision): void {
  const open = openClock(decision, 'promise')
  if (!open || open.status === 'paused') return
  const schedule = scheduleBusiness('promise', open.startedAt, open.pauses, { ...decision.facts, absences: [], addressedName: null })
  if (schedule.dueAt === null || (open.dueAt !== null && open.dueAt <= schedule.dueAt)) return
  if (decision.clock(open, { type: 'reschedule' })) decision.emit({ type: 'ClockRescheduled', clockId: open.clockId, ...schedule })
}

/** S13: a person sees a new or changing symptom that screening did not. */
export function markChannel(decision: Decision, actor: Staff): void {
  if (decision.state.completion === 'completed') decision.refuse('completed', 'This thread is completed. Reopen it first.')
  if (decision.state.channelMark !== null) decision.refuse(decision.state.triage, 'The thread is marked already.')
  decision.emit({ type: 'ChannelMarked', messageId: null, by: actor.id })
}

/** S13: no new symptom after all; takes a nurse, PA or physician and a reason. */
export function clearChannel(decision: Decision, command: CommandOf<'clearChannel'>, actor: Staff): void {
  if (decision.state.channelMark === null) decision.refuse(decision.state.triage, 'No new or changing symptom is marked.')
  if (command.reason.trim() === '') throw new InvalidCommand('reason', 'Clearing the mark takes a reason.')
  decision.emit({ type: 'ChannelCleared', reason: command.reason.trim(), by: actor.id })
}

/** D9: ends a second look. Never by the person who lowered the flag; raising again goes the way of any raised flag. */
export function recordSecondLook(decision: Decision, command: CommandOf<'recordSecondLook'>, actor: Staff): void {
  const { lowered } = decision.state
  if (!decision.state.secondLook || lowered === null) decision.refuse(decision.state.triage, 'Nothing waits for a second look here.')
  if (lowered.loweredBy === actor.id) throw new NotAuthorized('recordSecondLook', 'Somebody else than who lowered the flag takes the second look.')
  if (command.outcome === 'raisedAgain' && (command.reason ?? '').trim() === '') throw new InvalidCommand('reason', 'Say why the flag is raised again.')
  decision.emit({ type: 'SecondLookRecorded', outcome: command.outcome, by: actor.id, reason: command.reason?.trim() || null })
  if (command.outcome === 'agreed') return
  if (decision.state.completion === 'completed') {
    decision.emit({ type: 'ThreadReopened', by: actor.id, reason: 'A second look raised the flag again', ...decision.completion({ type: 'reopen' }, 'This thread is open.') })
    startPromise(decision)
  }
  const tier = lowered.tier === 'D0' || lowered.tier === 'D1' ? lowered.tier : 'D2'
  raiseFlag(decision, { type: 'raiseFlag', flagId: command.flagId, tier }, actor)
}
