import type { WorkType } from '../screening/findings.ts'

/** Work types that a clerk sorts threads into (S12, S18); every other one is said by clinical roles or the screening. */
export const CLERICAL_WORK_TYPES = ['refill', 'scheduling', 'referral_or_forms', 'billing_admin', 'thanks_or_social', 'other'] as const satisfies readonly WorkType[]

export const isClericalWork = (workType: WorkType): boolean => (CLERICAL_WORK_TYPES as readonly WorkType[]).includes(workType)
