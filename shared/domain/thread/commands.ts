import type { Role } from '../actor.ts'
import type { EpochMs, MessageId, PatientId, PoolId, ReplyId, StaffId, ThreadId } from '../ids.ts'
import type { Screening, WorkType } from '../screening/findings.ts'
import type { ContactOutcome, SenderRef, ThreadRelation } from './state.ts'

/** Text rides beside a command; only its SHA-256 (hex, of the UTF-8 bytes) reaches the log. */
export interface TextRef {
  readonly id: MessageId
  readonly textHash: string
}

/** What a person or the system asks of a thread. `seenVersion` is the version that the author saw (D16). */
export type ThreadCommand =
  | {
      type: 'receiveMessage'
      messageId: MessageId
      patientId: PatientId | null
      addressedTo: StaffId | null
      poolHint: PoolId | null
      sender: SenderRef
      sentAt: EpochMs | null
      textHash: string
      screening: Screening
      appointmentRequest: boolean
      /** The sender's own word: a hint that is shown, never a reason to lower anything (interop.md). */
      markedUrgent: boolean
      link: { threadId: ThreadId; relation: ThreadRelation } | null
    }
  /** The portal says that a delivered message was entered in error: kept, struck through, no longer waiting for an answer. */
  | { type: 'retractMessage'; messageId: MessageId }
  | { type: 'lookAtThread' }
  | { type: 'claimThread' }
  | { type: 'releaseThread' }
  | { type: 'assignThread'; staffId: StaffId }
  | { type: 'routeThread'; pool: PoolId; reason: string }
  | { type: 'offerHandOff'; handOffId: string; kind: 'transfer' | 'escalation'; toStaffId: StaffId | null; toRole: Role | null; note: TextRef | null }
  | { type: 'acceptHandOff' }
  | { type: 'declineHandOff' }
  | { type: 'handBack'; reason: string }
  | { type: 'addNote'; note: TextRef }
  | { type: 'changeCategory'; category: WorkType }
  | { type: 'raiseFlag'; flagId: string; tier: 'D0' | 'D1' | 'D2' }
  | { type: 'lowerFlag'; reason: string; seenVersion: number }
  | { type: 'recordDisposition'; code: string }
  | { type: 'recordContact'; outcome: ContactOutcome; note: TextRef | null }
  | { type: 'replyToPatient'; replyId: ReplyId; textHash: string; templateId: string | null; asksPatient: boolean; seenVersion: number }
  | { type: 'withdrawReply'; replyId: ReplyId }
  | { type: 'recordDelivery'; replyId: ReplyId; outcome: 'handedOver' | 'delivered' | 'failed' | 'gaveUp'; reason: string | null }
  | { type: 'retryDelivery'; replyId: ReplyId }
  | { type: 'completeThread'; nextStep: string; seenVersion: number }
  | { type: 'reopenThread'; reason: string }
  | { type: 'snoozeThread'; until: EpochMs }
  | { type: 'wakeThread' }
  | { type: 'linkThread'; threadId: ThreadId; relation: ThreadRelation }
  /** From the sweep only: something stored as due at `dueAt` may fire now. */
  | { type: 'fireTimer'; timer: TimerKind; ref: string; dueAt: EpochMs }

export type ThreadCommandType = ThreadCommand['type']
export type CommandOf<T extends ThreadCommandType> = Extract<ThreadCommand, { type: T }>

/** `clock` warns, breaches and escalates; `snooze` wakes; `release` ends a reply's hold; `receipt` marks a hand-over unknown. */
export type TimerKind = 'clock' | 'snooze' | 'release' | 'receipt'

/** Commands that a person may issue, in the order in which menus list them. */
export const STAFF_COMMANDS = [
  'claimThread', 'releaseThread', 'assignThread', 'routeThread', 'offerHandOff', 'acceptHandOff', 'declineHandOff', 'handBack',
  'addNote', 'changeCategory', 'raiseFlag', 'lowerFlag', 'recordDisposition', 'recordContact', 'replyToPatient', 'withdrawReply',
  'retryDelivery', 'completeThread', 'reopenThread', 'snoozeThread', 'wakeThread',
] as const satisfies readonly ThreadCommandType[]
export type StaffCommandType = (typeof STAFF_COMMANDS)[number]
