import { civilOf, weekdayIndex, type EpochDay } from './epochDay.ts'
import type { Zone } from './zone.ts'

const WEEKDAY = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const two = (value: number): string => String(value).padStart(2, '0')

/** `Mon 23-Nov`; the year is added when it is not the year of `near`. */
export function dayLabel(day: EpochDay, near: EpochDay): string {
  const { year, month, day: dayOfMonth } = civilOf(day)
  const label = `${WEEKDAY[weekdayIndex(day)]} ${two(dayOfMonth)}-${MONTH[month - 1]}`
  return civilOf(near).year === year ? label : `${label}-${year}`
}

/** `Mon 23-Nov 17:00` on the wall of the zone; the seconds are cut off. */
export function instantLabel(zone: Zone, at: number, near: EpochDay): string {
  const { day, minute } = zone.wallOf(at)
  return `${dayLabel(day, near)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** `4 h`, `3 h 30 min`, `12 s`; parts below a second only when nothing else is left. */
export function durationLabel(ms: number): string {
  const hours = Math.floor(ms / HOUR)
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  const seconds = Math.floor((ms % MINUTE) / SECOND)
  const parts: string[] = []
  if (hours > 0) parts.push(`${hours} h`)
  if (minutes > 0) parts.push(`${minutes} min`)
  if (seconds > 0) parts.push(`${seconds} s`)
  return parts.length > 0 ? parts.join(' ') : `${ms % SECOND} ms`
}
