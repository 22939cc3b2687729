/** Word lists of S11. Names and everyday words only; nothing is decided by them. */

/** Symptoms as patients write them; regular expressions without groups that capture. */
export const SYMPTOM_WORDS: readonly string[] = [
  '(?:chest|back|belly|stomach|abdominal|joint|knee|hip|shoulder|neck|ear|tooth|muscle|leg|foot|arm) ?(?:pain|ache)s?', 'headaches?', 'migraines?', 'sore throat', 'stiff neck',
  'pain', 'aches?', 'cramps?', 'cramping', 'fever', 'chills', 'sweats', 'cough(?:ing)?', 'wheez(?:e|ing)', 'short(?:ness)? of breath', 'out of breath', 'runny nose', 'congestion',
  'nausea', 'nauseous', 'vomiting', 'threw up', 'throwing up', 'diarrh(?:ea|oea)', 'constipat(?:ed|ion)', 'bloat(?:ed|ing)', 'heartburn', 'dizz(?:y|iness)', 'light-?headed', 'faint(?:ed|ing)?',
  'rash(?:es)?', 'hives', 'itch(?:y|ing)', 'swell(?:ing|en)', 'swollen', 'bruis(?:e|es|ing)', 'bleeding', 'numb(?:ness)?', 'tingling', 'weak(?:ness)?', 'tired(?:ness)?', 'fatigue', 'exhausted',
  'palpitations', 'racing heart', 'blurr(?:y|ed) vision', 'burning', 'insomnia', 'can(?:not|’t|\'t) sleep', 'anxious', 'anxiety', 'dry mouth', 'weight loss', 'lump', 'discharge', 'stiff(?:ness)?',
]

/** Name or brand → first word of the name on a medicine list. */
export const KNOWN_MEDICINES: ReadonlyMap<string, string> = new Map([
  ...['acetaminophen', 'ibuprofen', 'aspirin', 'naproxen', 'insulin', 'warfarin', 'albuterol', 'prednisone', 'metformin', 'levothyroxine', 'gabapentin', 'tramadol', 'oxycodone',
    'hydrocodone', 'sertraline', 'fluoxetine', 'escitalopram', 'bupropion', 'trazodone', 'furosemide', 'hydrochlorothiazide', 'clopidogrel', 'apixaban', 'montelukast', 'cetirizine',
    'loratadine', 'methotrexate', 'semaglutide', 'lorazepam', 'clonazepam', 'zolpidem', 'cyclobenzaprine', 'tamsulosin', 'digoxin', 'spironolactone', 'vitamin'].map((name): [string, string] => [name, name]),
  ['tylenol', 'acetaminophen'], ['advil', 'ibuprofen'], ['motrin', 'ibuprofen'], ['aleve', 'naproxen'], ['glucophage', 'metformin'], ['synthroid', 'levothyroxine'], ['lipitor', 'atorvastatin'],
  ['zestril', 'lisinopril'], ['prinivil', 'lisinopril'], ['norvasc', 'amlodipine'], ['ventolin', 'albuterol'], ['proair', 'albuterol'], ['zoloft', 'sertraline'], ['prozac', 'fluoxetine'],
  ['lexapro', 'escitalopram'], ['eliquis', 'apixaban'], ['coumadin', 'warfarin'], ['lasix', 'furosemide'], ['lopressor', 'metoprolol'], ['toprol', 'metoprolol'], ['ozempic', 'semaglutide'],
  ['singulair', 'montelukast'], ['zyrtec', 'cetirizine'], ['claritin', 'loratadine'], ['flonase', 'fluticasone'], ['prilosec', 'omeprazole'], ['neurontin', 'gabapentin'], ['ativan', 'lorazepam'],
])

/** Stems of generic names (USAN). */
export const MEDICINE_ENDINGS: readonly string[] = ['pril', 'sartan', 'olol', 'statin', 'dipine', 'prazole', 'cillin', 'mycin', 'floxacin', 'azepam', 'zolam', 'gliptin', 'gliflozin', 'tidine', 'cycline', 'triptan', 'xaban', 'glutide', 'codone', 'prazolam', 'cetam', 'oxetine', 'setron', 'conazole', 'semide', 'thiazide']
export const NOT_MEDICINES: ReadonlySet<string> = new Set(['october', 'april'])
