import { isAway, type CompiledCalendar } from './compiledCalendar.ts'
import type { SkipReason } from './dayLog.ts'
import { weekdayIndex, type EpochDay } from './epochDay.ts'

/** Why no time of a date counts. A date off the business week is a weekend, unless it has weekly hours of its own. */
export function closedReason(calendar: CompiledCalendar, day: EpochDay, countsOpeningTime: boolean): SkipReason {
  const weekday = weekdayIndex(day)
  const hasHours = (calendar.weekly[weekday] ?? []).length > 0 || calendar.dateHours.has(day)
  const isOff = calendar.isBusinessWeekday[weekday] !== true
  if (isOff && !(countsOpeningTime && hasHours)) return 'weekend'
  if (calendar.holidays.has(day)) return 'holiday'
  if (isAway(calendar, day)) return 'away'
  if (hasHours && calendar.zone.startOfDay(day) >= calendar.zone.startOfDay(day + 1)) return 'noSuchDate'
  return 'closed'
}
