import { countingTime } from './calendarDay.ts'
import type { ClinicCalendar, Pause } from './clinicCalendar.ts'
import { compileCalendar } from './compiledCalendar.ts'
import { assertStart } from './dueAt.ts'
import type { HoursBasis } from './parseDuePolicy.ts'
import { pauseList } from './pauseList.ts'
import { clipSpans, lengthOf, subtractSpans } from './span.ts'

export interface ElapsedQuestion {
  readonly basis: HoursBasis
  /** UTC epoch ms. */
  readonly start: number
  readonly end: number
  readonly calendar: ClinicCalendar
  readonly pauses?: readonly Pause[] | undefined
}

/**
 * Seconds that counted between two instants, to the ms; 0 when `end` is not after `start`. An open pause runs to the end.
 * @throws InvalidPolicy 'invalid-start', 'invalid-calendar', 'invalid-pause'
 */
export function elapsedSeconds({ basis, start, end, calendar, pauses = [] }: ElapsedQuestion): number {
  const compiled = compileCalendar(calendar)
  assertStart(start)
  assertStart(end)
  const holes = pauseList(pauses)
  let counted = 0
  if (end <= start) return 0
  const last = compiled.zone.dayHolding(end)
  for (let day = compiled.zone.dayHolding(start); day <= last; day += 1) {
    const spans = countingTime(compiled, basis, day)
    if (spans.length === 0) continue
    for (const span of subtractSpans(clipSpans(spans, start, end), holes)) counted += lengthOf(span)
  }
  return counted / 1000
}
