import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { replyRule } from '#shared/domain/people/replyRule.ts'
import type { ReplyAnswer } from '#shared/domain/thread/replyState.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'

/** D14 with D18 and PS-11: an unmatched sender may get an approved phrase, a proxy nothing of a confidential thread. */
export function replyForReaders(answer: ReplyAnswer, thread: ThreadState, facts: Facts): ThreadView['reply'] {
  if (!answer.allowed && answer.reason !== 'patientNotMatched') return answer
  const rule = replyRule(thread, facts.people, facts.pack, facts.now)
  if (rule.kind === 'refused') return { allowed: false, reason: rule.reason, text: rule.text, path: rule.path }
  return answer.allowed ? answer : { allowed: true, until: null }
}
