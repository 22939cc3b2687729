import { Temporal } from 'temporal-polyfill'

export interface NamedHoliday {
  /** Local date `YYYY-MM-DD` on which it is observed. */
  readonly date: string
  readonly name: string
}

/** ISO weekdays. */
const MONDAY = 1
const THURSDAY = 4
const SATURDAY = 6
const SUNDAY = 7

/**
 * The eleven US federal holidays of a year in calendar order, on their observed dates (5 U.S.C. 6103, E.O. 11582): the Friday before
 * for a Saturday, the Monday after for a Sunday. New Year's Day may be observed on 31 December of the year before (2028).
 */
export function usFederalHolidays(year: number): NamedHoliday[] {
  const fixed = (name: string, month: number, day: number): NamedHoliday =>
    ({ name, date: observed(new Temporal.PlainDate(year, month, day)) })
  const nth = (name: string, month: number, weekday: number, n: number): NamedHoliday =>
    ({ name, date: nthWeekday(year, month, weekday, n) })
  return [
    fixed('New Year\'s Day', 1, 1),
    nth('Birthday of Martin Luther King, Jr.', 1, MONDAY, 3),
    nth('Washington\'s Birthday', 2, MONDAY, 3),
    { name: 'Memorial Day', date: lastMonday(year, 5) },
    fixed('Juneteenth National Independence Day', 6, 19),
    fixed('Independence Day', 7, 4),
    nth('Labor Day', 9, MONDAY, 1),
    nth('Columbus Day', 10, MONDAY, 2),
    fixed('Veterans Day', 11, 11),
    nth('Thanksgiving Day', 11, THURSDAY, 4),
    fixed('Christmas Day', 12, 25),
  ]
}

function observed(date: Temporal.PlainDate): string {
  if (date.dayOfWeek === SATURDAY) return date.subtract({ days: 1 }).toString()
  if (date.dayOfWeek === SUNDAY) return date.add({ days: 1 }).toString()
  return date.toString()
}

function nthWeekday(year: number, month: number, weekday: number, n: number): string {
  const first = new Temporal.PlainDate(year, month, 1)
  const offset = (weekday - first.dayOfWeek + 7) % 7
  return first.add({ days: offset + (n - 1) * 7 }).toString()
}

function lastMonday(year: number, month: number): string {
  const last = new Temporal.PlainDate(year, month, 1).add({ months: 1 }).subtract({ days: 1 })
  return last.subtract({ days: (last.dayOfWeek - MONDAY + 7) % 7 }).toString()
}
