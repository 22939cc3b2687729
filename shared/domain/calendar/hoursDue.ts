import { countingTime } from './calendarDay.ts'
import type { CompiledCalendar } from './compiledCalendar.ts'
import type { DayLog } from './dayLog.ts'
import { MS_PER_DAY, type EpochDay } from './epochDay.ts'
import type { HoursBasis } from './parseDuePolicy.ts'
import { isOpenEnded, pauseOver } from './pauseList.ts'
import { lastDayToSearch, LONG_PAUSE_DAYS, noOpenTime } from './searchLimit.ts'
import { closedReason } from './skipReason.ts'
import { clipSpans, lengthOf, subtractSpans, type Span } from './span.ts'

/**
 * Earliest instant by which `needed` ms of counting time have passed since the start; for 0 the first counting instant.
 * @returns UTC epoch ms; null while a pause is open that began before the time was used up
 * @throws InvalidPolicy 'no-open-time'
 */
export function hoursDue(
  calendar: CompiledCalendar, basis: HoursBasis, needed: number, start: number, pauses: readonly Span[], log: DayLog | null,
): number | null {
  const { zone } = calendar
  const last = lastDayToSearch(calendar, start, pauses)
  let remaining = needed
  for (let day = zone.dayHolding(start); day <= last; day += 1) {
    if (pauses.length > 0) {
      const from = Math.max(zone.startOfDay(day), start)
      const pause = pauseOver(pauses, from, zone.startOfDay(day + 1))
      if (pause && isOpenEnded(pause)) return null
      if (pause && pause.close - from > LONG_PAUSE_DAYS * MS_PER_DAY) {
        log?.lose(pause, Infinity)
        day = zone.dayHolding(pause.close) - 1
        continue
      }
    }
    const spans = countingTime(calendar, basis, day)
    const ahead = spans.length > 0 ? clipSpans(spans, start, Infinity) : spans
    const running = pauses.length > 0 ? subtractSpans(ahead, pauses) : ahead
    const before = remaining
    let due: number | null = null
    for (const span of running) {
      if (remaining <= lengthOf(span)) {
        due = span.open + remaining
        remaining = 0
        break
      }
      remaining -= lengthOf(span)
    }
    const counted = { added: before - remaining, amount: needed - remaining }
    if (log) logDay(log, { calendar, basis, day, spans, ahead, running, pauses, due, ...counted })
    if (due !== null) return due
  }
  throw noOpenTime()
}

interface DayResult {
  readonly calendar: CompiledCalendar
  readonly basis: HoursBasis
  readonly day: EpochDay
  /** Counting time of the date, the part of it after the start, and the part of that outside pauses. */
  readonly spans: readonly Span[]
  readonly ahead: readonly Span[]
  readonly running: readonly Span[]
  readonly pauses: readonly Span[]
  readonly added: number
  readonly amount: number
  readonly due: number | null
}

function logDay(log: DayLog, { calendar, basis, day, spans, ahead, running, pauses, added, amount, due }: DayResult): void {
  const taken = due === null ? ahead : clipSpans(ahead, -Infinity, due)
  for (const pause of pauses) {
    const lost = clipSpans(taken, pause.open, pause.close).reduce((sum, span) => sum + lengthOf(span), 0)
    if (lost > 0) log.lose(pause, lost)
  }
  if (running.length > 0) {
    if (added > 0) log.add({ day, kind: 'counted', added, amount })
  } else if (ahead.length > 0) log.add({ day, kind: 'skipped', reason: 'paused' })
  else if (spans.length > 0) log.add({ day, kind: 'skipped', reason: 'afterClose' })
  else log.add({ day, kind: 'skipped', reason: closedReason(calendar, day, basis === 'businessHours') })
}
