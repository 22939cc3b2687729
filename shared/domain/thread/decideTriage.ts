import type { Actor } from '../actor.ts'
import { InvalidCommand } from '../errors.ts'
import type { CommandOf } from './commands.ts'
import type { Decision } from './decision.ts'
import { awaitsLook, isUnsettled } from '../emergency/ladder.ts'
import { meetClocks, resumePromise, startFirstLook } from './decideClocks.ts'
import { markLoweredSymptom } from './upkeep/decideLowered.ts'
import { isRaised } from './guards.ts'
import { mayRead } from './may.ts'
import { acceptCover, endClaim, endCover, passCoverOn, replanCover } from './upkeep/decideCover.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** A person with the right role has the thread before their eyes: the first-look clock is met (D4). */
export function lookAtThread(decision: Decision, actor: Staff): void {
  if (!awaitsLook(decision.state, actor.id)) decision.refuse(decision.state.triage, 'Somebody has looked at this thread already.')
  decision.emit({ type: 'ThreadLookedAt', by: actor.id, role: actor.role })
  meetClocks(decision, ['firstLook'], 'looked')
}

export function claimThread(decision: Decision, actor: Staff): void {
  const { assignee, handOff } = decision.state
  notCompleted(decision)
  const words = assignee === actor.id ? 'You have claimed this thread already.' : 'A colleague claimed this thread first.'
  decision.emit({ type: 'ThreadClaimed', staffId: actor.id, ...decision.triage({ type: 'claim' }, words) })
  withdrawHandOff(decision, actor)
  // To claim what was offered to the cover is to accept it (S28).
  if (handOff?.kind === 'cover' && (handOff.toStaffId === actor.id || handOff.toRole === actor.role)) acceptCover(decision, actor.id, handOff)
}

export function releaseThread(decision: Decision): void {
  const { assignee } = decision.state
  const moved = decision.triage({ type: 'release' }, 'Nobody has claimed this thread.')
  if (assignee === null) return
  decision.emit({ type: 'ThreadReleased', staffId: assignee, reason: 'released', ...moved })
  endClaim(decision, assignee)
}

/** A supervisor's reassignment takes effect at once. */
export function assignThread(decision: Decision, command: CommandOf<'assignThread'>, actor: Staff): void {
  notCompleted(decision)
  const role = decision.facts.roles[command.staffId]
  if (!role) throw new InvalidCommand('staffId', 'There is no such staff member.')
  if (role === 'admin' || role === 'supervisor' || !mayRead(role, decision.state)) throw new InvalidCommand('staffId', 'This staff member may not work this thread.')
  if (decision.state.assignee === command.staffId) decision.refuse(decision.state.triage, 'This staff member has the thread already.')
  decision.emit({ type: 'ThreadAssigned', staffId: command.staffId, by: actor.id, ...decision.triage({ type: 'assign' }, 'This thread cannot be assigned before it is routed.') })
  withdrawHandOff(decision, actor)
}

export function routeThread(decision: Decision, command: CommandOf<'routeThread'>, actor: Staff): void {
  notCompleted(decision)
  const pool = decision.facts.pack.pools.find((candidate) => candidate.id === command.pool)
  if (!pool) throw new InvalidCommand('pool', 'There is no such pool.')
  if (decision.state.pool === pool.id && decision.state.assignee === null) decision.refuse(decision.state.triage, 'The thread is in this pool already.')
  if (isRaised(decision.state) && !pool.clinical) decision.refuse(decision.state.triage, 'A thread with a red flag stays in a clinical pool. Settle or lower the flag first.')
  const moved = decision.triage({ type: 'route' }, 'This thread cannot be routed now.')
  decision.emit({ type: 'ThreadRouted', pool: pool.id, isClinical: pool.clinical || isRaised(decision.state), reason: command.reason, by: actor.id, ...moved })
  withdrawHandOff(decision, actor)
  replanCover(decision)
}

/** D12: counts only when it is accepted; until then the thread stays where it is. */
export function offerHandOff(decision: Decision, command: CommandOf<'offerHandOff'>, actor: Staff): void {
  notCompleted(decision)
  endCover(decision)
  if (decision.state.handOff !== null) decision.refuse(decision.state.triage, 'A hand-off is open already. Take it back first.')
  if ((command.toStaffId === null) === (command.toRole === null)) throw new InvalidCommand('toStaffId', 'Name a staff member or a role.')
  const role = command.toRole ?? decision.facts.roles[command.toStaffId ?? '']
  if (!role) throw new InvalidCommand('toStaffId', 'There is no such staff member.')
  if (command.toStaffId === actor.id) throw new InvalidCommand('toStaffId', 'That is you.')
  if (role === 'admin' || role === 'supervisor' || !mayRead(role, decision.state)) throw new InvalidCommand(command.toRole ? 'toRole' : 'toStaffId', 'That role may not work this thread.')
  decision.triage({ type: 'offer' }, 'A hand-off starts from a routed or claimed thread.')
  note(decision, command.note, actor)
  decision.emit({
    type: 'HandOffOffered', handOffId: command.handOffId, kind: command.kind, fromStaffId: actor.id, toStaffId: command.toStaffId,
    toRole: command.toRole, noteId: command.note?.id ?? null,
  })
}

