import type { Actor } from '../actor.ts'
import { assertNever } from '../assertNever.ts'
import { InvalidCommand, NotAuthorized } from '../errors.ts'
import type { ThreadCommand } from './commands.ts'
import * as answer from './decideAnswer.ts'
import * as delivery from './decideDelivery.ts'
import * as intake from './decideIntake.ts'
import * as triage from './decideTriage.ts'
import { Decision } from './decision.ts'
import type { ThreadEvent } from './events.ts'
import type { Facts } from './facts.ts'
import type { ThreadState } from './state.ts'

/**
 * What happens when this actor issues this command now: the events, or a refusal with a code
 * (ILLEGAL_TRANSITION, INVALID_COMMAND, VERSION_CONFLICT, NOT_AUTHORIZED). `may` was asked before.
 * Pure: `facts.now` is the only clock. The charts of D12 decide what may follow what.
 */
export function decide(command: ThreadCommand, state: ThreadState, actor: Actor, facts: Facts): { events: ThreadEvent[]; next: ThreadState } {
  const decision = new Decision(state, facts, command.type)
  apply(decision, command, actor)
  if (decision.events.length === 0) decision.refuse(state.triage, 'Nothing would change.')
  return { events: decision.events, next: decision.state }
}

function apply(decision: Decision, command: ThreadCommand, actor: Actor): void {
  switch (command.type) {
    case 'receiveMessage':
      return intake.receiveMessage(decision, command)
    case 'retractMessage':
      return intake.retractMessage(decision, command)
    case 'linkThread':
      if (decision.state.links.some((link) => link.threadId === command.threadId)) decision.refuse(decision.state.triage, 'The threads are linked already.')
      return decision.emit({ type: 'ThreadLinked', threadId: command.threadId, relation: command.relation })
    case 'recordDelivery':
      return delivery.recordDelivery(decision, command)
    case 'retryDelivery':
      return delivery.retryDelivery(decision, command)
    case 'fireTimer':
      return delivery.fireTimer(decision, command)
    default:
      if (actor.kind !== 'staff') throw new NotAuthorized(command.type, 'Only a staff member does this.')
      if (decision.state.version === 0) throw new InvalidCommand('threadId', 'There is no such thread.')
      return applyStaff(decision, command, actor)
  }
}

type StaffCommand = Exclude<ThreadCommand, { type: 'receiveMessage' | 'retractMessage' | 'linkThread' | 'recordDelivery' | 'retryDelivery' | 'fireTimer' }>

function applyStaff(decision: Decision, command: StaffCommand, actor: Extract<Actor, { kind: 'staff' }>): void {
  switch (command.type) {
    case 'lookAtThread':
      return triage.lookAtThread(decision, actor)
    case 'claimThread':
      return triage.claimThread(decision, actor)
    case 'releaseThread':
      return triage.releaseThread(decision)
    case 'assignThread':
      return triage.assignThread(decision, command, actor)
    case 'routeThread':
      return triage.routeThread(decision, command, actor)
    case 'offerHandOff':
      return triage.offerHandOff(decision, command, actor)
    case 'acceptHandOff':
      return triage.acceptHandOff(decision, actor)
    case 'declineHandOff':
      return triage.declineHandOff(decision, actor)
    case 'handBack':
      return triage.handBack(decision, actor)
    case 'raiseFlag':
      return triage.raiseFlag(decision, command, actor)
    case 'lowerFlag':
      answer.seen(decision, command.seenVersion)
      return triage.lowerFlag(decision, command, actor)
    case 'addNote':
      return answer.addNote(decision, command, actor)
    case 'changeCategory':
      return answer.changeCategory(decision, command, actor)
    case 'recordDisposition':
      return answer.recordDisposition(decision, command, actor)
    case 'recordContact':
      return answer.recordContact(decision, command, actor)
    case 'replyToPatient':
      return answer.replyToPatient(decision, command, actor)
    case 'withdrawReply':
      return answer.withdrawReply(decision, command, actor)
    case 'completeThread':
      return answer.completeThread(decision, command, actor)
    case 'reopenThread':
      return answer.reopenThread(decision, command, actor)
    case 'snoozeThread':
      return answer.snoozeThread(decision, command, actor)
    case 'wakeThread':
      return answer.wakeThread(decision)
    default:
      return assertNever(command, 'decide')
  }
}
