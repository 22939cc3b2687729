import { closeOf } from './calendarDay.ts'
import type { CompiledCalendar } from './compiledCalendar.ts'
import type { DayLog } from './dayLog.ts'
import { MS_PER_DAY } from './epochDay.ts'
import { isOpenEnded, pauseAtClose, pauseOver } from './pauseList.ts'
import { lastDayToSearch, LONG_PAUSE_DAYS, noOpenTime } from './searchLimit.ts'
import { closedReason } from './skipReason.ts'
import type { Span } from './span.ts'

/**
 * Close of the n-th business day after the local date of the start (D3); a day counts when it closes with the clock running (D6).
 * @returns UTC epoch ms; null while a pause is open that began before that close
 * @throws InvalidPolicy 'no-open-time'
 */
export function businessDaysDue(
  calendar: CompiledCalendar, days: number, start: number, pauses: readonly Span[], log: DayLog,
): number | null {
  const { zone } = calendar
  const last = lastDayToSearch(calendar, start, pauses)
  let count = 0
  for (let day = zone.localDay(start) + 1; day <= last; day += 1) {
    const pause = pauses.length > 0 ? pauseOver(pauses, zone.startOfDay(day), zone.startOfDay(day + 1)) : undefined
    if (pause && isOpenEnded(pause)) return null
    if (pause && pause.close - zone.startOfDay(day) > LONG_PAUSE_DAYS * MS_PER_DAY) {
      // Every close up to here lies in the pause; a night interval may have two more days to run.
      log.lose(pause, Infinity)
      day = zone.localDay(pause.close) - 3
      continue
    }
    const close = closeOf(calendar, day)
    if (close === undefined) {
      log.add({ day, kind: 'skipped', reason: closedReason(calendar, day, false) })
      continue
    }
    const paused = pauseAtClose(pauses, close)
    if (paused) {
      log.add({ day, kind: 'skipped', reason: 'paused' })
      log.lose(paused, 1)
      continue
    }
    count += 1
    log.add({ day, kind: 'counted', added: 1, amount: count })
    if (count >= days) return close
  }
  throw noOpenTime()
}
