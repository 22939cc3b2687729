import type { EpochMs, MessageId, PatientId, PoolId, ReplyId, StaffId, ThreadId } from '../ids.ts'
import type { Role } from '../actor.ts'
import { NO_EMERGENCY, type EmergencyState } from '../emergency/emergencyState.ts'
import type { PhoneUse } from '../emergency/phoneUse.ts'
import type { AppointmentState } from '../appointment/appointmentState.ts'
import type { ClockState } from '../clock/clockState.ts'
import { NO_PEOPLE, type PeopleState } from '../people/confidential.ts'
import type { RefillState } from '../refill/refillLine.ts'
import type { Finding, Tier, WorkType } from '../screening/findings.ts'
import type { ReplyRefusal } from './replyRefusal.ts'
import { NO_COVER, type CallAsked, type ChannelMark, type CoverState, type PostClosure, type SecondLook } from './upkeep/upkeepState.ts'

/** Stored strings of the triage chart (D12). */
export const TRIAGE_STATES = ['received', 'screened', 'flagged', 'awaitingRoute', 'routed', 'claimed'] as const
export type TriageStatus = (typeof TRIAGE_STATES)[number]

/** Stored strings of the completion chart (D12). */
export const COMPLETION_STATES = ['open', 'waitingOnPatient', 'completed'] as const
export type CompletionStatus = (typeof COMPLETION_STATES)[number]

/** Stored strings of the delivery chart (D12). */
export const DELIVERY_STATES = ['queued', 'sending', 'delivered', 'unknown', 'failed', 'deadLetter', 'withdrawn'] as const
export type DeliveryStatus = (typeof DELIVERY_STATES)[number]

export type { SenderRef } from '../people/sender.ts'

export interface FlagState {
  readonly flagId: string
  /** Message that carries it; null when a staff member raised it. */
  readonly messageId: MessageId | null
  readonly finding: Finding
  readonly status: 'raised' | 'lowered'
  readonly raisedBy: StaffId | 'screening'
  readonly raisedAt: EpochMs
}

export interface ReplyState {
  readonly replyId: ReplyId
  readonly authorId: StaffId
  readonly authorRole: Role
  readonly queuedAt: EpochMs
  /** The reply may be taken back until then; the outbox takes it after. */
  readonly releaseAt: EpochMs
  readonly releasedAt: EpochMs | null
  /** When an unconfirmed hand-over to the portal becomes `unknown`. */
  readonly receiptDueAt: EpochMs | null
  readonly delivery: DeliveryStatus
  readonly asksPatient: boolean
  readonly answers: readonly MessageId[]
  /** S20: a covering author's message cannot be replied to. */
  readonly covering: boolean
  readonly attempts: number
  /** S25: when the portal says that the patient read it; absent or null until then. */
  readonly readAt?: EpochMs | null
}

/** D12: a hand-off counts only when it is accepted. */
export interface HandOffState {
  readonly handOffId: string
  /** `cover`: offered by the sweep in the name of the clinician who is out (D7). */
  readonly kind: 'transfer' | 'escalation' | 'cover'
  readonly fromStaffId: StaffId
  readonly toStaffId: StaffId | null
  readonly toRole: Role | null
  /** Internal note that carries the ask. */
  readonly noteId: MessageId | null
  readonly offeredAt: EpochMs
}

export interface ContactState {
  readonly at: EpochMs
  readonly by: StaffId
  readonly outcome: ContactOutcome
  /** As dialled, and what the record calls it (D10). */
  readonly number?: string | null
  readonly use?: PhoneUse | null
}
/** `patientCalled`: the patient called us, so no number was dialled. */
export const CONTACT_OUTCOMES = ['reached', 'patientCalled', 'voicemailNoDetails', 'noAnswer', 'wrongNumber', 'welfareCheckRequested', 'letterSent'] as const
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number]

