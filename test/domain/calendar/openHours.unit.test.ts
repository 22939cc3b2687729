import { describe, expect, it } from 'vitest'
import type { ClinicCalendar } from '#shared/domain/calendar/clinicCalendar.ts'
import { dueAt } from '#shared/domain/calendar/dueAt.ts'
import { elapsedSeconds } from '#shared/domain/calendar/elapsed.ts'
import { isBusinessDay, isOpen, nextClose, nextOpen } from '#shared/domain/calendar/openHours.ts'
import { at, CLINIC, wallOf } from './clinicWeek.ts'

const NIGHTS: ClinicCalendar = {
  timeZone: 'America/Los_Angeles',
  weekly: { mon: [['22:00', '06:00']], tue: [['22:00', '06:00']] },
  holidays: ['2026-10-06'],
}

describe('opening hours', () => {
  it('S26: opens at the opening and is closed at the close', () => {
    expect(isOpen({ start: at('2026-10-05 08:00'), calendar: CLINIC })).toBe(true)
    expect(isOpen({ start: at('2026-10-05 17:00') - 1, calendar: CLINIC })).toBe(true)
    expect(isOpen({ start: at('2026-10-05 17:00'), calendar: CLINIC })).toBe(false)
  })

  it('S26: after hours on Friday the next opening is Monday', () => {
    expect(wallOf(nextOpen({ start: at('2026-10-02 17:00'), calendar: CLINIC }))).toBe('2026-10-05 08:00')
  })

  it('a night that opened before a holiday runs to its end, and none opens on the holiday', () => {
    expect(isOpen({ start: at('2026-10-06 05:59'), calendar: NIGHTS })).toBe(true)
    expect(isOpen({ start: at('2026-10-06 22:30'), calendar: NIGHTS })).toBe(false)
    expect(isBusinessDay({ date: '2026-10-06', calendar: NIGHTS })).toBe(false)
  })

  it('the close of a night belongs to the evening before', () => {
    expect(wallOf(dueAt({ policy: { businessDays: 1 }, start: at('2026-10-04 12:00'), calendar: NIGHTS }).dueAt)).toBe('2026-10-06 06:00')
  })

  it('a closure on the next date does not cut the night that runs into it', () => {
    const closures: ClinicCalendar['closures'] = { '2026-10-05': [['23:00', '01:00']], '2026-10-06': [['02:00', '05:00']] }
    const [start, end] = [at('2026-10-05 12:00'), at('2026-10-06 12:00')]
    expect(elapsedSeconds({ basis: 'businessHours', start, end, calendar: { ...NIGHTS, closures } })).toBe(6 * 3600)
  })

  it('D8: "same business day" is today until its close, then the next business day', () => {
    expect(wallOf(nextClose({ start: at('2026-10-05 16:59'), calendar: CLINIC }))).toBe('2026-10-05 17:00')
    expect(wallOf(nextClose({ start: at('2026-10-05 17:00'), calendar: CLINIC }))).toBe('2026-10-06 17:00')
    expect(wallOf(nextClose({ start: at('2026-10-09 18:00'), calendar: CLINIC }))).toBe('2026-10-13 17:00')
    expect(wallOf(nextClose({ start: at('2026-10-06 03:00'), calendar: NIGHTS }))).toBe('2026-10-06 06:00')
  })
})

describe('zones whose clocks change', () => {
  const samoa: ClinicCalendar = {
    timeZone: 'Pacific/Apia',
    weekly: { thu: [['22:00', '21:00']], fri: [['09:00', '17:00']], sat: [['09:00', '12:00']] },
  }

  it('Samoa: the date that was left out has no opening time', () => {
    expect(isBusinessDay({ date: '2011-12-30', calendar: samoa })).toBe(false)
    expect(isBusinessDay({ date: '2012-01-06', calendar: samoa })).toBe(true)
  })

  it('Samoa: a night into the left-out date closes at its wall time one day later', () => {
    const [start, end] = [Date.parse('2011-12-30T00:00:00-10:00'), Date.parse('2012-01-01T00:00:00+14:00')]
    // Opens Thu 29 at 22:00, the clock goes from Fri 30 00:00 to Sat 31 00:00, and it closes at Sat 31 21:00.
    expect(start).toBe(Date.parse('2011-12-31T00:00:00+14:00'))
    expect(isOpen({ start: start + 20 * 3_600_000, calendar: samoa })).toBe(true)
    expect(elapsedSeconds({ basis: 'businessHours', start, end, calendar: samoa })).toBe(21 * 3600)
  })

  it('Nuuk: an interval that the change pushes over midnight and empties does not open its date', () => {
    const calendar: ClinicCalendar = {
      timeZone: 'America/Nuuk',
      weekly: { sat: [['23:30', '24:00']], sun: [['00:00', '02:00']] },
      businessWeekdays: ['sat', 'sun'],
    }
    // 30 March 2025: from Sat 23:00 (-02:00) the clock goes to Sun 00:00 (-01:00); Sat 23:30 is read as Sun 00:30 and its close as 00:00.
    expect(isBusinessDay({ date: '2025-03-29', calendar })).toBe(false)
    const [start, end] = [Date.parse('2025-03-29T12:00:00Z'), Date.parse('2025-03-31T00:00:00Z')]
    expect(elapsedSeconds({ basis: 'businessHours', start, end, calendar })).toBe(7200)
  })
})
