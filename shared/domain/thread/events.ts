import type { Role } from '../actor.ts'
import { APPOINTMENT_EVENT_NAMES, type AppointmentEventBody } from '../appointment/appointmentEvents.ts'
import { EMERGENCY_EVENT_NAMES, type EmergencyEvent } from '../emergency/emergencyEvents.ts'
import type { PhoneUse } from '../emergency/phoneUse.ts'
import type { EpochMs, MessageId, PatientId, PoolId, ReplyId, StaffId, ThreadId } from '../ids.ts'
import type { LedgerLine } from '../calendar/clinicCalendar.ts'
import type { ClockKind, ClockStatus, ClockTarget, EscalationStep } from '../clock/clockState.ts'
import { PEOPLE_EVENT_NAMES, type PeopleEvent } from '../people/peopleEvents.ts'
import type { Finding, Tier, WorkType } from '../screening/findings.ts'
import type { ReplyRefusal } from './replyRefusal.ts'
import { REFILL_EVENT_NAMES, type RefillEventBody } from '../refill/refillEvents.ts'
import type { CompletionStatus, ContactOutcome, DeliveryStatus, HandOffState, SenderRef, ThreadRelation, TriageStatus } from './state.ts'

/**
 * What happened to a thread. Past tense, small, decodable alone, never patient text: bodies live in the message
 * table and events carry their SHA-256. `at` is the instant of the decision (UTC epoch ms).
 */
export type ThreadEvent = { readonly at: EpochMs } & (
  | RefillEventBody
  | EmergencyEvent
  | { type: 'ThreadStarted'; patientId: PatientId | null; addressedTo: StaffId | null; category: WorkType }
  | { type: 'MessageReceived'; messageId: MessageId; sender: SenderRef; sentAt: EpochMs | null; markedUrgent: boolean; textHash: string; from: CompletionStatus; to: CompletionStatus }
  | { type: 'MessageRetracted'; messageId: MessageId }
  | { type: 'MessageScreened'; messageId: MessageId; ruleSetVersion: string; category: WorkType; tier: Tier | null; soon: boolean; from: TriageStatus; to: TriageStatus }
  | { type: 'ThreadSorted'; from: TriageStatus; to: TriageStatus }
  | { type: 'FlagRaised'; flagId: string; messageId: MessageId | null; finding: Finding; by: StaffId | 'screening' }
  | { type: 'FlagLowered'; flagIds: string[]; reason: string; by: StaffId }
  | { type: 'ThreadRouted'; pool: PoolId; isClinical: boolean; reason: string; by: StaffId | 'policy'; from: TriageStatus; to: TriageStatus }
  | { type: 'ThreadClaimed'; staffId: StaffId; from: TriageStatus; to: TriageStatus }
  | { type: 'ThreadReleased'; staffId: StaffId; reason: 'released' | 'handedBack' | 'reassigned'; from: TriageStatus; to: TriageStatus }
  | { type: 'ThreadAssigned'; staffId: StaffId; by: StaffId; from: TriageStatus; to: TriageStatus }
  | { type: 'HandOffOffered'; handOffId: string; kind: HandOffState['kind']; fromStaffId: StaffId; toStaffId: StaffId | null; toRole: Role | null; noteId: MessageId | null }
  | { type: 'HandOffAccepted'; handOffId: string; staffId: StaffId; from: TriageStatus; to: TriageStatus }
  | { type: 'HandOffDeclined'; handOffId: string; staffId: StaffId; reason: 'declined' | 'withdrawn' | 'superseded' }
  | { type: 'NoteAdded'; noteId: MessageId; by: StaffId; textHash: string }
  | { type: 'ThreadLookedAt'; by: StaffId; role: Role }
  | { type: 'CategoryChanged'; category: WorkType; by: StaffId }
  | { type: 'DispositionRecorded'; code: string; tier: Tier; by: StaffId }
  /** `number`: as dialled (D10: the call log says number, outcome, by whom). */
  | { type: 'ContactRecorded'; outcome: ContactOutcome; by: StaffId; noteId: MessageId | null; number?: string | null; use?: PhoneUse | null }
  | { type: 'ReplyQueued'; replyId: ReplyId; by: StaffId; role: Role; textHash: string; templateId: string | null; asksPatient: boolean; covering: boolean; releaseAt: EpochMs; answers: MessageId[]; acknowledged?: string[] }
  | { type: 'ReplyWithdrawn'; replyId: ReplyId; by: StaffId }
  | { type: 'DeliveryAdvanced'; replyId: ReplyId; from: DeliveryStatus; to: DeliveryStatus; reason: string | null; receiptDueAt: EpochMs | null }
  | { type: 'ThreadWaiting'; from: CompletionStatus; to: CompletionStatus }
  | { type: 'ThreadCompleted'; by: StaffId; nextStep: string; from: CompletionStatus; to: CompletionStatus }
  | { type: 'ThreadReopened'; by: StaffId; reason: string; from: CompletionStatus; to: CompletionStatus }
  | { type: 'ThreadSnoozed'; by: StaffId; until: EpochMs }
  | { type: 'ThreadWoken'; reason: 'due' | 'patientWrote' | 'staff' | 'flagged' | 'clock' }
  | { type: 'ThreadLinked'; threadId: ThreadId; relation: ThreadRelation; refusal?: ReplyRefusal }
  | { type: 'ThreadReaddressed'; from: StaffId | null; to: StaffId; reason: string; by: StaffId }
  | { type: 'PostClosureMarked'; threadId: ThreadId; completedAt: EpochMs }
  | { type: 'ChannelMarked'; messageId: MessageId | null; by: StaffId | 'screening' }
  | { type: 'ChannelCleared'; reason: string; by: StaffId }
  | { type: 'CoverPlanned'; offerAt: EpochMs | null }
  | { type: 'CoverAccepted'; staffId: StaffId; toStaffId: StaffId | null; toRole: Role | null }
  | { type: 'CoverDeclined'; by: StaffId; toStaffId: StaffId | null; toRole: Role | null }
  | { type: 'ReplyRead'; replyId: ReplyId; readAt: EpochMs }
  | { type: 'CallAsked'; replyId: ReplyId }
  | { type: 'SecondLookRecorded'; outcome: 'agreed' | 'raisedAgain'; by: StaffId; reason: string | null }
  | { type: 'ClockStarted'; clockId: string; kind: ClockKind; startedAt: EpochMs; target: ClockTarget; warnAt: EpochMs | null; dueAt: EpochMs | null; ledger: LedgerLine[]; escalations: { step: EscalationStep; at: EpochMs }[] }
  | { type: 'ClockRescheduled'; clockId: string; target: ClockTarget; warnAt: EpochMs | null; dueAt: EpochMs | null; ledger: LedgerLine[]; escalations: { step: EscalationStep; at: EpochMs }[] }
  | { type: 'ClockWarned'; clockId: string; from: ClockStatus; to: ClockStatus }
  | { type: 'ClockBreached'; clockId: string; from: ClockStatus; to: ClockStatus }
  | { type: 'ClockPaused'; clockId: string; from: ClockStatus; to: ClockStatus }
  | { type: 'ClockResumed'; clockId: string; warnAt: EpochMs | null; dueAt: EpochMs | null; ledger: LedgerLine[]; from: ClockStatus; to: ClockStatus }
  | { type: 'ClockMet'; clockId: string; reason: 'looked' | 'answered' | 'completed' | 'superseded' | 'read'; from: ClockStatus; to: ClockStatus }
  | { type: 'EscalationReached'; clockId: string; step: EscalationStep }
  | PeopleEvent
  | AppointmentEventBody
)
export type ThreadEventType = ThreadEvent['type']
export type EventOf<T extends ThreadEventType> = Extract<ThreadEvent, { type: T }>

