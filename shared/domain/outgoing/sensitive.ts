import { findingOf, type OutgoingFinding } from './finding.ts'

/**
 * Matters that a patient may want kept out of a written record (S15), English and Spanish, by the beginning of the word.
 * Not a judgement of the matter: it only says "this could be said on the phone".
 */
const STEMS = [
  'abus', 'assault', 'violen', 'suicid', 'overdos', 'chlamydia', 'gonorrh', 'syphilis', 'herpes', 'pregnan', 'abort', 'miscarr', 'condom', 'sexual',
  'erectil', 'erection', 'genital', 'vagina', 'transgender', 'cocaine', 'heroin', 'fentanyl', 'marijuana', 'alcohol', 'drunk', 'gambl', 'cheat', 'depress',
  'bipolar', 'schizo', 'immigra', 'undocumented', 'embaraz', 'violac', 'drogas', 'borrach',
] as const
const WORDS = ['rape', 'raped', 'hiv', 'aids', 'std', 'stds', 'sti', 'stis', 'hpv', 'penis', 'meth', 'affair', 'jail', 'prison', 'vih', 'sida', 'cárcel'] as const
const WORD = new RegExp(`(?<!\\p{L})(?:(?:${WORDS.join('|')})(?!\\p{L})|(?:${STEMS.join('|')})\\p{L}*)`, 'giu')
const stemOf = (word: string): string => STEMS.find((stem) => word.toLowerCase().startsWith(stem)) ?? word.toLowerCase()

/** Stems of the sensitive words in what a patient wrote; each once. */
export const sensitiveWordsOf = (text: string): string[] => [...new Set(Array.from(text.matchAll(WORD), ([word]) => stemOf(word)))]

/** S15: words of the patient's own secret that the answer would repeat; the first place of each. */
export function quotedSensitiveWords(text: string, said: readonly string[]): OutgoingFinding[] {
  if (said.length === 0) return []
  const told = new Set<string>()
  return Array.from(text.matchAll(WORD)).flatMap((match) => {
    const stem = stemOf(match[0])
    if (!said.includes(stem) || told.has(stem)) return []
    told.add(stem)
    return [findingOf('sensitiveWords', { start: match.index, end: match.index + match[0].length })]
  })
}
