import type { EmergencyPolicy } from './emergencyPolicy.ts'
import type { WelfareStepState } from './emergencyState.ts'
import { emergencySince } from './callLadder.ts'
import type { ThreadState } from '../thread/state.ts'

export type WelfareStep = EmergencyPolicy['welfareCheck']['steps'][number]

/** What was recorded for each step since the newest flag, in the pack's order; the newest record of a step counts. */
export function welfareProgress(thread: Pick<ThreadState, 'flags' | 'emergency'>, policy: EmergencyPolicy): { step: WelfareStep; done: WelfareStepState | null }[] {
  const since = emergencySince(thread) ?? 0
  const steps = thread.emergency.welfareSteps.filter((each) => each.at >= since)
  return policy.welfareCheck.steps.map((step) => {
    const last = steps.findLast((each) => each.step === step.id) ?? null
    const isOpenEnd = step.asks === 'outcome' && last !== null && !endsWith(last.outcome, policy)
    return { step, done: isOpenEnd ? null : last }
  })
}

/** D10: does this outcome leave the patient in somebody's care? */
export const endsWith = (outcome: string | null, policy: EmergencyPolicy): boolean =>
  policy.welfareCheck.outcomes.some((candidate) => candidate.id === outcome && candidate.ends)

/** The step that comes now; null when all are done. */
export const nextWelfareStep = (thread: Pick<ThreadState, 'flags' | 'emergency'>, policy: EmergencyPolicy): WelfareStep | null =>
  welfareProgress(thread, policy).find(({ done }) => done === null)?.step ?? null
