import type { Role } from '../../actor.ts'
import type { Tier } from '../../screening/findings.ts'
import type { EpochMs, MessageId, ReplyId, StaffId, ThreadId } from '../../ids.ts'

/** D7, S28: when the thread is offered to the cover, and to whom it was. */
export interface CoverState {
  /** End of the first business day on which the addressed clinician is out; null when no such day is ahead or it has passed. */
  readonly offerAt: EpochMs | null
  /** Offers that were made, oldest first. */
  readonly offers: readonly { readonly toStaffId: StaffId | null; readonly at: EpochMs; readonly toRole?: Role | null }[]
  /** Offers that were declined or given back, oldest first; absent: none. They are not made again on the same day. */
  readonly declined?: readonly { readonly toStaffId: StaffId | null; readonly toRole: Role | null; readonly at: EpochMs }[]
  /** Who took the thread as the cover, and when: from that day on the promise counts every business day. */
  readonly accepted?: { readonly staffId: StaffId; readonly at: EpochMs; readonly toStaffId: StaffId | null; readonly toRole: Role | null } | null
}
export const NO_COVER: CoverState = { offerAt: null, offers: [] }

/** D9: the lowered flag that a second person has not looked at yet. */
export interface SecondLook {
  readonly loweredBy: StaffId
  readonly at: EpochMs
  readonly reason: string
  readonly tier: Tier
  readonly flagIds: readonly string[]
}

/** S22: a new message soon after completion, on the same matter. */
export interface PostClosure {
  readonly threadId: ThreadId
  readonly completedAt: EpochMs
}

/**
 * S13: WRONG-CHANNEL. A new or changing symptom that no red flag covers: messages are for settled matters, so it is turned
 * into a phone call or a visit. Beside the red flags, never instead of one.
 */
export interface ChannelMark {
  /** Message that brought it; null when a person set it by hand. */
  readonly messageId: MessageId | null
  readonly at: EpochMs
  readonly by: StaffId | 'screening'
}

/** S25: a reply that the patient has not read in time, where the disposition is 24 hours or faster: somebody must call. */
export interface CallAsked {
  readonly replyId: ReplyId
  readonly at: EpochMs
}
