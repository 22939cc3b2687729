import type { EpochMs, ReplyId, StaffId } from '../ids.ts'
import type { Branch } from './branch.ts'

/** Stands as author of every automatic notice; nobody can sign in as it. */
export const NOTICE_AUTHOR = 'automatic-notice'

/** The "call 911" notice to the patient (D10). No reply: answers nothing, meets no clock, satisfies no rule. */
export interface NoticeState {
  readonly noticeId: ReplyId
  readonly templateId: string
  readonly branch: Branch
  readonly sentAt: EpochMs
  /** State of the delivery chart, as of a reply. */
  readonly delivery: 'queued' | 'sending' | 'delivered' | 'unknown' | 'failed' | 'deadLetter' | 'withdrawn'
  readonly receiptDueAt: EpochMs | null
  readonly attempts: number
}

/** Why a notice was not sent although the tier asks for one. */
export const NOTICE_REFUSALS = ['patientNotMatched', 'notReachable', 'safeContact', 'mayNotRead', 'noText'] as const
export type NoticeRefusal = (typeof NOTICE_REFUSALS)[number]

export interface WelfareStepState {
  readonly step: string
  readonly at: EpochMs
  readonly by: StaffId
  readonly service: string | null
  /** Incident number of the police or dispatch. */
  readonly reference: string | null
  readonly outcome: string | null
}

export const SCREEN_ANSWERS = ['yes', 'no', 'notAsked'] as const
export type ScreenAnswer = (typeof SCREEN_ANSWERS)[number]

export interface BackPainState {
  readonly answers: Readonly<Record<string, ScreenAnswer>>
  readonly screenedAt: EpochMs
  readonly screenedBy: StaffId
  /** A doctor's explicit act (S52); falls with the next screen. */
  readonly clearance: { readonly at: EpochMs; readonly by: StaffId } | null
}

/** What a thread knows of emergencies beside its flags and its call log. */
export interface EmergencyState {
  readonly notices: readonly NoticeState[]
  /** The last notice that was asked for and not sent. */
  readonly withheld: { readonly reason: NoticeRefusal; readonly at: EpochMs } | null
  readonly welfareSteps: readonly WelfareStepState[]
  readonly welfareCompletedAt: EpochMs | null
  /** The newest message came from a proxy: an answer would go to them. */
  readonly proxyWrote: boolean
  readonly backPain: BackPainState | null
}

export const NO_EMERGENCY: EmergencyState = {
  notices: [], withheld: null, welfareSteps: [], welfareCompletedAt: null, proxyWrote: false, backPain: null,
}
