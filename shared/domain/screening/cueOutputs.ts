import { RED_FLAG_GROUPS, WORK_TYPES } from './findings.ts'

/** What a cue speaks for: a flag of any kind, one group, the mark `soon`, one work type. */
export const CUE_OUTPUTS = ['any', ...RED_FLAG_GROUPS, 'soon', ...WORK_TYPES] as const
export type CueOutput = (typeof CUE_OUTPUTS)[number]
export const outputIndex = (output: CueOutput): number => CUE_OUTPUTS.indexOf(output)
