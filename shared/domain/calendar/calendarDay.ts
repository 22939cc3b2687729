import { isAway, type CompiledCalendar, type MinuteSpan } from './compiledCalendar.ts'
import { weekdayIndex, type EpochDay } from './epochDay.ts'
import type { HoursBasis } from './parseDuePolicy.ts'
import { clipSpans, mergeSpans, subtractSpans, type Span } from './span.ts'

const MINUTES_PER_DAY = 1440
const CACHE_LIMIT = 4096
const CLOSED: readonly Span[] = []

/** Opening time that belongs to a date because it opens on it; a night interval runs on past midnight. */
export function ownHours(calendar: CompiledCalendar, day: EpochDay): readonly Span[] {
  const wall = calendar.dateHours.get(day) ?? calendar.weekly[weekdayIndex(day)] ?? []
  if (wall.length === 0 || calendar.holidays.has(day) || isAway(calendar, day)) return CLOSED
  const known = calendar.ownHours.get(day)
  if (known) return known
  const hours = computeOwnHours(calendar, day, wall)
  if (calendar.ownHours.size >= CACHE_LIMIT) calendar.ownHours.clear()
  calendar.ownHours.set(day, hours)
  return hours
}

function computeOwnHours({ zone, closures }: CompiledCalendar, day: EpochDay, wall: readonly MinuteSpan[]): readonly Span[] {
  // The zone skipped this date altogether.
  if (zone.startOfDay(day) >= zone.startOfDay(day + 1)) return CLOSED
  const toSpan = ({ open, close }: MinuteSpan): Span => ({
    open: zone.instantOf(day, open),
    close: close > MINUTES_PER_DAY ? zone.instantOf(day + 1, close - MINUTES_PER_DAY) : zone.instantOf(day, close),
  })
  const hours = mergeSpans(wall.map(toSpan))
  const closed = closures.get(day)
  return closed ? subtractSpans(hours, mergeSpans(closed.map(toSpan))) : hours
}

/** A business weekday to which some opening time belongs. */
export function isBusiness(calendar: CompiledCalendar, day: EpochDay): boolean {
  return calendar.isBusinessWeekday[weekdayIndex(day)] === true && ownHours(calendar, day).length > 0
}

/** Last instant of a business day's own opening time; may lie on the next date. Undefined when it is no business day. */
export function closeOf(calendar: CompiledCalendar, day: EpochDay): number | undefined {
  return isBusiness(calendar, day) ? ownHours(calendar, day).at(-1)?.close : undefined
}

/**
 * Opening time that lies inside a date, midnight to midnight, whatever date it belongs to. An interval is shorter than two days,
 * so the two dates before can reach into this one.
 */
export function openTime(calendar: CompiledCalendar, day: EpochDay): readonly Span[] {
  const known = calendar.openTime.get(day)
  if (known) return known
  const near = [...ownHours(calendar, day - 2), ...ownHours(calendar, day - 1), ...ownHours(calendar, day)]
  if (near.length === 0) return CLOSED
  const { zone } = calendar
  const spans = mergeSpans(clipSpans(near, zone.startOfDay(day), zone.startOfDay(day + 1)))
  if (calendar.openTime.size >= CACHE_LIMIT) calendar.openTime.clear()
  calendar.openTime.set(day, spans)
  return spans
}

/** The time of a date that counts under a basis. */
export function countingTime(calendar: CompiledCalendar, basis: HoursBasis, day: EpochDay): readonly Span[] {
  if (basis === 'businessHours') return openTime(calendar, day)
  if (!isBusiness(calendar, day)) return CLOSED
  return [{ open: calendar.zone.startOfDay(day), close: calendar.zone.startOfDay(day + 1) }]
}
