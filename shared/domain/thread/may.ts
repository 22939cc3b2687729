import { isClinical, type Actor, type Role } from '../actor.ts'
import { refillRightRefusal } from '../refill/mayRefill.ts'
import { isRefillCommandType } from '../refill/refillCommands.ts'
import { APPOINTMENT_COMMANDS, isAppointmentCommandType } from '../appointment/appointmentCommands.ts'
import type { WorkType } from '../screening/findings.ts'
import { isClericalWork } from './clericalWork.ts'
import type { ThreadCommandType } from './commands.ts'
import type { ThreadState } from './state.ts'

/** Answer of `may`: allowed, or denied with words that say what to do. */
export type MayAnswer = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }
/** As much of a command as rights depend on. Not a part of the union: the checker gives up on unions of this size. */
export interface AskedCommand {
  readonly type: ThreadCommandType
  readonly templateId?: string | null
  readonly category?: WorkType
}
const YES: MayAnswer = { allowed: true }
const no = (reason: string): MayAnswer => ({ allowed: false, reason })

const SYSTEM_COMMANDS: Record<'intake' | 'sweep' | 'outbox' | 'setup', readonly ThreadCommandType[]> = {
  intake: ['receiveMessage', 'retractMessage', 'linkThread'],
  sweep: ['fireTimer', 'recountLeave'],
  outbox: ['recordDelivery', 'recordRead'],
  setup: [],
}

/** Only the assignee may do these while a thread is claimed: two people never answer at once (D16). */
const ASSIGNEE_ONLY: ReadonlySet<ThreadCommandType> = new Set([
  'replyToPatient', 'completeThread', 'lowerFlag', 'snoozeThread', 'wakeThread', 'routeThread', 'recordDisposition', 'handBack', 'offerHandOff', 'changeCategory', 'readdressToPcp', 'clearChannel',
  ...APPOINTMENT_COMMANDS,
])

/** May this role read this thread at all? (decisions.md, "Roles"; D19.) */
export function mayRead(role: Role, thread: Pick<ThreadState, 'isClinical'>): boolean {
  if (role === 'admin') return false
  return thread.isClinical ? role !== 'clerk' : true
}

/**
 * May this actor issue this command on this thread? The one place where rights are decided: the write path
 * enforces it and the screen asks it. Pure. Source: decisions.md, "Roles", D16, D19.
 */
export function may(actor: Actor, command: AskedCommand, thread: ThreadState): MayAnswer {
  if (actor.kind === 'system') {
    return SYSTEM_COMMANDS[actor.id].includes(command.type) ? YES : no(`The ${actor.id} may not do this.`)
  }
  const { role } = actor
  if (role === 'admin') return no('An admin sees and handles no patient data.')
  if (command.type === 'raiseFlag') return YES
  if (!mayRead(role, thread)) return no('This is a clinical thread. Raise a flag to send it to a nurse now.')
  if (ASSIGNEE_ONLY.has(command.type) && thread.assignee !== null && thread.assignee !== actor.id) {
    return no('A colleague has claimed this thread. Ask for a hand-off, or let a supervisor reassign it.')
  }
  return byRole(actor, command, thread)
}

function byRole(actor: Extract<Actor, { kind: 'staff' }>, command: AskedCommand, thread: ThreadState): MayAnswer {
  const { role } = actor
  const clinical = isClinical(role)
  const answers = clinical || role === 'clerk'
  if (isRefillCommandType(command.type)) {
    const refusal = refillRightRefusal(role, command.type)
    return refusal === null ? YES : no(refusal)
  }
  if (isAppointmentCommandType(command.type)) return answers ? YES : no('Only a clerk, nurse, PA or physician makes appointments.')
  switch (command.type) {
    case 'lookAtThread':
    case 'claimThread':
      if (role === 'supervisor') return thread.isClinical ? no('A supervisor watches clinical threads and reassigns them, but does not work them.') : YES
      return YES
    case 'addNote':
    case 'routeThread':
    case 'snoozeThread':
    case 'wakeThread':
    case 'retryDelivery':
    case 'readdressToPcp':
    case 'markChannel':
      return YES
    case 'changeCategory':
      // S12, S18: clinical work is said by those who do it.
      return role !== 'clerk' || command.category === undefined || isClericalWork(command.category) ? YES : no('A clerk sorts threads into clerical work. Send this one to a nurse.')
    case 'replyToPatient': {
      if (clinical) return YES
      if (role !== 'clerk') return no('Only a nurse, PA, physician or clerk answers patients.')
      if (thread.isClinical) return no('A clinical thread is answered by a nurse, PA or physician.')
      return 'templateId' in command && command.templateId === null
        ? no('A clerk answers with an approved template. For free text, send the thread to a nurse.')
        : YES
    }
    case 'withdrawReply':
      return answers ? YES : no('Only the author takes a reply back.')
    case 'recordDisposition':
    case 'clearChannel':
    case 'lowerFlag':
      return clinical ? YES : no('Only a nurse, PA or physician sets a disposition or lowers a flag.')
    case 'recordSecondLook':
      if (!clinical) return no('A nurse, PA or physician takes the second look.')
      return thread.lowered?.loweredBy === actor.id ? no('Somebody else than who lowered the flag takes the second look.') : YES
    case 'recordWelfareStep':
    case 'recordBackPainScreen':
      return clinical ? YES : no('Only a nurse, PA or physician does this.')
    case 'recordClearance':
      return role === 'physician' || role === 'pa' ? YES : no('Only a physician or PA clears a patient for the back-pain programme.')
    case 'markConfidential':
    case 'unmarkConfidential':
    case 'declineConfidential':
      return clinical ? YES : no('Only a nurse, PA or physician says what is confidential.')
    case 'breakGlass':
      return clinical ? YES : no('Only a nurse, PA or physician breaks the glass.')
    case 'reviewBreakGlass':
      return role === 'supervisor' ? YES : no('Only a supervisor reviews a break-glass.')
    case 'setNumberSafety':
    case 'recordContact':
    case 'offerHandOff':
    case 'handBack':
      return answers ? YES : no('Only the people who work the thread do this.')
    case 'acceptHandOff':
      return acceptable(actor, thread)
    case 'declineHandOff':
      if (thread.handOff?.fromStaffId === actor.id) return YES
      return acceptable(actor, thread)
    case 'completeThread':
    case 'reopenThread':
      return answers ? YES : no('Only a clerk, nurse, PA or physician completes or reopens a thread.')
    case 'releaseThread':
      return thread.assignee === actor.id || role === 'supervisor' ? YES : no('Only the assignee or a supervisor releases a claim.')
    case 'assignThread':
      return role === 'supervisor' ? YES : no('Only a supervisor reassigns work. Offer a hand-off instead.')
    default:
      return no('Only the system does this.')
  }
}

function acceptable(actor: Extract<Actor, { kind: 'staff' }>, thread: ThreadState): MayAnswer {
  const handOff = thread.handOff
  if (handOff === null) return YES
  if (actor.role === 'supervisor') return no('Nobody took it over. Assign it to a colleague.')
  if (handOff.toStaffId !== null) return handOff.toStaffId === actor.id ? YES : no('The hand-off is offered to a colleague.')
  return handOff.toRole === actor.role ? YES : no('The hand-off is offered to another role.')
}
