import { describe, expect, it } from 'vitest'
import { dueAt } from '#shared/domain/calendar/dueAt.ts'
import { at, CLINIC, wallOf } from './clinicWeek.ts'

const request = (start: string, hours = 24): string | null =>
  wallOf(dueAt({ policy: { elapsedHoursExcludingNonBusinessDays: hours }, start: at(start), calendar: CLINIC }).dueAt)

describe('D5: 24 hours without weekends and holidays', () => {
  it.each([
    ['Friday 15:00 is due Monday 15:00', '2026-10-02 15:00', '2026-10-05 15:00'],
    ['Saturday 10:00 is due at the end of Monday', '2026-10-03 10:00', '2026-10-06 00:00'],
    ['Friday 15:00 before a Monday holiday is due Tuesday 15:00', '2026-10-09 15:00', '2026-10-13 15:00'],
    ['the night counts: Monday 20:00 is due Tuesday 20:00', '2026-10-05 20:00', '2026-10-06 20:00'],
    ['the hour that a weekend change takes is not missed', '2026-03-06 15:00', '2026-03-09 15:00'],
    ['the hour that a weekend change adds is not counted', '2026-10-30 15:00', '2026-11-02 15:00'],
  ])('S29: %s', (_rule, start, due) => {
    expect(request(start)).toBe(due)
  })

  it('D5: used up exactly at midnight is due at that midnight', () => {
    expect(request('2026-10-02 12:00', 12)).toBe('2026-10-03 00:00')
  })
})
