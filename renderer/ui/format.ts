import { visibleText } from './hostileText.ts'

/** Staff dates and times (PS-33): month in letters, year with four digits, 24 hours. Instants are UTC epoch ms; zones are IANA names. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MINUS = '\u2212'
const DAY_MS = 86_400_000

interface LocalTime {
  year: number
  /** 1 to 12. */
  month: number
  day: number
  hour: number
  minute: number
  /** Days since 1970-01-01 of the local calendar date. */
  dayNumber: number
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function local(ms: number, timeZone: string): LocalTime {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
    })
    formatters.set(timeZone, formatter)
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of formatter.formatToParts(ms)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return { year, month, day, hour, minute, dayNumber: Date.UTC(year, month - 1, day) / DAY_MS }
}

const two = (value: number) => String(value).padStart(2, '0')
const dayMonth = ({ day, month }: LocalTime) => `${two(day)}-${MONTHS[month - 1] ?? ''}`
const clock = ({ hour, minute }: LocalTime) => `${two(hour)}:${two(minute)}`

/** `14-Aug-2026` */
export function formatDate(ms: number, timeZone: string): string {
  const at = local(ms, timeZone)
  return `${dayMonth(at)}-${at.year}`
}

/** `15:30` */
export function formatTime(ms: number, timeZone: string): string {
  return clock(local(ms, timeZone))
}

/** `14-Aug-2026 15:30` */
export function formatDateTime(ms: number, timeZone: string): string {
  const at = local(ms, timeZone)
  return `${dayMonth(at)}-${at.year} ${clock(at)}`
}

/** `Fri 14-Aug-2026 15:30` */
export function formatLongDateTime(ms: number, timeZone: string): string {
  return `${formatWeekday(ms, timeZone)} ${formatDateTime(ms, timeZone)}`
}

/** `Fri` */
export function formatWeekday(ms: number, timeZone: string): string {
  return weekday(local(ms, timeZone))
}

/** 1970-01-01 was a Thursday. */
const weekday = ({ dayNumber }: LocalTime) => WEEKDAYS[(((dayNumber + 4) % 7) + 7) % 7] ?? ''

/**
 * For narrow places, always with the full date and time on focus or hover:
 * `09:12` today, `Mon` in the six days before, `14-Aug` earlier or later in this year, `14-Aug-2025` otherwise.
 */
export function formatShortInstant(ms: number, nowMs: number, timeZone: string): string {
  const at = local(ms, timeZone)
  const now = local(nowMs, timeZone)
  const daysAgo = now.dayNumber - at.dayNumber
  if (daysAgo === 0) return clock(at)
  if (daysAgo > 0 && daysAgo < 7) return weekday(at)
  return at.year === now.year ? dayMonth(at) : `${dayMonth(at)}-${at.year}`
}

/**
 * `9m`, `3h 20m`, `1d 2h`; overdue with a true minus: `−25m`.
 * Time left is rounded down and time overdue up, so that a clock never flatters; under a minute left is `<1m`.
 * `dayMs` is the length of a day: 24 hours, or the clinic's business day for business clocks.
 */
export function formatDuration(ms: number, dayMs: number = DAY_MS): string {
  const minutes = ms < 0 ? Math.ceil(-ms / 60_000) : Math.floor(ms / 60_000)
  if (minutes === 0) return ms > 0 ? '<1m' : '0m'
  const dayMinutes = Math.round(dayMs / 60_000)
  const days = Math.floor(minutes / dayMinutes)
  const hours = Math.floor((minutes % dayMinutes) / 60)
  const rest = (minutes % dayMinutes) % 60
  const text = days > 0 ? `${days}d ${hours}h` : hours > 0 ? `${hours}h ${two(rest)}m` : `${rest}m`
  return ms < 0 ? MINUS + text : text
}

/** The same for a voice: `3 hours 20 minutes`, `overdue 25 minutes`. */
export function speakDuration(ms: number, dayMs: number = DAY_MS): string {
  const text = formatDuration(ms, dayMs)
  if (text === '<1m') return 'under 1 minute'
  const words = text
    .replace(MINUS, '')
    .split(' ')
    .map((part) => {
      const count = Number.parseInt(part, 10)
      const unit = part.endsWith('d') ? 'day' : part.endsWith('h') ? 'hour' : 'minute'
      return `${count} ${unit}${count === 1 ? '' : 's'}`
    })
  return (ms < 0 ? 'overdue ' : '') + words.join(' ')
}

/** `YYYY-MM-DD` as written in the record: `14-Aug-2026`. No zone: a birth date is the same day everywhere. */
export function formatIsoDate(isoDate: string): string {
  const date = parseIsoDate(isoDate)
  return date ? `${two(date.day)}-${MONTHS[date.month - 1] ?? ''}-${date.year}` : 'Not recorded'
}

/**
 * Age on the clinic's calendar day: days to the 14th, weeks to the third month, months to the second birthday, then `65 y`.
 * A date that cannot be read is `age not recorded`; one to come is `age not available` (PS-04).
 */
export function formatAge(birthDate: string, nowMs: number, timeZone: string): string {
  const born = parseIsoDate(birthDate)
  if (!born) return 'age not recorded'
  const now = local(nowMs, timeZone)
  const days = now.dayNumber - born.dayNumber
  if (days < 0) return 'age not available'
  const months = (now.year - born.year) * 12 + now.month - born.month - (now.day < born.day ? 1 : 0)
  if (days < 14) return days === 1 ? '1 day' : `${days} days`
  if (months < 3) return `${Math.floor(days / 7)} weeks`
  if (months < 24) return `${months} months`
  return `${Math.floor(months / 12)} y`
}

function parseIsoDate(isoDate: string): { year: number; month: number; day: number; dayNumber: number } | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate)
  if (!match) return undefined
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  const utc = new Date(0)
  utc.setUTCFullYear(year, month - 1, day)
  if (utc.getUTCMonth() !== month - 1 || utc.getUTCDate() !== day) return undefined
  return { year, month, day, dayNumber: utc.getTime() / DAY_MS }
}

export interface NameParts {
  family: string | null | undefined
  given?: string | null | undefined
  /** `Ms`, `Mr`, `Dr`. */
  title?: string | null | undefined
}

/** `OKAFOR, Grace (Ms)`; hidden characters are written out, what is missing says so (PS-01, PS-04). */
export function patientName({ family, given, title }: NameParts): string {
  const name = [part(family)?.toUpperCase() ?? 'Family name not recorded', part(given)].filter(Boolean).join(', ')
  const honorific = part(title)
  return honorific ? `${name} (${honorific})` : name
}

const part = (text: string | null | undefined) => (text ? visibleText(text).replace(/\s+/g, ' ').trim() || undefined : undefined)

/** `114 882 0371`: digits in threes, the last group three or four. A number with letters or marks stays as it is written. */
export function formatMrn(mrn: string): string {
  const digits = mrn.trim()
  if (!/^\d{6,}$/.test(digits)) return visibleText(mrn).trim()
  const tail = digits.length % 3 === 0 ? 3 : 4
  const groups = digits.length % 3 === 2 ? [digits.slice(-8, -4), digits.slice(-4)] : [digits.slice(-tail)]
  let rest = digits.slice(0, -groups.join('').length)
  while (rest.length > 0) {
    groups.unshift(rest.slice(-3))
    rest = rest.slice(0, -3)
  }
  return groups.join(' ')
}
