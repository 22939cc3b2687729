import type { MessageId, ThreadId } from '#shared/domain/ids.ts'
import type { ReplyRefusal } from '#shared/domain/thread/replyState.ts'
import type { RefusalCode } from './refusal.ts'

/** What became of one received thing. Received = accepted + deduplicated + quarantined, always (R22). */
export type Settlement =
  | { readonly outcome: 'accepted' | 'deduplicated'; readonly threadId: ThreadId | null; readonly messageId: MessageId | null; readonly lateReply?: LateReply }
  | { readonly outcome: 'quarantined'; readonly code: RefusalCode; readonly reason: string; readonly expression: string | null }

/** D14: what a late reply is answered with, in the composer's own words; the text is kept in a new linked thread. */
export interface LateReply {
  readonly reason: ReplyRefusal
  readonly text: string
  readonly path: string
}
