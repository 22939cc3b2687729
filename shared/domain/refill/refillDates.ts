import { dateText, parseEpochDay } from '../calendar/epochDay.ts'
import { plusMonths } from '../calendar/localDate.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The date that a record's line begins with (`2026-09-02 Dr Chen`), or null. */
export function dateIn(text: string | null | undefined): string | null {
  const day = parseEpochDay(/^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text ?? '')?.[0])
  return day === undefined ? null : dateText(day)
}

/** `02-Sep-2026` (PS-33). */
export function staffDate(date: string): string {
  const [year, month, day] = date.split('-')
  return `${day}-${MONTHS[Number(month) - 1] ?? ''}-${year}`
}

/** Whether `date` lies in the `months` calendar months that end on `today`, both ends included. A date to come does not. */
export function isWithinMonths(date: string, months: number, today: string): boolean {
  return date <= today && date >= plusMonths(today, -months)
}
