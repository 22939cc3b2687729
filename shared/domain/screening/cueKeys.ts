/**
 * Keys of the weighted cues. A cue is one word in its stem, two stems in a row, or two stems with one or two words
 * between them; a stem that a context voids (denied, past, other people, quoted ...) is a cue of its own.
 *
 *   chest          stands for itself          -chest         voided by its context
 *   chest tight    in a row                   chest ~ tight  one or two words between
 *   {temperature>=100.4}   a reading
 */

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

export type CueKind = 'word' | 'voided' | 'row' | 'near' | 'reading'

export interface CueKey {
  readonly kind: CueKind
  /** One stem, or two for `row` and `near`; the pattern for a reading. */
  readonly stems: readonly string[]
}

export const parseCueKey = (key: string): CueKey => {
  if (key.startsWith('{')) return { kind: 'reading', stems: [key] }
  if (key.startsWith('-')) return { kind: 'voided', stems: [key.slice(1)] }
  const near = key.split(' ~ ')
  if (near.length === 2) return { kind: 'near', stems: near }
  const row = key.split(' ')
  return row.length === 2 ? { kind: 'row', stems: row } : { kind: 'word', stems: [key] }
}
