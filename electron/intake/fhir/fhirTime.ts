import { Temporal } from 'temporal-polyfill'
import { parseInstant } from '#shared/domain/calendar/parseInstant.ts'
import type { EpochMs } from '#shared/domain/ids.ts'
import type { JsonValue } from '../json.ts'

/**
 * A checked FHIR date or dateTime as UTC epoch ms; null when there is none. A date without a time is the first or the
 * last instant of what it names (a day, a month, a year), in `timeZone`.
 */
export function instantOf(value: JsonValue | undefined, end: 'first' | 'last', timeZone = 'UTC'): EpochMs | null {
  if (typeof value !== 'string') return null
  if (value.includes('T')) return parseInstant(value)
  const [year, month, day] = value.split('-').map(Number)
  if (year === undefined) return null
  const from = Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 })
  const span = day !== undefined ? { days: 1 } : month !== undefined ? { months: 1 } : { years: 1 }
  const date = end === 'first' ? from : from.add(span)
  return date.toZonedDateTime(timeZone).epochMilliseconds - (end === 'first' ? 0 : 1)
}
