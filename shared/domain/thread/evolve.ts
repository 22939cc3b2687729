import { isAppointmentEvent } from '../appointment/appointmentEvents.ts'
import { evolveAppointment } from '../appointment/evolveAppointment.ts'
import { assertNever } from '../assertNever.ts'
import { reachedPatient, settledBy } from '../emergency/callLadder.ts'
import { isEmergencyEvent } from '../emergency/emergencyEvents.ts'
import { evolveEmergency, evolveNoticeDelivery, evolveSender, noticeOf } from '../emergency/evolveEmergency.ts'
import { hush, quieten } from '../emergency/ladder.ts'
import type { EpochMs } from '../ids.ts'
import type { ClockState } from '../clock/clockState.ts'
import { applyPeople, heard, isPeopleEvent } from '../people/applyPeople.ts'
import { isConfidential } from '../people/confidential.ts'
import { evolveRefill } from '../refill/evolveRefill.ts'
import { isRefillEvent } from '../refill/refillEvents.ts'
import type { ThreadEvent } from './events.ts'
import { highestTier } from './guards.ts'
import type { ContactState, FlagState, ReplyState, ThreadState } from './state.ts'
import { evolveUpkeep } from './upkeep/evolveUpkeep.ts'

const clockOf = (state: ThreadState, clockId: string, change: (clock: ClockState) => ClockState): ThreadState => ({
  ...state,
  clocks: state.clocks.map((clock) => (clock.clockId === clockId ? change(clock) : clock)),
})

const replyOf = (state: ThreadState, replyId: string, change: (reply: ReplyState) => ReplyState): ThreadState => ({
  ...state,
  replies: state.replies.map((reply) => (reply.replyId === replyId ? change(reply) : reply)),
})

const flagsOf = (state: ThreadState, flags: readonly FlagState[]): ThreadState => ({ ...state, flags, tier: highestTier(flags) })

/** D8: settled by a contact or the welfare check, nobody needs to be told any more. */
const quietIfSettled = (state: ThreadState, at: EpochMs): ThreadState => (settledBy(state) === null ? state : quieten(state, at))

const without = (list: readonly string[], taken: readonly string[]): string[] => list.filter((item) => !taken.includes(item))

/**
 * The projection: the row after one event. Copies facts of the event and never re-runs a guard, so `rebuild` is a
 * fold and "log equals rows" is a property. Pure; one version per event.
 */
export function evolve(before: ThreadState, event: ThreadEvent): ThreadState {
  const version = before.version + 1
  const state = apply({ ...before, version }, event)
  return isMaterial(event) ? { ...state, materialVersion: version } : state
}

function isMaterial(event: ThreadEvent): boolean {
  switch (event.type) {
    case 'MessageReceived':
    case 'MessageRetracted':
    case 'ReplyQueued':
    case 'ReplyWithdrawn':
    case 'FlagRaised':
    case 'ThreadCompleted':
    case 'ThreadReopened':
      return true
    default:
      return false
  }
}

