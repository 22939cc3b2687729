import type { Role } from '../actor.ts'
import { APPOINTMENT_COMMANDS, type AppointmentCommand, type AppointmentFormRef } from '../appointment/appointmentCommands.ts'
import { EMERGENCY_COMMANDS, type EmergencyCommand, type NoticeDraft } from '../emergency/emergencyCommands.ts'
import type { EpochMs, MessageId, PatientId, PoolId, ReplyId, StaffId, ThreadId } from '../ids.ts'
import { PEOPLE_COMMANDS, type PeopleCommand } from '../people/peopleCommands.ts'
import { REFILL_COMMANDS, type RefillCommand } from '../refill/refillCommands.ts'
import type { Screening, WorkType } from '../screening/findings.ts'
import type { ReplyRefusal } from './replyRefusal.ts'
import type { ContactOutcome, SenderRef, ThreadRelation } from './state.ts'
import type { PostClosure } from './upkeep/upkeepState.ts'

/** Text rides beside a command; only its SHA-256 (hex, of the UTF-8 bytes) reaches the log. */
export interface TextRef {
  readonly id: MessageId
  readonly textHash: string
}

/** What a person or the system asks of a thread. `seenVersion` is the version that the author saw (D16). */
export type ThreadCommand =
  | RefillCommand
  | EmergencyCommand
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
      /** S51: the portal's request form, with these fields of the pack where they name something in it. */
      appointmentForm?: AppointmentFormRef
      /** The sender's own word: a hint that is shown, never a reason to lower anything (interop.md). */
      markedUrgent: boolean
      link: { threadId: ThreadId; relation: ThreadRelation; refusal?: ReplyRefusal } | null
      /** Text of the automatic notice, should one be due (D10); absent where the engine sends none. */
      notice?: NoticeDraft | null
      /** S22: the thread that was completed shortly before, when this message goes on about it. */
      postClosure?: PostClosure
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
  /** `number`: as dialled; absent or null when the patient called, or was met. */
  | { type: 'recordContact'; outcome: ContactOutcome; note: TextRef | null; number?: string | null | undefined }
  | { type: 'replyToPatient'; replyId: ReplyId; textHash: string; templateId: string | null; asksPatient: boolean; seenVersion: number; acknowledged?: readonly string[] | undefined }
  | { type: 'withdrawReply'; replyId: ReplyId }
  | { type: 'recordDelivery'; replyId: ReplyId; outcome: 'handedOver' | 'delivered' | 'failed' | 'gaveUp'; reason: string | null }
  | { type: 'retryDelivery'; replyId: ReplyId }
  | { type: 'completeThread'; nextStep: string; seenVersion: number }
  | { type: 'reopenThread'; reason: string }
  | { type: 'snoozeThread'; until: EpochMs }
  | { type: 'wakeThread' }
  /** S4: a message to a clinician who only took part goes to the patient's own doctor. */
  | { type: 'readdressToPcp'; reason: string }
  /** S13: marks or clears "new or changing symptom". */
  | { type: 'markChannel' }
  | { type: 'clearChannel'; reason: string }
  /** D9: another nurse, PA or physician agrees with a lowered flag, or raises it again. */
  | { type: 'recordSecondLook'; outcome: 'agreed' | 'raisedAgain'; flagId: string; reason: string | null }
  /** S25: the portal says that the patient read a reply. */
  | { type: 'recordRead'; replyId: ReplyId; readAt: EpochMs }
  | PeopleCommand
  | { type: 'linkThread'; threadId: ThreadId; relation: ThreadRelation }
  | AppointmentCommand
  /** From the sweep only: the leave of the addressed clinician was changed (S28). */
  | { type: 'recountLeave' }
  /** From the sweep only: something stored as due at `dueAt` may fire now. */
  | { type: 'fireTimer'; timer: TimerKind; ref: string; dueAt: EpochMs }

export type ThreadCommandType = ThreadCommand['type']
export type CommandOf<T extends ThreadCommandType> = Extract<ThreadCommand, { type: T }>

/** `clock` warns, breaches and escalates; `snooze` wakes; `release` ends a reply's hold; `receipt` marks a hand-over unknown; `cover` offers the thread (D7). */
export type TimerKind = 'clock' | 'snooze' | 'release' | 'receipt' | 'cover' | 'slotLease'

/** Commands that a person may issue, in the order in which menus list them. */
export const STAFF_COMMANDS = [
  'claimThread', 'releaseThread', 'assignThread', 'routeThread', 'offerHandOff', 'acceptHandOff', 'declineHandOff', 'handBack',
  'addNote', 'changeCategory', 'raiseFlag', 'lowerFlag', 'recordDisposition', 'recordContact', 'replyToPatient', 'withdrawReply',
  'retryDelivery', 'completeThread', 'reopenThread', 'snoozeThread', 'wakeThread', 'readdressToPcp', 'markChannel', 'clearChannel', 'recordSecondLook',
  ...EMERGENCY_COMMANDS,
  ...APPOINTMENT_COMMANDS, ...PEOPLE_COMMANDS,
  ...REFILL_COMMANDS,
] as const satisfies readonly ThreadCommandType[]
export type StaffCommandType = (typeof STAFF_COMMANDS)[number]
