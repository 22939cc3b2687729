import { dateText, parseEpochDay, weekdayIndex } from '../calendar/epochDay.ts'
import { plusDays } from '../calendar/localDate.ts'

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/g
const SLASHED = /\b(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?\b/g
const NAMED = new RegExp(`\\b(${MONTHS.join('|')}|${MONTHS.map((month) => month.slice(0, 3)).join('|')})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?\\b`, 'gi')
const WEEKDAY = new RegExp(`\\b(${DAYS.join('|')})s?\\b`, 'gi')
const MOST = 6

/**
 * Days that the words name, as local dates from today on, earliest first: `2026-12-03`, `12/3`, `December 3`, `Thursday`
 * (the next one). A date without a year is the next such date. A date that does not exist is left out. A hint for the
 * ranking only.
 */
export function preferredDates(text: string, today: string): string[] {
  const found = new Set<string>()
  const add = (year: string | undefined, month: number, day: number): void => {
    const date = year === undefined ? nextDate(month, day, today) : dateOf(Number(year), month, day)
    if (date !== null && date >= today && date <= plusDays(today, 366)) found.add(date)
  }
  // A date of birth is no wish.
  const words = text.replaceAll(/^.*\b(?:birth|born|dob)\b.*$/gim, '')
  for (const [, year, month, day] of words.matchAll(ISO)) add(year, Number(month), Number(day))
  for (const [, month, day, year] of words.matchAll(SLASHED)) add(year, Number(month), Number(day))
  for (const [, month = '', day, year] of words.matchAll(NAMED)) add(year, MONTHS.findIndex((name) => name.startsWith(month.toLowerCase().slice(0, 3))) + 1, Number(day))
  for (const [, name = ''] of words.matchAll(WEEKDAY)) {
    const from = parseEpochDay(today) ?? 0
    const ahead = (DAYS.indexOf(name.toLowerCase()) - weekdayIndex(from) + 6) % 7 + 1
    found.add(dateText(from + ahead))
  }
  return [...found].toSorted().slice(0, MOST)
}

function dateOf(year: number, month: number, day: number): string | null {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return parseEpochDay(date) === undefined ? null : date
}

function nextDate(month: number, day: number, today: string): string | null {
  const year = Number(today.slice(0, 4))
  const date = dateOf(year, month, day)
  return date !== null && date >= today ? date : dateOf(year + 1, month, day)
}