function apply(state: ThreadState, event: ThreadEvent): ThreadState {
  if (isRefillEvent(event)) return { ...state, refills: evolveRefill(state.refills, event) }
  if (isAppointmentEvent(event)) return { ...state, appointment: evolveAppointment(state.appointment ?? null, event) }
  if (isEmergencyEvent(event)) return quietIfSettled(evolveEmergency(state, event), event.at)
  if (isPeopleEvent(event)) return applyPeople(state, event)
  switch (event.type) {
    case 'ThreadStarted':
      return { ...state, patientId: event.patientId, addressedTo: event.addressedTo, category: event.category, openedAt: event.at }
    case 'MessageReceived': {
      const fromPatient = event.sender.kind !== 'staff'
      return {
        ...state,
        people: heard(state.people, event.sender),
        emergency: evolveSender(state.emergency, event.sender.kind),
        completion: event.to,
        markedUrgent: state.markedUrgent || event.markedUrgent,
        unanswered: fromPatient ? [...state.unanswered, event.messageId] : [],
        callAsked: fromPatient ? null : state.callAsked,
        lastPatientMessageAt: fromPatient ? event.at : state.lastPatientMessageAt,
        lastMessageAt: event.at,
        messageCount: state.messageCount + 1,
      }
    }
    case 'MessageRetracted':
      return { ...state, unanswered: without(state.unanswered, [event.messageId]) }
    case 'MessageScreened':
      return event.category === 'symptom' ? { ...state, triage: event.to, symptomMessages: [...(state.symptomMessages ?? []), event.messageId] } : { ...state, triage: event.to }
    case 'ThreadSorted':
      return { ...state, triage: event.to }
    case 'FlagRaised': {
      const flag: FlagState = { flagId: event.flagId, messageId: event.messageId, finding: event.finding, status: 'raised', raisedBy: event.by, raisedAt: event.at }
      // A new flag needs a disposition of its own (D13).
      return { ...flagsOf(state, [...state.flags, flag]), isClinical: true, disposition: null }
    }
    case 'FlagLowered':
      return quieten({
        ...flagsOf(state, state.flags.map((flag) => (event.flagIds.includes(flag.flagId) ? { ...flag, status: 'lowered' } : flag))),
        secondLook: true,
        lowered: { loweredBy: event.by, at: event.at, reason: event.reason, tier: state.tier ?? 'D2', flagIds: event.flagIds },
      }, event.at)
    case 'ThreadRouted':
      return { ...state, pool: event.pool, isClinical: event.isClinical || isConfidential(state), triage: event.to, assignee: null, claimedAt: null }
    case 'ThreadClaimed':
    case 'ThreadAssigned':
      return quieten({ ...state, assignee: event.staffId, claimedAt: event.at, triage: event.to }, event.at, 'firstLook')
    case 'ThreadReleased':
      return { ...state, assignee: null, claimedAt: null, triage: event.to }
    case 'HandOffOffered':
      return {
        ...state,
        handOff: {
          handOffId: event.handOffId, kind: event.kind, fromStaffId: event.fromStaffId, toStaffId: event.toStaffId,
          toRole: event.toRole, noteId: event.noteId, offeredAt: event.at,
        },
        cover: event.kind === 'cover' ? { ...state.cover, offerAt: null, offers: [...state.cover.offers, { toStaffId: event.toStaffId, toRole: event.toRole, at: event.at }] } : state.cover,
      }
    case 'HandOffAccepted':
      return quieten({ ...state, handOff: null, assignee: event.staffId, claimedAt: event.at, triage: event.to }, event.at, 'firstLook')
    case 'HandOffDeclined':
      return { ...state, handOff: null }
    case 'NoteAdded':
      return { ...state, lastMessageAt: event.at, messageCount: state.messageCount + 1 }
    case 'ThreadLookedAt': {
      const looked = { ...state, firstLookedAt: state.firstLookedAt ?? event.at }
      // A colleague's look at a claimed thread tells the assignee nothing.
      return state.assignee === event.by ? quieten(looked, event.at, 'firstLook') : looked
    }
    case 'CategoryChanged':
      return { ...state, category: event.category }
    case 'DispositionRecorded':
      return { ...state, disposition: { code: event.code, tier: event.tier, by: event.by, at: event.at } }
    case 'ContactRecorded': {
      const contact: ContactState = { at: event.at, by: event.by, outcome: event.outcome, number: event.number ?? null, use: event.use ?? null }
      const isReached = reachedPatient(contact, state)
      const called = {
        ...state,
        contacts: [...state.contacts, contact],
        unanswered: isReached || event.outcome === 'letterSent' ? [] : state.unanswered,
        callAsked: isReached || event.outcome === 'welfareCheckRequested' ? null : state.callAsked,
      }
      return quietIfSettled(called, event.at)
    }
    case 'ReplyQueued': {
      const reply: ReplyState = {
        replyId: event.replyId, authorId: event.by, authorRole: event.role, queuedAt: event.at, releaseAt: event.releaseAt,
        releasedAt: null, receiptDueAt: null, delivery: 'queued', asksPatient: event.asksPatient, answers: event.answers,
        covering: event.covering, attempts: 0,
      }
      return {
        ...state,
        replies: [...state.replies, reply],
        unanswered: without(state.unanswered, event.answers),
        lastMessageAt: event.at,
        messageCount: state.messageCount + 1,
      }
    }
    case 'ReplyWithdrawn':
      return {
        ...unanswer(state, event.replyId),
        messageCount: state.messageCount - 1,
      }
    case 'DeliveryAdvanced': {
      if (noticeOf(state, event.replyId)) return evolveNoticeDelivery(state, event)
      const advanced = replyOf(state, event.replyId, (reply) => ({
        ...reply,
        delivery: event.to,
        receiptDueAt: event.receiptDueAt,
        releasedAt: event.from === 'queued' ? event.at : reply.releasedAt,
        attempts: event.to === 'sending' && event.from !== 'sending' ? reply.attempts + 1 : reply.attempts,
      }))
      return event.to === 'deadLetter' ? unanswer(advanced, event.replyId, 'deadLetter') : advanced
    }
    case 'ThreadWaiting':
      return { ...state, completion: event.to }
    case 'ThreadCompleted':
      return quieten({ ...state, completion: event.to, completedAt: event.at, completedBy: event.by, nextStep: event.nextStep, snoozedUntil: null }, event.at)
    case 'ThreadReopened':
      return { ...state, completion: event.to, completedAt: null, completedBy: null, nextStep: null }
    case 'ThreadSnoozed':
      return { ...state, snoozedUntil: event.until }
    case 'ThreadWoken':
      return { ...state, snoozedUntil: null }
    case 'ThreadLinked':
      return { ...state, links: [...state.links, { threadId: event.threadId, relation: event.relation, ...(event.refusal ? { refusal: event.refusal } : {}) }] }
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
      return evolveUpkeep(state, event)
    default:
      return evolveClock(state, event)
  }
}

