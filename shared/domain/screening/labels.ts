import type { RedFlagGroup, Tier, WorkType } from './findings.ts'

/** What a red flag may be, as the banner says it. A possibility, never a diagnosis. */
export const GROUP_LABEL: Record<RedFlagGroup | 'soon', string> = {
  cardiac: 'Possible heart attack',
  stroke: 'Possible stroke',
  breathing: 'Trouble breathing',
  anaphylaxis: 'Possible severe allergic reaction',
  suicide_self_harm: 'Thoughts of suicide or self-harm',
  violence_or_abuse: 'Possible violence or abuse',
  cauda_equina: 'Possible pressure on the spinal nerves',
  severe_bleeding: 'Severe bleeding',
  sepsis_infection: 'Possible sepsis or spreading infection',
  pregnancy_emergency: 'Pregnancy or birth emergency',
  infant_fever: 'Fever in a young baby',
  overdose_poisoning: 'Overdose, poisoning or wrong dose',
  head_injury: 'Head injury with warning signs',
  acute_abdomen: 'Severe belly pain',
  vision_loss: 'Sudden change of sight',
  dvt_pe: 'Possible blood clot',
  severe_allergic_med_reaction: 'Severe reaction to a medicine',
  back_pain_red_flag: 'Back pain with warning signs',
  diabetic_emergency: 'Blood sugar emergency',
  severe_pain: 'Severe pain',
  seizure: 'Seizure',
  altered_mental_status: 'New confusion or not fully awake',
  soon: 'Needs a person soon',
}

/** What to do, by tier (D8). */
export const TIER_ACTION: Record<Tier, string> = {
  D0: 'call now, do not answer by message alone',
  D1: 'call now, emergency department today',
  D2: 'call, to be seen within 4 hours',
  D3: 'to be seen within 24 hours',
  D4: 'to be seen within 3 days',
  D5: 'to be seen within 2 weeks',
  D6: 'home care with a call-back rule',
  D7: 'administrative',
}

export const WORK_TYPE_LABEL: Record<WorkType, string> = {
  refill: 'Refill',
  scheduling: 'Scheduling',
  results: 'Results',
  symptom: 'Symptom',
  medication_question: 'Medicine question',
  referral_or_forms: 'Referral or form',
  billing_admin: 'Billing and admin',
  general_question: 'General question',
  thanks_or_social: 'Thanks',
  other: 'Other',
}
