import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueAt } from '#shared/domain/calendar/dueAt.ts'
import { elapsedSeconds } from '#shared/domain/calendar/elapsed.ts'
import { isBusinessDay, isOpen, nextOpen } from '#shared/domain/calendar/openHours.ts'
import { HOURS_BASES } from '#shared/domain/calendar/parseDuePolicy.ts'
import { InvalidPolicy } from '#shared/domain/errors.ts'
import { scenes } from './randomCalendars.ts'
import { ReferenceWalk } from './referenceWalk.ts'

const MINUTE = 60_000
const RUNS = { seed: 20_261_124, numRuns: 500 }

/** Minutes since 1970, null, or 'beyond' for what the painted weeks do not reach. */
function minuteOr(last: number, compute: () => number | null): number | null | 'beyond' {
  try {
    const at = compute()
    return at === null ? null : at / MINUTE > last ? 'beyond' : at / MINUTE
  } catch (error) {
    if (error instanceof InvalidPolicy && error.code === 'no-open-time') return 'beyond'
    throw error
  }
}

describe('D3 to D6: due times against a walk over every minute', () => {
  it('gives the due time of the walk on random calendars, zones and pauses', () => {
    let reached = 0
    fc.assert(fc.property(scenes, ({ calendar, first, last, start, policy, pauses }) => {
      const walked = new ReferenceWalk(calendar, first, last).due(policy, start, pauses)
      const computed = minuteOr(last - 3 * 1440, () => dueAt({ policy, start: start * MINUTE, calendar, pauses }).dueAt)
      if (walked === 'beyond' || (typeof walked === 'number' && walked > last - 3 * 1440)) expect(computed).toBe('beyond')
      else expect(computed).toBe(walked)
      if (typeof walked === 'number') reached += 1
    }), RUNS)
    expect(reached).toBeGreaterThan(RUNS.numRuns / 2)
  }, 60_000)

  it('counts the seconds of the walk between two instants', () => {
    fc.assert(fc.property(scenes, fc.constantFrom(...HOURS_BASES), ({ calendar, first, last, start, end, pauses }, basis) => {
      const walked = new ReferenceWalk(calendar, first, last).elapsed(basis, start, end, pauses) * 60
      expect(elapsedSeconds({ basis, start: start * MINUTE, end: end * MINUTE, calendar, pauses })).toBe(walked)
    }), RUNS)
  }, 60_000)

  it('opens, reopens and has business days when the walk does', () => {
    fc.assert(fc.property(scenes, ({ calendar, first, last, start, date }) => {
      const walk = new ReferenceWalk(calendar, first, last)
      expect(isOpen({ start: start * MINUTE, calendar })).toBe(walk.isOpen(start))
      expect(minuteOr(last, () => nextOpen({ start: start * MINUTE, calendar }))).toBe(walk.nextOpen(start))
      expect(isBusinessDay({ date, calendar })).toBe(walk.isBusinessDay(date))
    }), RUNS)
  }, 60_000)
})
