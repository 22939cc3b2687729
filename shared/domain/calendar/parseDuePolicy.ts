import { InvalidPolicy } from '../errors.ts'
import type { DuePolicy } from './clinicCalendar.ts'

/** What hours are counted: opening time, or every hour of a business day, midnight to midnight. */
export const HOURS_BASES = ['businessHours', 'elapsedHoursExcludingNonBusinessDays'] as const
export type HoursBasis = (typeof HOURS_BASES)[number]

/**
 * Exactly one known key: whole business days of at least 1, or hours of at least 0.
 * @throws InvalidPolicy 'invalid-policy'
 */
export function parseDuePolicy(input: unknown): DuePolicy {
  if (typeof input !== 'object' || input === null) throw refuse('a policy is an object with one key')
  const entries: [string, unknown][] = Object.entries(input)
  const [entry] = entries
  if (entry === undefined || entries.length !== 1) {
    throw refuse('exactly one of businessDays, businessHours, elapsedHoursExcludingNonBusinessDays')
  }
  const [key, value] = entry
  if (typeof value !== 'number' || !Number.isFinite(value)) throw refuse(`${key} is not a finite number`)
  if (key === 'businessDays') {
    if (!Number.isInteger(value) || value < 1) throw refuse('businessDays is a whole number of at least 1')
    return { businessDays: value }
  }
  if (value < 0) throw refuse(`${key} is negative`)
  if (key === 'businessHours') return { businessHours: value }
  if (key === 'elapsedHoursExcludingNonBusinessDays') return { elapsedHoursExcludingNonBusinessDays: value }
  throw refuse(`unknown key ${key}`)
}

/** `{ "basis": … }` of an elapsed-time question. @throws InvalidPolicy 'invalid-policy' */
export function parseBasis(input: unknown): HoursBasis {
  const isPlain = typeof input === 'object' && input !== null && Object.keys(input).length === 1 && 'basis' in input
  const basis = isPlain ? HOURS_BASES.find((known) => known === input.basis) : undefined
  if (basis === undefined) throw refuse(`basis is one of ${HOURS_BASES.join(', ')}`)
  return basis
}

const refuse = (reason: string): InvalidPolicy => new InvalidPolicy('invalid-policy', `Policy: ${reason}.`)
