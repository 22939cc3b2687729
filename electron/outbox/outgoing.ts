import type { Role } from '#shared/domain/actor.ts'
import type { NoticeState } from '#shared/domain/emergency/emergencyState.ts'
import type { EpochMs, MessageId, ReplyId, StaffId } from '#shared/domain/ids.ts'
import type { DeliveryStatus } from '#shared/domain/thread/state.ts'

/** What the outbox hands over: a reply, or the automatic notice, which has no author among the staff (D10). */
export interface Outgoing {
  readonly replyId: ReplyId
  readonly authorId: StaffId | null
  readonly authorRole: Role | null
  readonly queuedAt: EpochMs
  readonly releaseAt: EpochMs
  readonly receiptDueAt: EpochMs | null
  readonly delivery: DeliveryStatus
  readonly answers: readonly MessageId[]
  readonly attempts: number
}

export const asOutgoing = ({ noticeId, sentAt, receiptDueAt, delivery, attempts }: NoticeState): Outgoing => ({
  replyId: noticeId, authorId: null, authorRole: null, queuedAt: sentAt, releaseAt: sentAt, receiptDueAt, delivery, answers: [], attempts,
})
