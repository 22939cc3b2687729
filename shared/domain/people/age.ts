import { parseEpochDay } from '../calendar/epochDay.ts'
import { localDateOf } from '../calendar/localDate.ts'
import type { EpochMs } from '../ids.ts'

/** Nobody is known to have lived longer; an older birth date is a mistake of typing. */
export const OLDEST_AGE = 130

/**
 * Whole years on a local date `YYYY-MM-DD`. A birthday begins at midnight of the clinic's zone; who was born on 29 February is a year
 * older on 1 March of a common year. Null for a date that the calendar does not have.
 */
export function ageOn(birthDate: string, today: string): number | null {
  if (parseEpochDay(birthDate) === undefined) return null
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) >= birthDate.slice(5) ? years : years - 1
}

export const ageAt = (birthDate: string, now: EpochMs, timeZone: string): number | null => ageOn(birthDate, localDateOf(now, timeZone))

/** What is wrong with a birth date, in words without the date; null when a living or dead person can have it. */
export function birthDateProblem(birthDate: string, today: string, deceasedDate: string | null = null): string | null {
  const age = ageOn(birthDate, today)
  if (age === null) return 'is no date of the calendar'
  if (birthDate > today) return 'lies in the future'
  if (age > OLDEST_AGE) return `makes the patient older than ${OLDEST_AGE}`
  const died = deceasedDate?.slice(0, 10) ?? null
  return died !== null && died.length === 10 && died < birthDate ? 'lies after the date of death' : null
}
