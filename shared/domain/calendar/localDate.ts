import { Temporal } from 'temporal-polyfill'
import type { EpochMs } from '../ids.ts'

/** Local date `YYYY-MM-DD` of an instant in an IANA zone. */
export function localDateOf(instant: EpochMs, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

/** Calendar days later (or earlier, when negative); knows months and leap years, not zones. */
export function plusDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** First instant of a local date in an IANA zone, UTC epoch ms. */
export function startOfDate(date: string, timeZone: string): EpochMs {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds
}

/** Calendar months later; the last day of the month where the month is shorter. */
export function plusMonths(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }).toString()
}

/** Days from one local date to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
}

/** Whole years between two local dates; the age of a person born on `birthDate`. */
export function yearsBetween(birthDate: string, date: string): number {
  return Temporal.PlainDate.from(birthDate).until(Temporal.PlainDate.from(date), { largestUnit: 'years' }).years
}