export function acceptHandOff(decision: Decision, actor: Staff): void {
  const { handOff } = decision.state
  if (handOff === null) decision.refuse(decision.state.triage, 'There is no open hand-off.')
  decision.emit({ type: 'HandOffAccepted', handOffId: handOff.handOffId, staffId: actor.id, ...decision.triage({ type: 'accept' }, 'This hand-off cannot be accepted now.') })
  if (handOff.kind === 'cover') acceptCover(decision, actor.id, handOff)
}

export function declineHandOff(decision: Decision, actor: Staff): void {
  const { handOff } = decision.state
  if (handOff === null) decision.refuse(decision.state.triage, 'There is no open hand-off.')
  const reason = handOff.fromStaffId === actor.id ? 'withdrawn' : 'declined'
  decision.emit({ type: 'HandOffDeclined', handOffId: handOff.handOffId, staffId: actor.id, reason })
  // D8: nobody else takes it after all; who offered it is told, and the ladder climbs until they look.
  const { tier } = decision.state
  if (reason === 'declined' && tier !== null && isUnsettled(decision.state)) startFirstLook(decision, tier)
  if (handOff.kind === 'cover') passCoverOn(decision, actor.id, handOff)
}

export function handBack(decision: Decision, actor: Staff): void {
  if (decision.state.assignee !== actor.id) decision.refuse(decision.state.triage, 'You have not claimed this thread.')
  decision.emit({ type: 'ThreadReleased', staffId: actor.id, reason: 'handedBack', ...decision.triage({ type: 'handBack' }, 'You have not claimed this thread.') })
  endClaim(decision, actor.id)
}

/** Raising is the safe direction: no confirmation, any role (D9, S18 "send to RN now"). */
export function raiseFlag(decision: Decision, command: CommandOf<'raiseFlag'>, actor: Staff): void {
  notCompleted(decision)
  const { pack, roles } = decision.facts
  decision.triage({ type: 'flag' }, 'This thread cannot be flagged now.')
  decision.emit({
    type: 'FlagRaised', flagId: command.flagId, messageId: null, by: actor.id,
    finding: { ruleId: 'staff', group: 'soon', tier: command.tier, spans: [], source: 'D9' },
  })
  if (decision.state.snoozedUntil !== null) decision.emit({ type: 'ThreadWoken', reason: 'flagged' })
  const held = decision.state.assignee !== null && roles[decision.state.assignee] !== 'clerk'
  if (!held) {
    decision.emit({ type: 'ThreadRouted', pool: pack.flaggedPool, isClinical: true, reason: 'redFlag', by: actor.id, ...decision.triage({ type: 'route' }, 'This thread cannot be routed now.') })
  }
  startFirstLook(decision, command.tier)
  if (decision.state.completion !== 'waitingOnPatient') return
  // A red flag is never out of sight: the clinic no longer waits.
  decision.emit({ type: 'ThreadReopened', by: actor.id, reason: 'redFlag', ...decision.completion({ type: 'resume' }, 'This thread is open.') })
  resumePromise(decision)
}

/** D9: takes a nurse, PA or physician and a reason, and puts the thread on the second-look list. */
export function lowerFlag(decision: Decision, command: CommandOf<'lowerFlag'>, actor: Staff): void {
  const raised = decision.state.flags.filter((flag) => flag.status === 'raised').map((flag) => flag.flagId)
  if (raised.length === 0) decision.refuse(decision.state.triage, 'No red flag is raised.')
  if (command.reason.trim() === '') throw new InvalidCommand('reason', 'Lowering a flag takes a reason.')
  const before = decision.state
  decision.emit({ type: 'FlagLowered', flagIds: raised, reason: command.reason, by: actor.id })
  markLoweredSymptom(decision, before)
}

export function notCompleted(decision: Decision): void {
  if (decision.state.completion === 'completed') decision.refuse('completed', 'This thread is completed. Reopen it first.')
}

export function note(decision: Decision, ref: { id: string; textHash: string } | null, actor: Staff): void {
  if (ref !== null) decision.emit({ type: 'NoteAdded', noteId: ref.id, by: actor.id, textHash: ref.textHash })
}

function withdrawHandOff(decision: Decision, actor: Staff): void {
  const { handOff } = decision.state
  if (handOff !== null) decision.emit({ type: 'HandOffDeclined', handOffId: handOff.handOffId, staffId: actor.id, reason: 'superseded' })
}
