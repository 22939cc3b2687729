/** What screening says of one message. Shapes only; source of groups and tiers: the label guide, D8, D9. */
export const RED_FLAG_GROUPS = [
  'cardiac', 'stroke', 'breathing', 'anaphylaxis', 'suicide_self_harm', 'violence_or_abuse', 'cauda_equina',
  'severe_bleeding', 'sepsis_infection', 'pregnancy_emergency', 'infant_fever', 'overdose_poisoning', 'head_injury',
  'acute_abdomen', 'vision_loss', 'dvt_pe', 'severe_allergic_med_reaction', 'back_pain_red_flag', 'diabetic_emergency',
  'severe_pain', 'seizure', 'altered_mental_status',
] as const
export type RedFlagGroup = (typeof RED_FLAG_GROUPS)[number]

export const WORK_TYPES = [
  'refill', 'scheduling', 'results', 'symptom', 'medication_question', 'referral_or_forms', 'billing_admin',
  'general_question', 'thanks_or_social', 'other',
] as const
export type WorkType = (typeof WORK_TYPES)[number]

/** D0 911 or 988 now · D1 emergency department now · D2 within 4 h · D3 within 24 h · D4 3 days · D5 2 weeks · D6 home care · D7 administrative. */
export const TIERS = ['D0', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7'] as const
export type Tier = (typeof TIERS)[number]

/** Matched words: UTF-16 offsets into the named field, end exclusive. */
export interface Span {
  readonly field: 'subject' | 'body' | 'attachment'
  readonly start: number
  readonly end: number
}

export interface Finding {
  readonly ruleId: string
  readonly group: RedFlagGroup | 'soon'
  readonly tier: Tier
  readonly spans: readonly Span[]
  /** Public source of the rule, e.g. "R3". */
  readonly source: string
}

export interface Screening {
  readonly ruleSetVersion: string
  readonly findings: readonly Finding[]
  readonly redFlags: readonly RedFlagGroup[]
  /** Urgent sign outside the groups (D9); tier D2. */
  readonly soon: boolean
  readonly category: WorkType
  /** Most urgent tier of the findings; null when nothing is flagged. */
  readonly tier: Tier | null
}
