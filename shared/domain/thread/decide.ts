import type { Actor } from '../actor.ts'
import { isAppointmentCommand, type AppointmentCommand } from '../appointment/appointmentCommands.ts'
import { decideAppointment } from '../appointment/decideAppointment.ts'
import { assertNever } from '../assertNever.ts'
import { recordBackPainScreen, recordClearance } from '../emergency/decideBackPain.ts'
import { recordWelfareStep, setNumberSafety } from '../emergency/decideEmergency.ts'
import { keepLadder } from '../emergency/decideLadder.ts'
import { InvalidCommand, NotAuthorized } from '../errors.ts'
import { decidePeople, requireAccess } from '../people/decidePeople.ts'
import type { ThreadCommand } from './commands.ts'
import { decideRefill } from '../refill/decideRefill.ts'
import { isRefillCommand } from '../refill/refillCommands.ts'
import * as answer from './decideAnswer.ts'
import * as delivery from './decideDelivery.ts'
import * as intake from './decideIntake.ts'
import * as triage from './decideTriage.ts'
import { recountLeave } from './upkeep/decideCover.ts'
import { recordRead } from './upkeep/decideUnread.ts'
import * as upkeep from './upkeep/decideUpkeep.ts'
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
  keepLadder(decision)
  return { events: decision.events, next: decision.state }
}

function apply(decision: Decision, command: ThreadCommand, actor: Actor): void {
  // D19, S38: every command of a person asks access first, here and nowhere else.
  if (actor.kind === 'staff' && decision.state.version > 0) requireAccess(decision, command, actor)
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
    case 'recordRead':
      return recordRead(decision, command)
    case 'recountLeave':
      return recountLeave(decision)
    case 'fireTimer':
      return delivery.fireTimer(decision, command)
    default:
      if (actor.kind !== 'staff') throw new NotAuthorized(command.type, 'Only a staff member does this.')
      if (decision.state.version === 0) throw new InvalidCommand('threadId', 'There is no such thread.')
      if (isAppointmentCommand(command)) return decideAppointment(decision, command, actor)
      return applyStaff(decision, command, actor)
  }
}

type StaffCommand = Exclude<ThreadCommand, AppointmentCommand | { type: 'receiveMessage' | 'retractMessage' | 'linkThread' | 'recordDelivery' | 'retryDelivery' | 'recordRead' | 'fireTimer' | 'recountLeave' }>

function applyStaff(decision: Decision, command: StaffCommand, actor: Extract<Actor, { kind: 'staff' }>): void {
  if (isRefillCommand(command)) return decideRefill(decision, command, actor)
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
    case 'markConfidential':
    case 'unmarkConfidential':
    case 'declineConfidential':
    case 'breakGlass':
    case 'reviewBreakGlass':
      return decidePeople(decision, command, actor)
    case 'readdressToPcp':
      return upkeep.readdressToPcp(decision, command, actor)
    case 'markChannel':
      return upkeep.markChannel(decision, actor)
    case 'clearChannel':
      return upkeep.clearChannel(decision, command, actor)
    case 'recordSecondLook':
      return upkeep.recordSecondLook(decision, command, actor)
    case 'recordWelfareStep':
      return recordWelfareStep(decision, command, actor)
    case 'setNumberSafety':
      return setNumberSafety(decision, command, actor)
    case 'recordBackPainScreen':
      return recordBackPainScreen(decision, command, actor)
    case 'recordClearance':
      return recordClearance(decision, actor)
    default:
      return assertNever(command, 'decide')
  }
}
