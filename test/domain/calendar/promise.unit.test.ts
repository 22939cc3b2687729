import { describe, expect, it } from 'vitest'
import type { ClinicCalendar, Pause } from '#shared/domain/calendar/clinicCalendar.ts'
import { dueAt } from '#shared/domain/calendar/dueAt.ts'
import { at, CLINIC, wallOf } from './clinicWeek.ts'

const TWO_DAYS = { businessDays: 2 }

function promise(start: string, calendar: ClinicCalendar = CLINIC, pauses: readonly Pause[] = []): string | null {
  return wallOf(dueAt({ policy: TWO_DAYS, start: at(start), calendar, pauses }).dueAt)
}

/**
 * Golden set of S26. Where S26 reads "the same clock time two business days on", D3 puts the promise at the close of the second business
 * day: Mon 10:00 is due Wed 17:00, not Wed 10:00. Out-of-hours arrivals come out the same under both readings.
 */
describe('S26 under D3: two business days end at a close', () => {
  it.each([
    ['Monday 10:00 is due at Wednesday close', '2026-10-05 10:00', '2026-10-07 17:00'],
    ['Friday 16:00 is due at Tuesday close', '2026-10-02 16:00', '2026-10-06 17:00'],
    ['Friday 18:00, after hours, is due at Tuesday close', '2026-10-02 18:00', '2026-10-06 17:00'],
    ['Saturday 10:00 is due at Tuesday close', '2026-10-03 10:00', '2026-10-06 17:00'],
    ['Friday 16:00 before a Monday holiday is due at Wednesday close', '2026-10-09 16:00', '2026-10-14 17:00'],
    ['Wednesday before Thanksgiving skips the holiday and the weekend', '2026-11-25 10:00', '2026-11-30 17:00'],
    ['just before midnight still belongs to its own date', '2026-10-05 23:59', '2026-10-07 17:00'],
    ['Friday before the clocks go forward keeps the wall time of the close', '2026-03-06 16:00', '2026-03-10 17:00'],
    ['Friday before the clocks go back keeps the wall time of the close', '2026-10-30 16:00', '2026-11-03 17:00'],
  ])('S26: %s', (_rule, start, due) => {
    expect(promise(start)).toBe(due)
  })

  it('S26: without cover the days on which the doctor is out do not count', () => {
    const away = { ...CLINIC, outOfOffice: [{ from: '2026-10-06', to: '2026-10-07' }] }
    expect(promise('2026-10-05 10:00', away)).toBe('2026-10-09 17:00')
  })

  it('D3: with a named cover the absence is not in the calendar, so the promise is unchanged', () => {
    expect(promise('2026-10-05 10:00', { ...CLINIC, outOfOffice: [] })).toBe('2026-10-07 17:00')
  })

  it('D4: the first look ignores the absence of the doctor', () => {
    const look = dueAt({ policy: { businessHours: 4 }, start: at('2026-10-05 10:00'), calendar: CLINIC })
    expect(wallOf(look.dueAt)).toBe('2026-10-05 14:00')
  })

  it('D7: a two-week leave alone would push the promise behind the leave', () => {
    const away = { ...CLINIC, outOfOffice: [{ from: '2026-10-05', to: '2026-10-16' }] }
    expect(promise('2026-10-02 16:00', away)).toBe('2026-10-20 17:00')
  })
})

describe('D6: waiting on the patient', () => {
  const pause = (from: string, to: string | null): Pause => ({ from: at(from), to: to === null ? null : at(to) })

  it('S26: waiting from Tuesday 17:00 to Wednesday 08:00 adds nothing', () => {
    expect(promise('2026-10-05 10:00', CLINIC, [pause('2026-10-06 17:00', '2026-10-07 08:00')])).toBe('2026-10-07 17:00')
  })

  it('D6: a pause over closed time adds nothing to an hour count', () => {
    const pauses = [pause('2026-10-06 17:00', '2026-10-07 08:00')]
    const question = { policy: { businessHours: 12 }, start: at('2026-10-05 16:00'), calendar: CLINIC }
    expect(dueAt({ ...question, pauses }).dueAt).toBe(dueAt(question).dueAt)
  })

  it('D6: a day that closes with the clock paused does not count, resumed at the close included', () => {
    expect(promise('2026-10-05 10:00', CLINIC, [pause('2026-10-06 11:00', '2026-10-06 17:00')])).toBe('2026-10-08 17:00')
  })

  it('D6: a day that is paused from its close on counts', () => {
    expect(promise('2026-10-05 10:00', CLINIC, [pause('2026-10-06 17:00', '2026-10-06 20:00')])).toBe('2026-10-07 17:00')
  })

  it('D6: an open pause leaves no due time', () => {
    expect(promise('2026-10-05 10:00', CLINIC, [pause('2026-10-06 11:00', null)])).toBeNull()
  })

  it('D6: a close that was reached before the open pause stays due', () => {
    expect(promise('2026-10-05 10:00', CLINIC, [pause('2026-10-07 17:00', null)])).toBe('2026-10-07 17:00')
  })

  it('D6: a later pause is added to the earlier ones, which are not forgotten', () => {
    const first = pause('2026-10-06 11:00', '2026-10-06 18:00')
    const second = pause('2026-10-07 11:00', '2026-10-07 18:00')
    expect(promise('2026-10-05 10:00', CLINIC, [second])).toBe('2026-10-08 17:00')
    expect(promise('2026-10-05 10:00', CLINIC, [second, first])).toBe('2026-10-09 17:00')
  })

  it('D6: a clock that starts anew after completion is never due at once', () => {
    for (const start of ['2026-10-05 16:59', '2026-10-05 17:00', '2026-10-03 10:00', '2026-11-26 12:00']) {
      const { dueAt: due } = dueAt({ policy: { businessDays: 1 }, start: at(start), calendar: CLINIC })
      expect(due).toBeGreaterThan(at(start) + 15 * 3_600_000)
    }
  })

  it('D6: a pause of a thousand years is jumped over, not walked through', () => {
    const begin = performance.now()
    const pauses = [{ from: at('2026-10-05 11:00'), to: Date.UTC(3026, 9, 5) }]
    const { dueAt: due, ledger } = dueAt({ policy: TWO_DAYS, start: at('2026-10-05 10:00'), calendar: CLINIC, pauses })
    expect(new Date(due ?? 0).getUTCFullYear()).toBe(3026)
    expect(ledger.find((line) => line.kind === 'pause')?.text).toContain('nothing counts in between')
    expect(performance.now() - begin).toBeLessThan(200)
  })
})