/** Stored names. A type is never renamed here without an upcast (architecture.md, convention 5). */
export const THREAD_EVENT_NAMES = {
  ...EMERGENCY_EVENT_NAMES,
  ThreadStarted: 'thread.started.v1',
  MessageReceived: 'message.received.v1',
  MessageRetracted: 'message.retracted.v1',
  MessageScreened: 'message.screened.v1',
  ThreadSorted: 'thread.sorted.v1',
  FlagRaised: 'flag.raised.v1',
  FlagLowered: 'flag.lowered.v1',
  ThreadRouted: 'thread.routed.v1',
  ThreadClaimed: 'thread.claimed.v1',
  ThreadReleased: 'thread.released.v1',
  ThreadAssigned: 'thread.assigned.v1',
  HandOffOffered: 'handOff.offered.v1',
  HandOffAccepted: 'handOff.accepted.v1',
  HandOffDeclined: 'handOff.declined.v1',
  NoteAdded: 'note.added.v1',
  ThreadLookedAt: 'thread.lookedAt.v1',
  CategoryChanged: 'category.changed.v1',
  DispositionRecorded: 'disposition.recorded.v1',
  ContactRecorded: 'contact.recorded.v1',
  ReplyQueued: 'reply.queued.v1',
  ReplyWithdrawn: 'reply.withdrawn.v1',
  DeliveryAdvanced: 'delivery.advanced.v1',
  ThreadWaiting: 'thread.waiting.v1',
  ThreadCompleted: 'thread.completed.v1',
  ThreadReopened: 'thread.reopened.v1',
  ThreadSnoozed: 'thread.snoozed.v1',
  ThreadWoken: 'thread.woken.v1',
  ThreadLinked: 'thread.linked.v1',
  ThreadReaddressed: 'thread.readdressed.v1',
  PostClosureMarked: 'thread.postClosure.v1',
  ChannelMarked: 'channel.marked.v1',
  ChannelCleared: 'channel.cleared.v1',
  CoverPlanned: 'cover.planned.v1',
  CoverAccepted: 'cover.accepted.v1',
  CoverDeclined: 'cover.declined.v1',
  ReplyRead: 'reply.read.v1',
  CallAsked: 'call.asked.v1',
  SecondLookRecorded: 'secondLook.recorded.v1',
  ClockStarted: 'clock.started.v1',
  ClockRescheduled: 'clock.rescheduled.v1',
  ClockWarned: 'clock.warned.v1',
  ClockBreached: 'clock.breached.v1',
  ClockPaused: 'clock.paused.v1',
  ClockResumed: 'clock.resumed.v1',
  ClockMet: 'clock.met.v1',
  EscalationReached: 'escalation.reached.v1',
  ...REFILL_EVENT_NAMES,
  ...PEOPLE_EVENT_NAMES,
  ...APPOINTMENT_EVENT_NAMES,
} as const satisfies Record<ThreadEventType, string>

const TYPE_BY_NAME = new Map<string, ThreadEventType>(
  Object.entries(THREAD_EVENT_NAMES).map(([type, name]) => [name, type as ThreadEventType]),
)
export const threadEventType = (name: string): ThreadEventType | undefined => TYPE_BY_NAME.get(name)
