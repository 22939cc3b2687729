import type { ClinicCalendar, WallInterval } from '#shared/domain/calendar/clinicCalendar.ts'
import { parseInstant } from '#shared/domain/calendar/parseInstant.ts'

const OFFICE: readonly WallInterval[] = [['08:00', '17:00']]

/** The office of the golden set of S26: 08:00 to 17:00, Monday to Friday, US federal holidays of autumn 2026. */
export const CLINIC: ClinicCalendar = {
  timeZone: 'America/Los_Angeles',
  weekly: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
  holidays: ['2026-09-07', '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25'],
}

/** `at('2026-10-05 10:00')`: Pacific wall time of the day; `PDT` until 1 November 2026, `PST` from then on and before 8 March. */
export function at(wall: string): number {
  const isWinter = wall >= '2026-11-01 02:00' || wall < '2026-03-08 02:00'
  return parseInstant(`${wall.replace(' ', 'T')}:00${isWinter ? '-08:00' : '-07:00'}`)
}

/** The other way, for messages that a person can read. */
export function wallOf(instant: number | null): string | null {
  if (instant === null) return null
  return new Intl.DateTimeFormat('sv-SE', { timeZone: CLINIC.timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant)
}
