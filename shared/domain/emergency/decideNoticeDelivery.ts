import type { CommandOf } from '../thread/commands.ts'
import type { Decision } from '../thread/decision.ts'
import type { NoticeState } from './emergencyState.ts'
import { noticeOf } from './evolveEmergency.ts'

type Input = Parameters<Decision['delivery']>[1]

const advance = (decision: Decision, notice: NoticeState, input: Input, reason: string | null, receiptDueAt: number | null): void =>
  decision.emit({ type: 'DeliveryAdvanced', replyId: notice.noticeId, ...decision.delivery(notice.delivery, input, 'The notice is not waiting for that.'), reason, receiptDueAt })

/** The automatic notice on its way (D10): moves as a reply does, and no clock, answer or task moves with it. False when the id is no notice's. */
export function recordNoticeDelivery(decision: Decision, command: CommandOf<'recordDelivery'>): boolean {
  const notice = noticeOf(decision.state, command.replyId)
  if (!notice) return false
  const receiptDueAt = decision.now + decision.facts.pack.windows.receiptTimeoutMinutes * 60_000
  const inputs: Record<typeof command.outcome, Input> = {
    handedOver: { type: 'handedOver' }, delivered: { type: 'receipt' }, failed: { type: 'fail' }, gaveUp: { type: 'giveUp' },
  }
  advance(decision, notice, inputs[command.outcome], command.reason, command.outcome === 'handedOver' ? receiptDueAt : null)
  return true
}

export function retryNotice(decision: Decision, noticeId: string): boolean {
  const notice = noticeOf(decision.state, noticeId)
  if (notice) advance(decision, notice, { type: 'retry' }, null, null)
  return notice !== undefined
}

/** The portal's receipt did not come in time. */
export function timeOutNotice(decision: Decision, noticeId: string): boolean {
  const notice = noticeOf(decision.state, noticeId)
  if (notice?.delivery === 'sending') advance(decision, notice, { type: 'timeOut' }, 'noReceipt', null)
  return notice !== undefined
}

/** The portal says that the notice was read: it has arrived, and that is all; no answer is owed to it. */
export function readNotice(decision: Decision, noticeId: string): boolean {
  const notice = noticeOf(decision.state, noticeId)
  if (notice?.delivery === 'delivered') decision.refuse(notice.delivery, 'The notice has arrived already.')
  if (notice) advance(decision, notice, { type: 'receipt' }, null, null)
  return notice !== undefined
}
