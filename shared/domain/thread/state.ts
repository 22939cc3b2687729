import type { EpochMs, MessageId, PatientId, PoolId, ReplyId, StaffId, ThreadId } from '../ids.ts'
import type { Role } from '../actor.ts'
import type { ClockState } from '../clock/clockState.ts'
import type { Finding, Tier, WorkType } from '../screening/findings.ts'

/** Stored strings of the triage chart (D12). */
export const TRIAGE_STATES = ['received', 'screened', 'flagged', 'awaitingRoute', 'routed', 'claimed'] as const
export type TriageStatus = (typeof TRIAGE_STATES)[number]

/** Stored strings of the completion chart (D12). */
export const COMPLETION_STATES = ['open', 'waitingOnPatient', 'completed'] as const
export type CompletionStatus = (typeof COMPLETION_STATES)[number]

/** Stored strings of the delivery chart (D12). */
export const DELIVERY_STATES = ['queued', 'sending', 'delivered', 'unknown', 'failed', 'deadLetter', 'withdrawn'] as const
export type DeliveryStatus = (typeof DELIVERY_STATES)[number]

/** D17: who wrote. `unmatched` means most restrictive. Grades are computed at reading time, never stored. */
export type SenderRef =
  | { readonly kind: 'self' }
  | { readonly kind: 'proxy'; readonly relatedPersonId: string }
  | { readonly kind: 'staff'; readonly staffId: StaffId }
  | { readonly kind: 'unmatched' }

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
}

/** D12: a hand-off counts only when it is accepted. */
export interface HandOffState {
  readonly handOffId: string
  readonly kind: 'transfer' | 'escalation'
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
}
export const CONTACT_OUTCOMES = ['reached', 'voicemailNoDetails', 'noAnswer', 'wrongNumber', 'welfareCheckRequested'] as const
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
  readonly links: readonly { readonly threadId: ThreadId; readonly relation: ThreadRelation }[]
}
export type ThreadRelation = 'sibling' | 'lateReply' | 'postClosure'

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
  }
}
