import { isMedicineName } from '../found/foundWords.ts'
import { findingOf, type OutgoingFinding } from './finding.ts'
import type { OutgoingFacts } from './outgoingFacts.ts'
import { sentencesOf } from './sentences.ts'
import { reachOf } from './textReach.ts'
import { DECLINES } from './visits.ts'

const RESULT =
  /(?<!\p{L})(?:results?|labs?|lab\s*work|tests?|h?b?a1c|cholesterol|biops\p{L}*|x-?rays?|mri|ct|scans?|ultrasound|mammogram|blood\s+(?:work|counts?|sugar|pressure)|levels?|resultados?|análisis|biopsia|radiograf\p{L}*|ecograf\p{L}*)(?!\p{L})/iu
const SAID_OF_IT =
  /(?<!\p{L})(?:is|are|was|were|shows?|showed|shown|came|normal|abnormal|positive|negative|high|low|elevated|good|fine|back|ready|es|son|está|están|fue|fueron|salieron|salió|muestra|muestran|normales|positiv[oa]s?|negativ[oa]s?)(?!\p{L})/iu
const MEDICINE =
  /(?<!\p{L})(?:medicines?|medications?|meds|pills?|tablets?|capsules?|doses?|dosage|prescri\p{L}+|refills?|inhalers?|insulin|antibiotics?|medicinas?|medicamentos?|pastillas?|tabletas?|dosis|recetas?|insulina|antibióticos?)(?!\p{L})|(?<![\d.])\d+(?:\.\d+)?\s?(?:mg|mcg|µg|units)(?!\p{L})/iu

/** S41: an adult's grant names what it covers; results and medicines are told only to a grant that names them. */
export function outsideScope(text: string, facts: Pick<OutgoingFacts, 'audience' | 'reach'>): OutgoingFinding[] {
  const { scope, medicines } = reachOf(facts)
  if (facts.audience !== 'adultGranted' || scope === null) return []
  const ours = new Set(medicines.flatMap((name) => /[\p{L}-]{4,}/u.exec(name)?.[0].toLowerCase() ?? []))
  const namesMedicine = (words: string): boolean =>
    MEDICINE.test(words) || (words.toLowerCase().match(/\p{L}[\p{L}-]{3,}/gu) ?? []).some((word) => ours.has(word) || isMedicineName(word))
  return sentencesOf(text)
    .filter(({ text: words }) => !DECLINES.test(words)
      && ((!scope.includes('results') && RESULT.test(words) && SAID_OF_IT.test(words)) || (!scope.includes('medicines') && namesMedicine(words))))
    .map((sentence) => findingOf('outsideScope', sentence))
}
