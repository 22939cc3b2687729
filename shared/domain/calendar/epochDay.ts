import { Temporal } from 'temporal-polyfill'
import type { Weekday } from './clinicCalendar.ts'

/** A local date as whole days since 1970-01-01; the day itself has no zone. */
export type EpochDay = number

export const MS_PER_DAY = 86_400_000

/** Monday first; index 0 … 6 of `weekdayIndex`. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[]

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
/** Days of a 400-year cycle of the Gregorian calendar, and the day count of 0000-03-01. */
const CYCLE = 146_097
const MARCH_OF_YEAR_ZERO = -719_468

/** `YYYY-MM-DD` of a real date; undefined for anything else (2026-02-30, 2026-2-3, null). */
export function parseEpochDay(date: unknown): EpochDay | undefined {
  const parts = typeof date === 'string' ? DATE.exec(date) : null
  if (!parts) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const count = epochDayOf(year, month, day)
  const back = civilOf(count)
  return back.year === year && back.month === month && back.day === day ? count : undefined
}

/** Proleptic Gregorian date to day count (Howard Hinnant's days_from_civil): years begin in March, so that a leap day comes last. */
function epochDayOf(year: number, month: number, day: number): EpochDay {
  const marchYear = month <= 2 ? year - 1 : year
  const cycle = Math.floor(marchYear / 400)
  const yearOfCycle = marchYear - cycle * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfCycle = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear
  return cycle * CYCLE + dayOfCycle + MARCH_OF_YEAR_ZERO
}

export function civilOf(epochDay: EpochDay): { year: number; month: number; day: number } {
  const shifted = epochDay - MARCH_OF_YEAR_ZERO
  const cycle = Math.floor(shifted / CYCLE)
  const dayOfCycle = shifted - cycle * CYCLE
  const yearOfCycle = Math.floor(
    (dayOfCycle - Math.floor(dayOfCycle / 1460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / (CYCLE - 1))) / 365,
  )
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return { year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** `YYYY-MM-DD`. */
export function dateText(epochDay: EpochDay): string {
  const { year, month, day } = civilOf(epochDay)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayIndex(epochDay: EpochDay): number {
  return (((epochDay + 3) % 7) + 7) % 7
}

export function plainDateOf(epochDay: EpochDay): Temporal.PlainDate {
  const { year, month, day } = civilOf(epochDay)
  return new Temporal.PlainDate(year, month, day)
}