function unanswer(state: ThreadState, replyId: string, delivery: ReplyState['delivery'] = 'withdrawn'): ThreadState {
  const reply = state.replies.find((candidate) => candidate.replyId === replyId)
  const back = reply ? without(reply.answers, state.unanswered) : []
  return { ...replyOf(state, replyId, (candidate) => ({ ...candidate, delivery })), unanswered: [...back, ...state.unanswered] }
}

type ClockEvent = Extract<ThreadEvent, { clockId: string }>

function evolveClock(state: ThreadState, event: ClockEvent): ThreadState {
  switch (event.type) {
    case 'ClockStarted': {
      const clock: ClockState = {
        clockId: event.clockId, kind: event.kind, status: 'running', startedAt: event.startedAt, target: event.target, warnAt: event.warnAt,
        dueAt: event.dueAt, pauses: [], ledger: event.ledger, endedAt: null, wasBreached: false,
        escalations: event.escalations.map((step) => ({ ...step, reachedAt: null })),
      }
      return { ...state, clocks: [...state.clocks, clock] }
    }
    case 'ClockRescheduled':
      return clockOf(state, event.clockId, (clock) => ({
        ...clock,
        status: 'running',
        target: event.target, warnAt: event.warnAt, dueAt: event.dueAt, ledger: event.ledger,
        escalations: event.escalations.map((step) => ({ ...step, reachedAt: null })),
        quietAt: null,
      }))
    case 'ClockWarned':
      return clockOf(state, event.clockId, (clock) => ({ ...clock, status: event.to }))
    case 'ClockBreached':
      return clockOf(state, event.clockId, (clock) => ({ ...clock, status: event.to, wasBreached: true }))
    case 'ClockPaused':
      return clockOf(state, event.clockId, (clock) => ({ ...clock, status: event.to, pauses: [...clock.pauses, { from: event.at, to: null }] }))
    case 'ClockResumed':
      return clockOf(state, event.clockId, (clock) => ({
        ...clock,
        status: event.to, warnAt: event.warnAt, dueAt: event.dueAt, ledger: event.ledger,
        pauses: clock.pauses.map((pause) => (pause.to === null ? { from: pause.from, to: event.at } : pause)),
      }))
    case 'ClockMet':
      // A look alone does not end the ladder: a flagged thread that nobody has claimed goes on being told of.
      return clockOf(state, event.clockId, (clock) => {
        const met = { ...clock, status: event.to, endedAt: event.at }
        return event.reason === 'looked' ? met : hush(met, event.at)
      })
    case 'EscalationReached':
      return clockOf(state, event.clockId, (clock) => ({
        ...clock,
        escalations: clock.escalations.map((step) => (step.step === event.step ? { ...step, reachedAt: event.at } : step)),
      }))
    default:
      return assertNever(event, 'evolveClock')
  }
}
