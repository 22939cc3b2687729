import { Temporal } from 'temporal-polyfill'
import type { EpochMs } from '../ids.ts'

/** Local date `YYYY-MM-DD` of an instant in an IANA zone. */
export function localDateOf(instant: EpochMs, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** Calendar days later (or earlier, when negative); knows months and leap years, not zones. */
export function plusDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** Whole years between two local dates; the age of a person born on `birthDate`. */
export function yearsBetween(birthDate: string, date: string): number {
  return Temporal.PlainDate.from(birthDate).until(Temporal.PlainDate.from(date), { largestUnit: 'years' }).years
}
