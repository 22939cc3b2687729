import type { CompiledFeature, CompiledRuleSet } from './compiledRuleSet.ts'
import type { WorkType } from './findings.ts'
import type { MatchSession } from './matchSession.ts'

/**
 * Work type by weighted cues: the bias of each type plus the weights of every cue that the subject or body shows. Rules
 * for one cue count once, however often it stands there. Ties go to the type that stands first in WORK_TYPES.
 */
export const classifyWorkType = (
  session: MatchSession, rules: CompiledRuleSet, flagged: boolean, limits: { readonly subject: number; readonly message: number },
): WorkType => {
  const scores = [...rules.workTypeBias]
  for (const feature of rules.features) {
    const limit = feature.subjectOnly ? limits.subject : limits.message
    if (!(flagged && feature.id === RED_FLAG_CUE) && !isShown(feature, session, limit)) continue
    for (let index = 0; index < scores.length; index += 1) scores[index] = (scores[index] ?? 0) + (feature.weights[index] ?? 0)
  }
  let best = 0
  for (let index = 1; index < scores.length; index += 1) if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index
  return rules.workTypes[best] ?? 'other'
}

/** Cue that a found red flag shows by itself: such a message mostly tells of a complaint. */
const RED_FLAG_CUE = 'cue.red-flag'

const isShown = (feature: CompiledFeature, session: MatchSession, tokenLimit: number): boolean =>
  feature.match.some((pattern) => pattern.every((part) => part.sequences.some((sequence) =>
    session.ofSequence(sequence).ends.some((end) => end <= tokenLimit))))
