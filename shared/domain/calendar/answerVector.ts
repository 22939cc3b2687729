import { Temporal } from 'temporal-polyfill'
import { InvalidPolicy } from '../errors.ts'
import { dueAt } from './dueAt.ts'
import { elapsedSeconds } from './elapsed.ts'
import { isBusinessDay, isOpen, nextOpen } from './openHours.ts'
import { parseCalendar } from './parseCalendar.ts'
import { parseBasis, parseDuePolicy } from './parseDuePolicy.ts'
import { parseInstant, parsePauses } from './parseInstant.ts'
import { usFederalHolidays } from './usFederalHolidays.ts'

/** One business-time question as it comes in (README of the business-time vectors); nothing is checked yet. */
export interface Vector {
  readonly op?: unknown
  readonly calendar?: unknown
  readonly policy?: unknown
  readonly start?: unknown
  readonly end?: unknown
  readonly date?: unknown
  readonly year?: unknown
  readonly pauses?: unknown
}

/** Instants as text, seconds, booleans or dates, as the operation has it; undefined for an unknown operation. */
export type VectorAnswer = string | number | boolean | null | string[] | undefined

/** @throws InvalidPolicy with the code of the vectors */
export function answerVector(vector: Vector): VectorAnswer {
  switch (vector.op) {
    case 'due': {
      const calendar = parseCalendar(vector.calendar)
      const policy = parseDuePolicy(vector.policy)
      const { dueAt: due } = dueAt({ calendar, policy, start: parseInstant(vector.start), pauses: parsePauses(vector.pauses) })
      return due === null ? null : instantText(due)
    }
    case 'elapsed': {
      const calendar = parseCalendar(vector.calendar)
      const basis = parseBasis(vector.policy)
      const [start, end] = [parseInstant(vector.start), parseInstant(vector.end)]
      return elapsedSeconds({ calendar, basis, start, end, pauses: parsePauses(vector.pauses) })
    }
    case 'isOpen':
      return isOpen({ calendar: parseCalendar(vector.calendar), start: parseInstant(vector.start) })
    case 'nextOpen':
      return instantText(nextOpen({ calendar: parseCalendar(vector.calendar), start: parseInstant(vector.start) }))
    case 'isBusinessDay': {
      const calendar = parseCalendar(vector.calendar)
      if (typeof vector.date !== 'string') throw new InvalidPolicy('invalid-start', 'A date YYYY-MM-DD is wanted.')
      return isBusinessDay({ calendar, date: vector.date })
    }
    case 'usFederalHolidays':
      return usFederalHolidays(parseYear(vector.year)).map((holiday) => holiday.date)
    default:
      return undefined
  }
}

const instantText = (at: number): string => Temporal.Instant.fromEpochMilliseconds(at).toString()

function parseYear(year: unknown): number {
  if (typeof year === 'number' && Number.isInteger(year) && year >= 1 && year <= 9999) return year
  throw new InvalidPolicy('invalid-start', 'Not a year.')
}
