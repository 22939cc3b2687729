import { ROLE_LABEL, type Role } from '#shared/domain/actor.ts'
import { WARNING_WORDS, type OutgoingCode } from '#shared/domain/outgoing/finding.ts'
import { isAppointmentEvent } from '#shared/domain/appointment/appointmentEvents.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { GROUP_LABEL, WORK_TYPE_LABEL } from '#shared/domain/screening/labels.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { ThreadEvent } from '#shared/domain/thread/events.ts'
import type { ContactOutcome } from '#shared/domain/thread/state.ts'
import type { People } from '../people.ts'
import { isEmergencyEvent } from '#shared/domain/emergency/emergencyEvents.ts'
import { appointmentEventText } from '../appointments/appointmentHistory.ts'
import { CLOCK_LABEL } from './clockViews.ts'
import { emergencyText } from './emergencyText.ts'
import { poolOf } from './inboxRowOf.ts'
import { isRefillEvent } from '#shared/domain/refill/refillEvents.ts'
import { refillEventText } from './refillHistory.ts'
import { UPKEEP_TRACE, upkeepText } from './upkeepText.ts'

export const OUTCOME_LABEL: Record<ContactOutcome, string> = {
  reached: 'reached',
  patientCalled: 'the patient called us',
  voicemailNoDetails: 'voicemail left, no details',
  noAnswer: 'no answer',
  wrongNumber: 'wrong number',
  welfareCheckRequested: 'welfare check requested',
  letterSent: 'letter sent',
}

const ROUTE_REASON: Record<string, string> = { redFlag: 'because of the red flag', addressed: 'as the portal addressed it', workType: 'by its work type' }
const STEP_TEXT = { assignee: 'whoever has claimed it is told', pool: 'nobody has claimed it: the pool is told', supervisor: 'still unclaimed: the supervisor is told', onCall: 'still unclaimed: the on-call route is told' } as const
const CONTACT_STEP_TEXT = { assignee: 'claimed, no contact yet: the assignee is told', pool: 'claimed, no contact yet: the pool is told', supervisor: 'claimed, no contact: the supervisor is told', onCall: 'claimed, still no contact: the on-call route is told' } as const
const DELIVERY_TEXT: Record<string, string> = {
  sending: 'reply on its way to the portal', delivered: 'reply delivered', unknown: 'no receipt for the reply yet', failed: 'reply not taken by the portal', deadLetter: 'reply given up; call the patient',
}

const clockName = (clockId: string): string => {
  const kind = clockId.split('-')[0]
  return kind === 'firstLook' || kind === 'promise' || kind === 'appointmentRequest' || kind === 'unreadByPatient' || kind === 'contact' ? CLOCK_LABEL[kind].toLowerCase() : clockId
}

