import { settledBy } from '../../emergency/callLadder.ts'
import type { Decision } from '../decision.ts'
import type { ThreadState } from '../state.ts'
import { isChannelSettled } from './channelMark.ts'

/**
 * S13: no emergency after all, and still a new or changing symptom. A symptom message whose flag is lowered gets the mark that it would have
 * had without the flag, unless a call since the flag reached the patient or a visit was decided.
 */
export function markLoweredSymptom(decision: Decision, before: ThreadState): void {
  if (decision.state.channelMark !== null || settledBy(before) !== null) return
  const symptoms = before.symptomMessages ?? []
  const flag = before.flags.findLast((each) => each.status === 'raised' && each.messageId !== null && symptoms.includes(each.messageId))
  if (!flag || isChannelSettled({ ...before, channelMark: { messageId: flag.messageId, at: flag.raisedAt, by: 'screening' } })) return
  decision.emit({ type: 'ChannelMarked', messageId: flag.messageId, by: 'screening' })
}
