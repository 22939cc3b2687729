import type { ReplyId, StaffId } from '../ids.ts'
import type { Branch } from './branch.ts'
import type { NoticeRefusal, ScreenAnswer } from './emergencyState.ts'

/** Events of emergencies: ids, codes and hashes, never patient text. A number's safety is stored with the number, as the call log is (D10). */
export type EmergencyEvent =
  | { type: 'NoticeQueued'; noticeId: ReplyId; templateId: string; branch: Branch; textHash: string }
  | { type: 'NoticeWithheld'; reason: NoticeRefusal }
  | { type: 'WelfareStepRecorded'; step: string; service: string | null; reference: string | null; outcome: string | null; completes: boolean; by: StaffId }
  | { type: 'NumberSafetySet'; number: string; isSafe: boolean; by: StaffId }
  | { type: 'BackPainScreened'; answers: Readonly<Record<string, ScreenAnswer>>; by: StaffId }
  | { type: 'BackPainCleared'; by: StaffId }

export const EMERGENCY_EVENT_NAMES = {
  NoticeQueued: 'notice.queued.v1',
  NoticeWithheld: 'notice.withheld.v1',
  WelfareStepRecorded: 'welfareCheck.stepRecorded.v1',
  NumberSafetySet: 'number.safetySet.v1',
  BackPainScreened: 'backPain.screened.v1',
  BackPainCleared: 'backPain.cleared.v1',
} as const satisfies Record<EmergencyEvent['type'], string>

const TYPES: ReadonlySet<string> = new Set(Object.keys(EMERGENCY_EVENT_NAMES))
export const isEmergencyEvent = <E extends { type: string }>(event: E): event is E & EmergencyEvent => TYPES.has(event.type)
