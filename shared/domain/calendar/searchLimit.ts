import { InvalidPolicy } from '../errors.ts'
import type { CompiledCalendar } from './compiledCalendar.ts'
import type { EpochDay } from './epochDay.ts'
import type { Span } from './span.ts'

/** At least 15 are asked for (README of the business-time vectors); a due time farther off is a fault of the policy. */
const SEARCH_YEARS = 30
const SEARCH_DAYS = SEARCH_YEARS * 366
/** A pause that still covers more days than this is jumped over instead of walked through. */
export const LONG_PAUSE_DAYS = 400

/** Last date to look at: 30 years after the start, or after the last pause when that is later. */
export function lastDayToSearch(calendar: CompiledCalendar, start: number, pauses: readonly Span[]): EpochDay {
  const edges = pauses.flatMap((pause) => [pause.open, pause.close]).filter(Number.isFinite)
  return calendar.zone.localDay(Math.max(start, ...edges)) + SEARCH_DAYS
}

export const noOpenTime = (): InvalidPolicy =>
  new InvalidPolicy('no-open-time', `The calendar holds too little open time in the ${SEARCH_YEARS} years that were searched.`)
