import { parseEpochDay } from '#shared/domain/calendar/epochDay.ts'
import type { JsonValue } from '../json.ts'
import type { RefusalCode } from '../refusal.ts'

/** What is wrong with one primitive value, or null. Words never repeat the value. */
export type Flaw = { readonly code: RefusalCode; readonly words: string } | null
type Check = (value: JsonValue) => Flaw

const MAX_STRING = 1024 * 1024
const flaw = (words: string, code: RefusalCode = 'value'): Flaw => ({ code, words })

/** FHIR strings: not blank, no control characters but tab, CR and LF, whole Unicode, at most 1 MB. */
function textFlaw(text: string): Flaw {
  if (text.trim() === '') return flaw('may not be empty')
  if (text.length > MAX_STRING) return flaw('is longer than 1 MB', 'too-long')
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) return flaw('holds a control character')
  if (!text.isWellFormed()) return flaw('holds half a character')
  return null
}

const ofText = (isRight: (text: string) => boolean, words: string): Check => (value) =>
  typeof value !== 'string' ? flaw('must be a text', 'structure') : (textFlaw(value) ?? (isRight(value) ? null : flaw(words)))

const matching = (pattern: RegExp, words: string): Check => ofText((value) => pattern.test(value), words)

const number = (isRight: (value: number) => boolean, words: string): Check => (value) =>
  typeof value !== 'number' ? flaw('must be a number', 'structure') : Number.isFinite(value) && isRight(value) ? null : flaw(words)

const DATE = /^(\d{4})(-\d\d)?(-\d\d)?$/
const DATE_TIME = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)$/

/** A date that the calendar has: `2026-02-30`, month 13 and year 0000 are none. */
export function isDate(text: string): boolean {
  if (!DATE.test(text) || text.startsWith('0000')) return false
  return parseEpochDay(`${text}${'-01'.repeat(3 - text.split('-').length)}`) !== undefined
}

/** A time takes a zone; a date alone has none. */
export const isInstant = (text: string): boolean => {
  const day = DATE_TIME.exec(text)?.[1]
  return day !== undefined && isDate(day)
}

/** Base64 as FHIR writes it: white space is allowed, another character or a wrong length is not. Linear, since data may be long. */
export function isBase64(text: string): boolean {
  const digits = text.replace(/\s+/g, '')
  return digits !== '' && digits.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(digits.replace(/={1,2}$/, ''))
}

const integer = number(Number.isSafeInteger, 'must be a whole number')
const string = ofText(() => true, '')
const uri = matching(/^\S+$/, 'may not hold white space')

/** Grammar of every primitive of R4 that a resource known here may hold. */
export const PRIMITIVES: Readonly<Record<string, Check>> = {
  boolean: (value) => (typeof value === 'boolean' ? null : flaw('must be true or false', 'structure')),
  integer,
  unsignedInt: number((value) => Number.isSafeInteger(value) && value >= 0, 'must be a whole number from 0'),
  positiveInt: number((value) => Number.isSafeInteger(value) && value > 0, 'must be a whole number from 1'),
  decimal: number(() => true, 'must be a number'),
  string,
  markdown: string,
  xhtml: string,
  code: matching(/^\S+( \S+)*$/, 'is no code'),
  id: matching(/^[A-Za-z0-9.-]{1,64}$/, 'is no id'),
  uri,
  url: uri,
  canonical: uri,
  oid: uri,
  uuid: uri,
  base64Binary: (value) =>
    typeof value !== 'string' ? flaw('must be a text', 'structure') : isBase64(value) ? null : flaw('is not base64'),
  date: ofText(isDate, 'is no date of the calendar'),
  dateTime: ofText((value) => isDate(value) || isInstant(value), 'is no date, and no time with its zone'),
  instant: ofText(isInstant, 'is no time with its zone'),
  time: matching(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?$/, 'is no time of day'),
}
