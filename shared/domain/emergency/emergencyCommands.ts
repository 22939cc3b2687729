import type { ReplyId } from '../ids.ts'
import type { ScreenAnswer } from './emergencyState.ts'

/** What a person asks of an emergency beside a flag, a call and a disposition. */
export type EmergencyCommand =
  | { type: 'recordWelfareStep'; step: string; service: string | null; reference: string | null; outcome: string | null }
  /** The patient says which number may be dialled; the record changes in the same commit. */
  | { type: 'setNumberSafety'; number: string; isSafe: boolean }
  | { type: 'recordBackPainScreen'; answers: Readonly<Record<string, ScreenAnswer>> }
  | { type: 'recordClearance' }

export const EMERGENCY_COMMANDS = ['recordWelfareStep', 'setNumberSafety', 'recordBackPainScreen', 'recordClearance'] as const satisfies readonly EmergencyCommand['type'][]

/** Text that the engine offers for the automatic notice of a message; null when it has none that may be sent as it stands. */
export interface NoticeDraft {
  readonly noticeId: ReplyId
  readonly templateId: string
  readonly textHash: string
}