/** One event in plain words, for the history and for "Why it is here". Never patient text. */
export function eventText(event: ThreadEvent, people: People, pack: PolicyPack): string {
  const who = (staffId: string): string => people.label(staffId)
  if (isRefillEvent(event)) return refillEventText(event, people)
  if (isEmergencyEvent(event)) return emergencyText(event, people, pack)
  switch (event.type) {
    case 'ThreadStarted':
      return event.addressedTo === null ? 'thread started' : `thread started, addressed to ${people.person(event.addressedTo).name}`
    case 'MessageReceived':
      if (event.markedUrgent) return `message received, marked urgent by the ${event.sender.kind === 'proxy' ? 'proxy' : 'sender'}`
      return event.sender.kind === 'proxy' ? 'message received from a proxy' : event.sender.kind === 'staff' ? 'answer received from the record system' : 'message received from the patient'
    case 'MessageRetracted':
      return 'message withdrawn by the portal (entered in error)'
    case 'MessageScreened':
      return event.tier === null && !event.soon ? `screened: nothing flagged · ${WORK_TYPE_LABEL[event.category].toLowerCase()}` : `screened: flagged, tier ${event.tier ?? 'D2'}`
    case 'ThreadSorted':
      return event.to === 'flagged' ? 'sorted: red flag first' : 'sorted: waits for its route'
    case 'FlagRaised':
      return event.by === 'screening'
        ? `red flag: ${GROUP_LABEL[event.finding.group]}, ${event.finding.tier}, rule ${event.finding.ruleId}`
        : `red flag raised by ${who(event.by)}, ${event.finding.tier}`
    case 'FlagLowered':
      return `red flag lowered by ${who(event.by)}: ${event.reason}`
    case 'ThreadRouted': {
      const pool = poolOf(event.pool, pack)?.name ?? event.pool
      return event.by === 'policy' ? `to ${pool} ${ROUTE_REASON[event.reason] ?? ''}`.trim() : `routed to ${pool} by ${who(event.by)}: ${ROUTE_REASON[event.reason] ?? event.reason}`
    }
    case 'ThreadClaimed':
      return `claimed by ${who(event.staffId)}`
    case 'ThreadReleased':
      return event.reason === 'handedBack' ? `handed back by ${who(event.staffId)}` : `released by ${who(event.staffId)}`
    case 'ThreadAssigned':
      return `assigned to ${who(event.staffId)} by ${who(event.by)}`
    case 'HandOffOffered': {
      const to = event.toStaffId === null ? (event.toRole === null ? 'a colleague' : roleWithArticle(event.toRole)) : who(event.toStaffId)
      if (event.kind === 'cover') return `${who(event.fromStaffId)} is out: offered to ${to}`
      return `${event.kind === 'escalation' ? 'escalated' : 'hand-off offered'} to ${to} by ${who(event.fromStaffId)}`
    }
    case 'HandOffAccepted':
      return `hand-off accepted by ${who(event.staffId)}`
    case 'HandOffDeclined':
      return event.reason === 'superseded' ? 'hand-off superseded' : `hand-off ${event.reason === 'withdrawn' ? 'taken back' : 'declined'} by ${who(event.staffId)}`
    case 'NoteAdded':
      return `internal note by ${who(event.by)}`
    case 'ThreadLookedAt':
      return `first look by ${who(event.by)}`
    case 'CategoryChanged':
      return `work type set to ${WORK_TYPE_LABEL[event.category].toLowerCase()} by ${who(event.by)}`
    case 'DispositionRecorded':
      return `disposition “${dispositionLabel(event.code, pack)}” by ${who(event.by)}`
    case 'ContactRecorded':
      if (event.outcome === 'letterSent') return `letter sent by ${who(event.by)}`
      return `call by ${who(event.by)}${event.number ? ` to ${event.number}` : ''}: ${OUTCOME_LABEL[event.outcome]}`
    case 'ReplyQueued':
      return `reply by ${who(event.by)}${event.templateId === null ? '' : ` from template ${event.templateId}`}${warningsText(event.acknowledged)}`
    case 'ReplyWithdrawn':
      return `reply taken back by ${who(event.by)} before it left`
    case 'DeliveryAdvanced':
      return event.from === 'sending' && event.to === 'sending' ? 'reply handed to the portal' : (DELIVERY_TEXT[event.to] ?? event.to)
    case 'ThreadWaiting':
      return 'waiting on the patient'
    case 'ThreadCompleted':
      return `completed by ${who(event.by)}: ${event.nextStep}`
    case 'ThreadReopened':
      if (event.reason === 'unreadByPatient') return 'reopened: the patient has not read the reply'
      if (event.reason === 'replyNotDelivered') return 'reopened: the reply did not reach the patient'
      return `reopened by ${who(event.by)}: ${event.reason === 'replyWithdrawn' ? 'the reply was taken back' : event.reason === 'redFlag' ? 'a red flag does not wait' : event.reason}`
    case 'ThreadSnoozed':
      return `snoozed by ${who(event.by)}`
    case 'ThreadWoken':
      return event.reason === 'due' ? 'snooze is over' : event.reason === 'patientWrote' ? 'woken: the patient wrote' : event.reason === 'flagged' ? 'woken: red flag' : event.reason === 'clock' ? 'woken: a clock is due' : 'woken'
    case 'ThreadLinked':
      if (event.relation === 'otherSender') return 'linked: thread of another sender about the same patient'
      return event.relation === 'lateReply' ? 'linked: late reply to an earlier thread' : event.relation === 'postClosure' ? 'linked: new message after completion' : 'linked: sent to another office too'
    case 'ThreadReaddressed':
    case 'PostClosureMarked':
    case 'ChannelMarked':
    case 'ChannelCleared':
    case 'CoverPlanned':
    case 'CoverAccepted':
    case 'CoverDeclined':
    case 'ReplyRead':
    case 'CallAsked':
    case 'SecondLookRecorded':
      return upkeepText(event, people)
    case 'ClockStarted':
      return `${clockName(event.clockId)} clock started`
    case 'ClockRescheduled':
      return `${clockName(event.clockId)} clock counted anew`
    case 'ClockWarned':
      return `${clockName(event.clockId)} clock: due soon`
    case 'ClockBreached':
      return `${clockName(event.clockId)} clock: overdue`
    case 'ClockPaused':
      return `${clockName(event.clockId)} clock stands still`
    case 'ClockResumed':
      return `${clockName(event.clockId)} clock runs again`
    case 'ClockMet':
      return event.reason === 'superseded' ? `${clockName(event.clockId)} clock ended` : `${clockName(event.clockId)} clock met`
    case 'ItemMarkedConfidential':
      return `${event.kind === 'thread' ? 'thread' : event.kind} marked confidential by ${who(event.by)}`
    case 'ItemUnmarkedConfidential':
      return `${event.kind === 'thread' ? 'thread' : event.kind} no longer confidential, by ${who(event.by)}: ${event.reason}`
    case 'ConfidentialDeclined':
      return `looked at and found not confidential by ${who(event.by)}`
    case 'GlassBroken':
      return `opened by break-glass by ${who(event.by)}: ${event.reason}`
    case 'BreakGlassReviewed':
      return `break-glass reviewed by ${who(event.by)}, ${event.verdict === 'appropriate' ? 'appropriate' : 'not appropriate'}: ${event.words}`
    case 'EscalationReached':
      return event.clockId.startsWith('contact') ? CONTACT_STEP_TEXT[event.step] : STEP_TEXT[event.step]
    default:
      if (isAppointmentEvent(event)) return appointmentEventText(event, who, pack)
      return assertNever(event, 'eventText')
  }
}

