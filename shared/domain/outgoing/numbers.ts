import { findAll, type OutgoingFinding } from './finding.ts'

const UNIT = '(?:mg|mcg|µg|g|ml|mL|units?|tablets?|pills?|capsules?|drops?|puffs?|tabletas?|pastillas?|cápsulas?|gotas?)'

const PATTERNS = [
  ['unit', /(?<=\d\s?)(?:U|u|IU|UI)(?![\p{L}\d])|(?<=\d\s?)[µμ]g(?!\p{L})/gu],
  ['latin', /(?<!\p{L})(?:QD|QOD|Q\.D\.|q\.d\.|qd|qod|QHS|qhs|BID|bid|TID|tid|QID|qid)(?!\p{L})/gu],
  ['trailingZero', new RegExp(`(?<![\\d.$])\\d+\\.0+(?![\\d.])|(?<![\\d.$])\\d+\\.\\d*[1-9]0+(?=\\s?${UNIT}(?!\\p{L}))`, 'gu')],
  ['nakedDecimal', /(?<![\d\p{L}.…$])\.\d+/gu],
  ['adjacentNumbers', new RegExp(`(?<![\\d.:/-])\\d+(?:\\.\\d+)?\\s+\\d+(?:\\.\\d+)?\\s?${UNIT}(?!\\p{L})`, 'gu')],
] as const satisfies readonly (readonly [OutgoingFinding['code'], RegExp])[]

/** PS-34: numbers that are read as ten times the dose, or as one number. */
export const misreadNumbers = (text: string): OutgoingFinding[] => PATTERNS.flatMap(([code, pattern]) => findAll(code, pattern, text))
