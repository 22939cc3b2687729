import type { MessageId, ThreadId } from '#shared/domain/ids.ts'
import type { RefusalCode } from './refusal.ts'

/** What became of one received thing. Received = accepted + deduplicated + quarantined, always (R22). */
export type Settlement =
  | { readonly outcome: 'accepted' | 'deduplicated'; readonly threadId: ThreadId | null; readonly messageId: MessageId | null }
  | { readonly outcome: 'quarantined'; readonly code: RefusalCode; readonly reason: string; readonly expression: string | null }
