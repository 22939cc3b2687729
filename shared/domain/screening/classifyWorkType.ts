import type { CompiledRuleSet } from './compiledRuleSet.ts'
import type { WorkType } from './findings.ts'
import type { MatchSession } from './matchSession.ts'

/**
 * Work type by weighted cues: the bias of each type plus the weights of every cue that the subject or body shows. Rules
 * for one cue count once, however often it stands there. Ties go to the type that stands first in WORK_TYPES.
 */
export const classifyWorkType = (
  session: MatchSession, rules: CompiledRuleSet, flagged: boolean, tokenLimit: number,
): WorkType => {
  const scores = [...rules.workTypeBias]
  for (const feature of rules.features) {
    const shown = feature.match.some((pattern) => pattern.every((part) => part.sequences.some((sequence) => {
      const { ends } = session.ofSequence(sequence)
      return ends.length > 0 && ends.some((end) => end <= tokenLimit)
    })))
    const fires = shown || (flagged && feature.id === 'cue.red-flag')
    if (fires) for (let index = 0; index < scores.length; index += 1) scores[index] = (scores[index] ?? 0) + (feature.weights[index] ?? 0)
  }
  let best = 0
  for (let index = 1; index < scores.length; index += 1) if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index
  return rules.workTypes[best] ?? 'other'
}
