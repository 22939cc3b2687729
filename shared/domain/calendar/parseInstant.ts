import { Temporal } from 'temporal-polyfill'
import { InvalidPolicy } from '../errors.ts'
import type { Pause } from './clinicCalendar.ts'

/** The offset is a must: a wall time alone names no instant. A second 60 is refused. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:[0-5]\d([.,]\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

/**
 * ISO 8601 with `Z` or `±hh:mm`, as UTC epoch ms; finer digits are cut off.
 * @throws InvalidPolicy 'invalid-start' for anything else, impossible dates among them (2026-02-30)
 */
export function parseInstant(text: unknown): number {
  const instant = instantOrUndefined(text)
  if (instant === undefined) throw new InvalidPolicy('invalid-start', 'Not an ISO 8601 instant with an offset.')
  return instant
}

/**
 * `undefined` (no field) is no pause; `to: null` is a pause that is still open.
 * @throws InvalidPolicy 'invalid-pause'
 */
export function parsePauses(input: unknown): Pause[] {
  if (input === undefined) return []
  if (!Array.isArray(input)) throw new InvalidPolicy('invalid-pause', 'Pauses are a list.')
  const list: readonly unknown[] = input
  return list.map((item, index) => parsePause(item, `pauses.${index}`))
}

function parsePause(input: unknown, field: string): Pause {
  if (typeof input !== 'object' || input === null) throw new InvalidPolicy('invalid-pause', `${field}: not a pause.`)
  const from = instantOrUndefined('from' in input ? input.from : undefined)
  if (from === undefined) throw new InvalidPolicy('invalid-pause', `${field}.from: not an ISO 8601 instant with an offset.`)
  const end = 'to' in input ? input.to : undefined
  const to = end === null ? null : instantOrUndefined(end)
  if (to === undefined) throw new InvalidPolicy('invalid-pause', `${field}.to: not an ISO 8601 instant with an offset, nor null.`)
  if (to !== null && to < from) throw new InvalidPolicy('invalid-pause', `${field}: it ends before it begins.`)
  return { from, to }
}

function instantOrUndefined(text: unknown): number | undefined {
  if (typeof text !== 'string' || !INSTANT.test(text)) return undefined
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    return undefined
  }
}
