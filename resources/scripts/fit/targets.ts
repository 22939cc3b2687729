import type { CueOutput } from '#shared/domain/screening/cueOutputs.ts'
import { WORK_TYPES } from '#shared/domain/screening/findings.ts'
import type { Sample } from './labelled.ts'
import { isSoon } from './labelled.ts'

const sign = (is: boolean | undefined): number => is === undefined ? 0 : is ? 1 : -1

/** 1, -1, or 0 for a message whose label says nothing about the output. */
export const targetsOf = (samples: readonly Sample[], output: CueOutput): Int8Array => {
  const workType = WORK_TYPES.find((one) => one === output)
  return Int8Array.from(samples, ({ message, part }) => {
    // A clause of a red flag says little of what a whole message asks for.
    if (workType !== undefined && part === 'clauses' && (message.redFlags ?? []).length > 0) return 0
    if (workType !== undefined) return sign(message.category === undefined ? undefined : message.category === workType)
    if (output === 'soon') return sign(isSoon(message))
    return sign(message.redFlags === undefined ? undefined : output === 'any' ? message.redFlags.length > 0 : message.redFlags.includes(output))
  })
}

/** How much a message counts: those of the style that is met most, a little more. */
export const costsOf = (samples: readonly Sample[]): Float64Array =>
  Float64Array.from(samples, ({ message, part }) => (message.weight ?? 1) * (message.source === undefined || part === 'clauses' ? 1 : message.source === 'authored' ? 1.5 : 2))
