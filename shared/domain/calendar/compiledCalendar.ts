import { InvalidPolicy } from '../errors.ts'
import type { ClinicCalendar, WallInterval } from './clinicCalendar.ts'
import { parseEpochDay, WEEKDAYS, type EpochDay } from './epochDay.ts'
import type { Span } from './span.ts'
import { zoneOf, type Zone } from './zone.ts'

const MINUTES_PER_DAY = 1440
const BUSINESS_WEEKDAYS = WEEKDAYS.slice(0, 5)

/** Local minutes from the midnight of the date; a night interval closes above 1440. */
export interface MinuteSpan {
  readonly open: number
  readonly close: number
}

/** A calendar by day numbers, with the days worked out so far. */
export interface CompiledCalendar {
  readonly zone: Zone
  /** Index 0 is Monday. */
  readonly weekly: readonly (readonly MinuteSpan[])[]
  readonly isBusinessWeekday: readonly boolean[]
  readonly holidays: ReadonlySet<EpochDay>
  readonly dateHours: ReadonlyMap<EpochDay, readonly MinuteSpan[]>
  readonly closures: ReadonlyMap<EpochDay, readonly MinuteSpan[]>
  readonly absences: readonly { readonly from: EpochDay; readonly to: EpochDay }[]
  /** Opening time by the date on which it opens, and by the date in which it lies. */
  readonly ownHours: Map<EpochDay, readonly Span[]>
  readonly openTime: Map<EpochDay, readonly Span[]>
}

const compiled = new WeakMap<ClinicCalendar, CompiledCalendar>()

/**
 * One compilation an object: a calendar is a value and must not be changed in place.
 * @throws InvalidPolicy 'invalid-calendar'
 */
export function compileCalendar(calendar: ClinicCalendar): CompiledCalendar {
  const known = compiled.get(calendar)
  if (known) return known
  const zone = zoneOf(calendar.timeZone)
  if (!zone) throw new InvalidPolicy('invalid-calendar', 'Unknown time zone.')
  const businessWeekdays = calendar.businessWeekdays ?? BUSINESS_WEEKDAYS
  const result: CompiledCalendar = {
    zone,
    weekly: WEEKDAYS.map((weekday) => minuteSpans(calendar.weekly[weekday] ?? [])),
    isBusinessWeekday: WEEKDAYS.map((weekday) => businessWeekdays.includes(weekday)),
    holidays: new Set((calendar.holidays ?? []).map(dayOf)),
    dateHours: byDay(calendar.dateHours),
    closures: byDay(calendar.closures),
    absences: (calendar.outOfOffice ?? []).map((range) => ({ from: dayOf(range.from), to: dayOf(range.to) })),
    ownHours: new Map(),
    openTime: new Map(),
  }
  compiled.set(calendar, result)
  return result
}

export const isAway = (calendar: CompiledCalendar, day: EpochDay): boolean =>
  calendar.absences.some((absence) => absence.from <= day && day <= absence.to)

function byDay(hours: ClinicCalendar['dateHours']): Map<EpochDay, MinuteSpan[]> {
  return new Map(Object.entries(hours ?? {}).map(([date, intervals]) => [dayOf(date), minuteSpans(intervals)]))
}

/** Close equal to open holds nothing; close before open runs on into the next day. */
function minuteSpans(intervals: readonly WallInterval[]): MinuteSpan[] {
  const spans: MinuteSpan[] = []
  for (const [from, to] of intervals) {
    const open = minuteOf(from)
    const close = minuteOf(to)
    if (close !== open) spans.push({ open, close: close < open ? close + MINUTES_PER_DAY : close })
  }
  return spans
}

function minuteOf(wallTime: string): number {
  const minute = Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3))
  if (wallTime.length !== 5 || !Number.isInteger(minute)) throw new InvalidPolicy('invalid-calendar', `Not a wall time HH:MM: ${wallTime}`)
  return minute
}

function dayOf(date: string): EpochDay {
  const day = parseEpochDay(date)
  if (day === undefined) throw new InvalidPolicy('invalid-calendar', `Not a date YYYY-MM-DD: ${date}`)
  return day
}
