import type { Decision } from '../decision.ts'
import type { ReplyState } from '../state.ts'
import { meetClocks } from '../decideClocks.ts'
import { unreadReply } from './unread.ts'

/**
 * D13: a reply that will never arrive answers nothing, so a thread that was completed on it, or that waits for the patient's
 * answer to it, opens again with the reason and stands in the inbox. Nobody waits any more for its reading.
 */
export function reopenUndelivered(decision: Decision, reply: ReplyState): void {
  if (!unreadReply(decision.state)) meetClocks(decision, ['unreadByPatient'], 'superseded')
  const { completion } = decision.state
  if (completion === 'completed') {
    decision.emit({ type: 'ThreadReopened', by: reply.authorId, reason: 'replyNotDelivered', ...decision.completion({ type: 'reopen' }, 'This thread is open.') })
  } else if (completion === 'waitingOnPatient' && reply.asksPatient) {
    decision.emit({ type: 'ThreadReopened', by: reply.authorId, reason: 'replyNotDelivered', ...decision.completion({ type: 'resume' }, 'This thread is open.') })
  }
}
