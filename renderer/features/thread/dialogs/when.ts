import { casual } from 'chrono-node/en'
import { formatLongDateTime } from '#renderer/ui/format.ts'
import { zoneOf } from '#shared/domain/calendar/zone.ts'

export type When = { readonly at: number; readonly echo: string } | { readonly problem: string }

const MINUTE = 60_000
const DAY = 86_400_000
/** A day without a time means the start of the clinic's day. */
const MORNING = 8 * 60
const LONGEST = 90 * DAY

/**
 * "tomorrow 9", "in 2h", "fri 15:30" as an instant on the clinic's wall clock, with an echo to check it by. Null for an empty field.
 * A bare number after a day is the hour; times that have passed today mean tomorrow.
 */
export function parseWhen(typed: string, now: number, timeZone: string): When | null {
  const text = typed.trim()
  if (text === '') return null
  const zone = zoneOf(timeZone)
  if (!zone) return { problem: 'The clinic’s time zone is not known.' }
  const wall = zone.wallOf(now)
  const offset = Math.round((wall.day * DAY + wall.minute * MINUTE - Math.floor(now / MINUTE) * MINUTE) / MINUTE)
  const words = spoken(text)
  const [found] = casual.parse(words, { instant: new Date(now), timezone: offset }, { forwardDate: true })
  if (!found || found.text.trim().length < words.length - 3) return { problem: 'Not understood. Try “tomorrow 9”, “in 2h” or “fri 15:30”.' }
  const { start } = found
  const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute') => start.get(name) ?? 0
  let at: number
  if (start.isCertain('timezoneOffset')) at = start.date().getTime()
  else {
    const day = Date.UTC(part('year'), part('month') - 1, part('day')) / DAY
    const minute = start.isCertain('hour') ? part('hour') * 60 + part('minute') : MORNING
    at = zone.instantOf(day, minute)
    const isTimeOnly = !start.isCertain('day') && !start.isCertain('weekday')
    if (at <= now && isTimeOnly && start.isCertain('hour')) at = zone.instantOf(day + 1, minute)
  }
  if (at <= now) return { problem: `${formatLongDateTime(at, timeZone)} has passed.` }
  if (at > now + LONGEST) return { problem: 'A snooze lasts 90 days at most.' }
  return { at, echo: formatLongDateTime(at, timeZone) }
}

/** What people type and the parser does not take: a bare hour, parts of the day. */
function spoken(text: string): string {
  return text
    .replace(/\bmorning\b/i, 'at 8:00')
    .replace(/\bafternoon\b/i, 'at 13:00')
    .replace(/\bevening\b/i, 'at 18:00')
    .replace(/^tonight$/i, 'today at 18:00')
    .replace(/^((?:today|tomorrow|tom|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*)\s+(\d{1,2})$/i, '$1 at $2:00')
    .replace(/^(\d{1,2})$/, 'at $1:00')
    .replace(/^tom\b/i, 'tomorrow')
}
