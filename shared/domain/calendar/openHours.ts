import { InvalidPolicy } from '../errors.ts'
import { closeOf, isBusiness, openTime } from './calendarDay.ts'
import type { ClinicCalendar } from './clinicCalendar.ts'
import { compileCalendar } from './compiledCalendar.ts'
import { assertStart } from './dueAt.ts'
import { parseEpochDay } from './epochDay.ts'
import { hoursDue } from './hoursDue.ts'
import { lastDayToSearch, noOpenTime } from './searchLimit.ts'

interface OpenQuestion {
  /** UTC epoch ms. */
  readonly start: number
  readonly calendar: ClinicCalendar
}

/** @throws InvalidPolicy 'invalid-start', 'invalid-calendar' */
export function isOpen({ start, calendar }: OpenQuestion): boolean {
  const compiled = compileCalendar(calendar)
  assertStart(start)
  return openTime(compiled, compiled.zone.dayHolding(start)).some((span) => span.open <= start && start < span.close)
}

/**
 * First open instant at or after the start, UTC epoch ms.
 * @throws InvalidPolicy 'invalid-start', 'invalid-calendar', 'no-open-time'
 */
export function nextOpen({ start, calendar }: OpenQuestion): number {
  const compiled = compileCalendar(calendar)
  assertStart(start)
  const opens = hoursDue(compiled, 'businessHours', 0, start, [], null)
  if (opens === null) throw noOpenTime()
  return opens
}

/**
 * Close of the business day of the start while that day still has time to run, else of the next one: "same business day" (D8).
 * @returns UTC epoch ms, after the start
 * @throws InvalidPolicy 'invalid-start', 'invalid-calendar', 'no-open-time'
 */
export function nextClose({ start, calendar }: OpenQuestion): number {
  const compiled = compileCalendar(calendar)
  assertStart(start)
  const last = lastDayToSearch(compiled, start, [])
  // A night interval of the date before may still run.
  for (let day = compiled.zone.localDay(start) - 1; day <= last; day += 1) {
    const close = closeOf(compiled, day)
    if (close !== undefined && close > start) return close
  }
  throw noOpenTime()
}

/** @param date local date `YYYY-MM-DD`. @throws InvalidPolicy 'invalid-start', 'invalid-calendar' */
export function isBusinessDay({ date, calendar }: { readonly date: string; readonly calendar: ClinicCalendar }): boolean {
  const compiled = compileCalendar(calendar)
  const day = parseEpochDay(date)
  if (day === undefined) throw new InvalidPolicy('invalid-start', 'Not a date YYYY-MM-DD.')
  return isBusiness(compiled, day)
}
