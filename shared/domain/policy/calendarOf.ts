import type { ClinicCalendar, DateRange } from '../calendar/clinicCalendar.ts'
import type { PolicyPack } from './policyPack.ts'

const CACHE_LIMIT = 500
const calendars = new WeakMap<PolicyPack, Map<string, ClinicCalendar>>()

/**
 * Clinic calendar of a pack, with the days on which the addressed clinician is out and nobody covers (D3). The same pack and the same
 * absences give the same object, so that its days are worked out once.
 */
export function calendarOf(pack: PolicyPack, outOfOffice: readonly DateRange[] = []): ClinicCalendar {
  const known = calendars.get(pack) ?? new Map<string, ClinicCalendar>()
  calendars.set(pack, known)
  const key = outOfOffice.map((range) => `${range.from}/${range.to}`).join(' ')
  const cached = known.get(key)
  if (cached) return cached
  const { weekly, businessWeekdays, holidays, dateHours, closures } = pack.calendar
  const calendar: ClinicCalendar = {
    timeZone: pack.timeZone,
    weekly,
    businessWeekdays,
    holidays: holidays.map((holiday) => holiday.date),
    dateHours,
    closures,
    ...(outOfOffice.length > 0 ? { outOfOffice: outOfOffice.map(({ from, to }) => ({ from, to })) } : {}),
  }
  if (known.size >= CACHE_LIMIT) known.clear()
  known.set(key, calendar)
  return calendar
}
