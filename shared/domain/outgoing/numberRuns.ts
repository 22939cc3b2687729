import type { Span } from './finding.ts'

export const digitsOf = (text: string | null): string => (text ?? '').replaceAll(/\D/g, '')

export interface NumberRun extends Span {
  readonly digits: string
}

/** Groups of a run that are read together: a phone number has at most five with its country code. */
const GROUPS = 5

/**
 * Every number of six digits or more, however it is spaced: `129 728 7652`, `(510) 555-0142`. Of numbers that stand side by side each
 * stretch of groups is told, so that none hides behind its neighbour.
 */
export function numbersIn(text: string): NumberRun[] {
  const found: NumberRun[] = []
  for (const run of text.matchAll(/\d(?:[\d \t().\u2010-\u2015\u00A0-]*\d)?/g)) {
    const groups = Array.from(run[0].matchAll(/\d+/g), (group) => ({ digits: group[0], start: run.index + group.index }))
    groups.forEach((first, from) => {
      let digits = ''
      for (const group of groups.slice(from, from + GROUPS)) {
        digits += group.digits
        if (digits.length >= 6 && digits.length <= 15) found.push({ digits, start: first.start, end: group.start + group.digits.length })
      }
    })
  }
  return found
}
