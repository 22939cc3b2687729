import type { Actor } from '#shared/domain/actor.ts'
import { isAppointmentEvent } from '#shared/domain/appointment/appointmentEvents.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import { isRefillEvent } from '#shared/domain/refill/refillEvents.ts'
import { CLERICAL_WORK_TYPES } from '#shared/domain/thread/clericalWork.ts'
import type { ThreadEvent, ThreadEventType } from '#shared/domain/thread/events.ts'
import type { People } from '../people.ts'
import { eventText } from '../views/historyText.ts'
import { poolOf } from '../views/inboxRowOf.ts'

/** What stands in the place of an entry that a clerk does not read: the chain shows no gap. */
export const WITHHELD_ENTRY = 'an entry for clinical staff'

/** Events whose words hold nothing that a clinician wrote or found. */
const PLAIN: ReadonlySet<ThreadEventType> = new Set([
  'ThreadStarted', 'MessageReceived', 'MessageRetracted', 'ThreadClaimed', 'ThreadReleased', 'ThreadAssigned', 'HandOffOffered', 'HandOffAccepted', 'HandOffDeclined',
  'NoteAdded', 'ThreadLookedAt', 'ContactRecorded', 'ReplyWithdrawn', 'DeliveryAdvanced', 'ThreadWaiting', 'ThreadSnoozed', 'ThreadLinked', 'PostClosureMarked', 'CoverPlanned',
  'CoverAccepted', 'CoverDeclined', 'ReplyRead', 'CallAsked', 'ClockStarted', 'ClockRescheduled', 'ClockWarned', 'ClockBreached', 'ClockPaused', 'ClockResumed', 'ClockMet',
  'ItemMarkedConfidential',
] satisfies ThreadEventType[])

/**
 * D19: one event as a clerk reads it; null where it is clinical. Free words of a reason are shown when a clerk or supervisor wrote them.
 */
export function clerkEventText(event: ThreadEvent, me: Actor, people: People, pack: PolicyPack): string | null {
  const whole = (): string => eventText(event, people, pack)
  const isOurs = (by: string): boolean => by === me.id || ['clerk', 'supervisor'].includes(people.person(by).role ?? '')
  if (PLAIN.has(event.type) || isRefillEvent(event)) return whole()
  switch (event.type) {
    case 'ReplyQueued':
      return isOurs(event.by) ? whole() : `reply by ${people.label(event.by)}`
    case 'CategoryChanged':
      return (CLERICAL_WORK_TYPES as readonly string[]).includes(event.category) ? whole() : null
    case 'ThreadRouted':
      if (event.by === 'policy') return event.reason === 'redFlag' ? null : whole()
      return isOurs(event.by) ? whole() : `routed to ${poolOf(event.pool, pack)?.name ?? event.pool} by ${people.label(event.by)}`
    case 'ThreadCompleted':
      return isOurs(event.by) ? whole() : `completed by ${people.label(event.by)}`
    case 'ThreadReopened':
      return event.reason === 'unreadByPatient' || event.reason === 'replyWithdrawn' || isOurs(event.by) ? whole() : `reopened by ${people.label(event.by)}`
    case 'ThreadReaddressed':
      return isOurs(event.by) ? whole() : `moved to ${people.person(event.to).name} by ${people.label(event.by)}`
    case 'ThreadWoken':
      return event.reason === 'flagged' ? null : whole()
    case 'AppointmentRouted':
      return isOurs(event.by) ? whole() : `appointment request sent to the phone by ${people.label(event.by)}`
    default:
      return isAppointmentEvent(event) ? whole() : null
  }
}
