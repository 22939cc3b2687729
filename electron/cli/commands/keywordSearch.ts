import type { RedFlagGroup } from '#shared/domain/screening/findings.ts'

/**
 * The naive peer that screening is measured against: a plain search for words, blind to denial, time and person.
 * Written from the names of the groups, fitted to nothing; used for figures only.
 */
const WORDS: Readonly<Record<RedFlagGroup, readonly string[]>> = {
  cardiac: ['chest pain', 'chest pressure', 'chest tight', 'heart attack', 'palpitation', 'heart racing', 'fainted', 'passed out', 'dolor en el pecho'],
  stroke: ['stroke', 'droop', 'slurred', 'one side numb', 'sudden weakness', 'worst headache'],
  breathing: ['short of breath', 'shortness of breath', 'can\'t breathe', 'cant breathe', 'trouble breathing', 'wheez', 'gasping', 'blue lips', 'choking'],
  anaphylaxis: ['anaphyl', 'throat closing', 'swollen tongue', 'tongue swelling', 'swollen lips', 'epipen'],
  suicide_self_harm: ['suicid', 'kill myself', 'want to die', 'end my life', 'hurt myself', 'self harm', 'self-harm'],
  violence_or_abuse: ['abuse', 'hits me', 'hit me', 'beats me', 'threaten', 'violen', 'rape', 'assault'],
  cauda_equina: ['saddle', 'bladder control', 'bowel control', 'can\'t pee', 'numb groin'],
  severe_bleeding: ['bleeding', 'vomiting blood', 'coughing up blood', 'bloody stool', 'black stool', 'hemorrhage'],
  sepsis_infection: ['sepsis', 'infection', 'chills', 'fever', 'stiff neck', 'pus'],
  pregnancy_emergency: ['pregnan', 'contraction', 'water broke', 'baby not moving', 'miscarriage'],
  infant_fever: ['infant fever', 'baby has a fever', 'newborn fever', 'month old has a fever', 'week old has a fever'],
  overdose_poisoning: ['overdose', 'poison', 'too many pills', 'took too much', 'swallowed', 'double dose', 'carbon monoxide'],
  head_injury: ['hit my head', 'hit his head', 'hit her head', 'head injury', 'concussion'],
  acute_abdomen: ['abdominal pain', 'stomach pain', 'belly pain', 'appendicitis'],
  vision_loss: ['vision loss', 'lost vision', 'blind', 'double vision', 'can\'t see', 'blurry vision'],
  dvt_pe: ['blood clot', 'calf pain', 'swollen calf', 'swollen leg', 'leg swelling', 'embolism'],
  severe_allergic_med_reaction: ['hives', 'rash', 'allergic reaction', 'swollen face', 'peeling skin'],
  back_pain_red_flag: ['back pain'],
  diabetic_emergency: ['low blood sugar', 'high blood sugar', 'ketone', 'glucose is', 'sugar is'],
  severe_pain: ['severe pain', 'unbearable', 'excruciating', 'worst pain', '10/10', '10 out of 10'],
  seizure: ['seizure', 'convuls', 'epilep'],
  altered_mental_status: ['confus', 'disoriented', 'hallucinat', 'unresponsive', 'won\'t wake', 'hearing voices'],
}

export const keywordSearch = ({ subject, body }: { readonly subject: string; readonly body: string }): readonly string[] => {
  const text = `${subject}\n${body}`.toLowerCase().replaceAll('’', '\'')
  return Object.entries(WORDS).flatMap(([group, words]) => words.some((word) => text.includes(word)) ? [group] : [])
}