export const dispositionLabel = (code: string, pack: PolicyPack): string => pack.dispositions.find((disposition) => disposition.code === code)?.label ?? code

/** `a PA`, `an RN`, as it is said. */
const roleWithArticle = (role: Role): string => `${/^[AEFHILMNORSX][A-Z]/.test(ROLE_LABEL[role]) || role === 'admin' ? 'an' : 'a'} ${ROLE_LABEL[role]}`

/** Events that answer "why is this here?"; the rest is in the history. */
export const isTrace = (event: ThreadEvent): boolean =>
  ['MessageReceived', 'MessageScreened', ...UPKEEP_TRACE, 'FlagRaised', 'FlagLowered', 'ThreadRouted', 'ThreadClaimed', 'ThreadReleased', 'ThreadAssigned', 'HandOffOffered', 'HandOffAccepted', 'HandOffDeclined', 'EscalationReached', 'ThreadReopened', 'ThreadLinked', 'ClockBreached', 'ThreadWaiting', 'NoticeQueued', 'NoticeWithheld', 'WelfareStepRecorded', 'BackPainCleared'].includes(event.type)

/** What the checks warned of and the author let pass (PS-08, PS-34, S15). */
function warningsText(codes: readonly string[] | undefined): string {
  const words = (codes ?? []).flatMap((code) => WARNING_WORDS[code as OutgoingCode] ?? [])
  return words.length === 0 ? '' : `, sent although warned of ${words.join(', ')}`
}
