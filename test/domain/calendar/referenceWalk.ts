import type { ClinicCalendar, DuePolicy, Pause, WallInterval } from '#shared/domain/calendar/clinicCalendar.ts'

/**
 * The README of the business-time vectors once more, as slowly and plainly as possible: every minute of a few weeks is painted open or
 * closed, then counted one by one. Zones come from `Intl`, not from `Temporal`. Everything is in whole minutes since 1970.
 */
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const DAY = 1440
const QUARTER = 15

const offsets = new Map<string, number>()
const formats = new Map<string, Intl.DateTimeFormat>()

/** Minutes to add to UTC; clocks are taken to change on quarter hours only, as they do in the zones and years under test. */
function offsetAt(zone: string, minute: number): number {
  const quarter = Math.floor(minute / QUARTER) * QUARTER
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  })
  formats.set(zone, format)
  const parts = Object.fromEntries(format.formatToParts(quarter * 60_000).map((part) => [part.type, Number(part.value)]))
  const wall = Date.UTC(parts.year ?? 0, (parts.month ?? 0) - 1, parts.day, parts.hour, parts.minute) / 60_000
  offsets.set(key, wall - quarter)
  return wall - quarter
}

const dateOf = (wallDay: number): string => new Date(wallDay * DAY * 60_000).toISOString().slice(0, 10)
const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

interface TimeLine {
  readonly first: number
  readonly last: number
  /** Wall minute of every minute. */
  readonly wall: Int32Array
  /** First minute that shows a wall time. */
  readonly byWall: ReadonlyMap<number, number>
}

const timeLines = new Map<string, TimeLine>()

function timeLineOf(zone: string, first: number, last: number): TimeLine {
  const key = `${zone} ${first} ${last}`
  const known = timeLines.get(key)
  if (known) return known
  const wall = new Int32Array(last - first)
  const byWall = new Map<number, number>()
  for (let minute = first; minute < last; minute += 1) {
    const shown = minute + offsetAt(zone, minute)
    wall[minute - first] = shown
    if (!byWall.has(shown)) byWall.set(shown, minute)
  }
  const line: TimeLine = { first, last, wall, byWall }
  timeLines.set(key, line)
  return line
}

export class ReferenceWalk {
  readonly line: TimeLine
  readonly calendar: ClinicCalendar
  readonly open: Uint8Array
  /** Last open minute + 1 of the opening time that belongs to each business day, by wall day. */
  readonly closes = new Map<number, number>()
  readonly days: readonly number[]

  constructor(calendar: ClinicCalendar, first: number, last: number) {
    this.calendar = calendar
    this.line = timeLineOf(calendar.timeZone, first, last)
    this.open = new Uint8Array(last - first)
    this.days = [...new Set(Array.from(this.line.wall, (wall) => Math.floor(wall / DAY)))]
    for (const day of this.days) this.#paintDay(day)
  }

  /** Earlier instant of an overlap; in a gap forward by the gap: read with the offset from before it. */
  #instant(wall: number): number {
    const shown = this.line.byWall.get(wall)
    if (shown !== undefined) return shown
    let minute = this.line.first
    while (minute + 1 < this.line.last && this.#wallAt(minute + 1) < wall) minute += 1
    return wall - (this.#wallAt(minute) - minute)
  }

  #wallAt(minute: number): number {
    return this.line.wall[minute - this.line.first] ?? 0
  }

  #paintDay(day: number): void {
    const date = dateOf(day)
    const weekday = WEEKDAYS[(((day + 4) % 7) + 7) % 7] ?? 'sun'
    const { weekly, holidays = [], dateHours = {}, closures = {}, outOfOffice = [] } = this.calendar
    const businessWeekdays = this.calendar.businessWeekdays ?? ['mon', 'tue', 'wed', 'thu', 'fri']
    if (holidays.includes(date) || outOfOffice.some(({ from, to }) => from <= date && date <= to)) return
    const own = new Set<number>()
    for (const interval of dateHours[date] ?? weekly[weekday] ?? []) this.#eachMinute(day, interval, (minute) => own.add(minute))
    for (const interval of closures[date] ?? []) this.#eachMinute(day, interval, (minute) => own.delete(minute))
    for (const minute of own) this.open[minute - this.line.first] = 1
    if (own.size > 0 && businessWeekdays.includes(weekday)) this.closes.set(day, [...own].reduce((a, b) => Math.max(a, b)) + 1)
  }

  #eachMinute(day: number, [from, to]: WallInterval, visit: (minute: number) => void): void {
    const [open, close] = [minutesOf(from), minutesOf(to)]
    if (open === close) return
    const end = this.#instant(day * DAY + close + (close < open ? DAY : 0))
    for (let minute = this.#instant(day * DAY + open); minute < end; minute += 1) visit(minute)
  }

  isOpen(minute: number): boolean {
    return this.open[minute - this.line.first] === 1
  }

  isBusinessDay(date: string): boolean {
    return [...this.closes.keys()].some((day) => dateOf(day) === date)
  }

  #counts(minute: number, basis: string): boolean {
    return basis === 'businessHours' ? this.isOpen(minute) : this.closes.has(Math.floor(this.#wallAt(minute) / DAY))
  }

  /** Counted minutes. */
  elapsed(basis: string, start: number, end: number, pauses: readonly Pause[]): number {
    let counted = 0
    for (let minute = start; minute < end; minute += 1) if (this.#counts(minute, basis) && !isPaused(minute, pauses)) counted += 1
    return counted
  }

  nextOpen(start: number): number | 'beyond' {
    for (let minute = start; minute < this.line.last; minute += 1) if (this.isOpen(minute)) return minute
    return 'beyond'
  }

  /** 'beyond' when the painted weeks end first. */
  due(policy: DuePolicy, start: number, pauses: readonly Pause[]): number | null | 'beyond' {
    const end = pauses.some((pause) => pause.to === null) ? null : 'beyond'
    if ('businessDays' in policy) {
      const receipt = Math.floor(this.#wallAt(start) / DAY)
      let count = 0
      for (const day of this.days) {
        const close = this.closes.get(day)
        if (day <= receipt || close === undefined) continue
        if (pauses.some(({ from, to }) => from / 60_000 < close && close <= (to ?? Infinity) / 60_000)) continue
        count += 1
        if (count === policy.businessDays) return close
      }
      return end
    }
    const [basis, hours] = Object.entries(policy)[0] ?? ['', 0]
    const needed = Math.round(hours * 60)
    let counted = 0
    for (let minute = start; minute < this.line.last; minute += 1) {
      if (!this.#counts(minute, basis) || isPaused(minute, pauses)) continue
      if (needed === 0) return minute
      counted += 1
      if (counted === needed) return minute + 1
    }
    return end
  }
}

function isPaused(minute: number, pauses: readonly Pause[]): boolean {
  return pauses.some(({ from, to }) => from <= minute * 60_000 && minute * 60_000 < (to ?? Infinity))
}
