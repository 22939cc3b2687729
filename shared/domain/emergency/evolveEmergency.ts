import { assertNever } from '../assertNever.ts'
import type { EpochMs } from '../ids.ts'
import type { DeliveryStatus, ThreadState } from '../thread/state.ts'
import type { EmergencyEvent } from './emergencyEvents.ts'
import type { EmergencyState, NoticeState } from './emergencyState.ts'

/** The row after one event of emergencies. Copies facts, decides nothing. */
export function evolveEmergency(state: ThreadState, event: EmergencyEvent & { readonly at: EpochMs }): ThreadState {
  const put = (change: Partial<EmergencyState>): ThreadState => ({ ...state, emergency: { ...state.emergency, ...change } })
  const { emergency } = state
  switch (event.type) {
    case 'NoticeQueued': {
      const notice: NoticeState = {
        noticeId: event.noticeId, templateId: event.templateId, branch: event.branch, sentAt: event.at, delivery: 'queued', receiptDueAt: null, attempts: 0,
      }
      return { ...put({ notices: [...emergency.notices, notice], withheld: null }), messageCount: state.messageCount + 1 }
    }
    case 'NoticeWithheld':
      return put({ withheld: { reason: event.reason, at: event.at } })
    case 'WelfareStepRecorded': {
      const { step, service, reference, outcome, by, at } = event
      return put({
        welfareSteps: [...emergency.welfareSteps, { step, at, by, service, reference, outcome }],
        welfareCompletedAt: event.completes ? at : emergency.welfareCompletedAt,
      })
    }
    case 'NumberSafetySet':
      return state
    case 'BackPainScreened':
      return put({ backPain: { answers: event.answers, screenedAt: event.at, screenedBy: event.by, clearance: null } })
    case 'BackPainCleared':
      return emergency.backPain === null ? state : put({ backPain: { ...emergency.backPain, clearance: { at: event.at, by: event.by } } })
    default:
      return assertNever(event, 'evolveEmergency')
  }
}

export const noticeOf = (state: Pick<ThreadState, 'emergency'>, id: string): NoticeState | undefined =>
  state.emergency.notices.find((notice) => notice.noticeId === id)

/** A notice travels as a reply does; nothing else of the thread moves with it. */
export function evolveNoticeDelivery(state: ThreadState, event: { replyId: string; from: DeliveryStatus; to: DeliveryStatus; receiptDueAt: EpochMs | null }): ThreadState {
  const notices = state.emergency.notices.map((notice) =>
    notice.noticeId === event.replyId
      ? { ...notice, delivery: event.to, receiptDueAt: event.receiptDueAt, attempts: event.to === 'sending' && event.from !== 'sending' ? notice.attempts + 1 : notice.attempts }
      : notice)
  return { ...state, emergency: { ...state.emergency, notices } }
}

/** Who wrote last decides who would read an answer. */
export const evolveSender = (emergency: EmergencyState, senderKind: string): EmergencyState =>
  senderKind === 'staff' ? emergency : { ...emergency, proxyWrote: senderKind === 'proxy' }