/** One thread = one patient, one addressed provider's office (D11). This is the row that adapters store. */
export interface ThreadState {
  readonly threadId: ThreadId
  readonly version: number
  readonly patientId: PatientId | null
  readonly addressedTo: StaffId | null
  readonly pool: PoolId | null
  readonly isClinical: boolean
  readonly triage: TriageStatus
  readonly completion: CompletionStatus
  readonly category: WorkType
  /** Some message of the sender says that it is urgent. A hint: shown, and never lowered by a program. */
  readonly markedUrgent: boolean
  readonly flags: readonly FlagState[]
  /** Most urgent raised flag; null when none is raised. */
  readonly tier: Tier | null
  readonly assignee: StaffId | null
  readonly claimedAt: EpochMs | null
  readonly handOff: HandOffState | null
  readonly disposition: { readonly code: string; readonly tier: Tier; readonly by: StaffId; readonly at: EpochMs } | null
  readonly contacts: readonly ContactState[]
  /** Notices, welfare check, back-pain screen. */
  readonly emergency: EmergencyState
  readonly nextStep: string | null
  readonly unanswered: readonly MessageId[]
  readonly replies: readonly ReplyState[]
  readonly snoozedUntil: EpochMs | null
  readonly clocks: readonly ClockState[]
  readonly openedAt: EpochMs
  readonly lastPatientMessageAt: EpochMs | null
  readonly lastMessageAt: EpochMs
  readonly messageCount: number
  readonly firstLookedAt: EpochMs | null
  readonly completedAt: EpochMs | null
  readonly completedBy: StaffId | null
  /** Version of the last event that changes what a writer must know: a patient message, a reply, a flag, completion (D16). */
  readonly materialVersion: number
  /** D9: a lowered flag puts the thread on the second-look list. */
  readonly secondLook: boolean
  /** `refusal`: why the portal's Reply was gone when a late reply came (D14). */
  /** Requested refills (D12); absent until the first. */
  readonly refills?: RefillState
  readonly links: readonly { readonly threadId: ThreadId; readonly relation: ThreadRelation; readonly refusal?: ReplyRefusal | null }[]
  /** Who wrote last, what is confidential, who broke the glass (D17, D18, D19). */
  readonly people: PeopleState
  /** S13: a new or changing symptom, to be turned into a call or a visit; null when there is none. */
  readonly channelMark: ChannelMark | null
  readonly cover: CoverState
  /** S25: a phone call that an unread reply asks for; null when none is asked for. */
  readonly callAsked: CallAsked | null
  /** What waits for a second look (D9); null when nothing does. */
  readonly lowered: SecondLook | null
  /** Messages that screening took for a new or changing symptom, flagged or not (S13); absent until the first. */
  readonly symptomMessages?: readonly MessageId[]
  /** S22: null unless this thread began soon after another was completed, on the same matter. */
  readonly postClosure: PostClosure | null
  /** The appointment request, the last one if several; null for none. */
  readonly appointment: AppointmentState | null
}
/** `otherSender`: a teenager's own thread beside the parent's about the same teenager, never merged (S37). */
export type ThreadRelation = 'sibling' | 'lateReply' | 'postClosure' | 'otherSender'

export function emptyThread(threadId: ThreadId): ThreadState {
  return {
    threadId,
    version: 0,
    patientId: null,
    addressedTo: null,
    pool: null,
    isClinical: false,
    triage: 'received',
    completion: 'open',
    category: 'other',
    markedUrgent: false,
    flags: [],
    tier: null,
    assignee: null,
    claimedAt: null,
    handOff: null,
    disposition: null,
    contacts: [],
    emergency: NO_EMERGENCY,
    nextStep: null,
    unanswered: [],
    replies: [],
    snoozedUntil: null,
    clocks: [],
    openedAt: 0,
    lastPatientMessageAt: null,
    lastMessageAt: 0,
    messageCount: 0,
    firstLookedAt: null,
    completedAt: null,
    completedBy: null,
    materialVersion: 0,
    secondLook: false,
    links: [],
    people: NO_PEOPLE,
    channelMark: null,
    cover: NO_COVER,
    callAsked: null,
    lowered: null,
    postClosure: null,
    appointment: null,
  }
}
