/**
 * A cue is one thing that a message shows and that has a weight (cues.en.v1.yaml). Words count by their stem and
 * whatever their context; what a context voids is told by the concepts and rules.
 *
 *   chest                     a word of the subject or body
 *   chest tight               two in a row          chest ~ tight    one or two words between, in one sentence
 *   %ache             a word of the class that "ache" names (word-classes.en.v1.yaml)
 *   %ache %knee       words of two classes, in this order, at most two words between, in one sentence
 *   @pain  {age<3}            a concept or a reading that stands in no context
 *   -@pain                    the same, voided       negated@pain     by which context
 *   @chest @pain              both in one sentence, neither voided
 *   !cardiac.fainted          a rule that fired      -!cardiac.fainted   one that a context held back
 *   !!cardiac  -!!cardiac     any rule of a group    !!2                 groups with a rule that fired
 *   ?negated                  the message has such a context
 *   =refill.ask               a cue for the work type
 */
export const CUE_FAMILIES = ['word', 'pair', 'class', 'classPair', 'concept', 'conceptPair', 'rule', 'ask'] as const
export type CueFamily = (typeof CUE_FAMILIES)[number]

const ENDINGS = ['ing', 'ed', 'es', 's', 'ly'] as const
const LONGEST_STEM = 8

/** Stem of a word as `wordKey` spells it; every number is `#`. Crude on purpose: it only has to be the same each time. */
export const cueStem = (word: string): string => {
  const first = word.charCodeAt(0)
  if (first >= 48 && first <= 57) return '#'
  let stem = word
  for (const ending of ENDINGS) {
    if (stem.length - ending.length < 3 || !stem.endsWith(ending)) continue
    stem = stem.slice(0, -ending.length)
    break
  }
  if (stem.length >= 4 && stem.at(-1) === stem.at(-2)) stem = stem.slice(0, -1)
  if (stem.length <= 3) return stem
  stem = stem.slice(0, LONGEST_STEM)
  while (stem.endsWith('e')) stem = stem.slice(0, -1)
  return stem
}

export const classKey = (name: string): string => `%${name}`

export const pairKey = (first: string, second: string, inARow: boolean): string => `${first}${inARow ? ' ' : ' ~ '}${second}`

export const familyOf = (key: string): CueFamily => {
  if (key.startsWith('=')) return 'ask'
  if (/^-?[!?]/.test(key)) return 'rule'
  if (key.startsWith('%')) return key.includes(' ') ? 'classPair' : 'class'
  if (/[@{]/.test(key)) return /^[@{]\S+ [@{]/.test(key) ? 'conceptPair' : 'concept'
  return key.includes(' ') ? 'pair' : 'word'
}
