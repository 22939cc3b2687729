import { describe, expect, it } from 'vitest'
import { dueAt } from '#shared/domain/calendar/dueAt.ts'
import { dateText, parseEpochDay } from '#shared/domain/calendar/epochDay.ts'
import { nextOpen } from '#shared/domain/calendar/openHours.ts'
import { parseCalendar } from '#shared/domain/calendar/parseCalendar.ts'
import { parseBasis, parseDuePolicy } from '#shared/domain/calendar/parseDuePolicy.ts'
import { parseInstant, parsePauses } from '#shared/domain/calendar/parseInstant.ts'
import { InvalidPolicy } from '#shared/domain/errors.ts'
import { at, CLINIC } from './clinicWeek.ts'

function codeOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof InvalidPolicy) return error.code
    throw error
  }
  return 'no error'
}

describe('instants', () => {
  it.each([
    ['Z', '2026-03-02T10:00:00Z', Date.UTC(2026, 2, 2, 10)],
    ['an offset', '2026-03-02T10:00:00-08:00', Date.UTC(2026, 2, 2, 18)],
    ['no seconds', '2026-03-02T10:00+05:45', Date.UTC(2026, 2, 2, 4, 15)],
    ['milliseconds', '2026-03-02T10:00:00.123Z', Date.UTC(2026, 2, 2, 10, 0, 0, 123)],
    ['a wall time that the clinic zone skips', '2026-03-08T02:30:00-08:00', Date.UTC(2026, 2, 8, 10, 30)],
  ])('reads an instant with %s', (_what, text, expected) => {
    expect(parseInstant(text)).toBe(expected)
  })

  it.each([
    null, undefined, 1_772_445_600_000, '', 'now', '2026-03-02', '2026-03-02T10:00:00', '2026-02-30T10:00:00Z',
    '2025-02-29T10:00:00-08:00', '2026-13-01T10:00:00Z', '2026-03-02T24:00:00Z', '2026-03-02T10:60:00Z',
    '2026-03-02T10:00:60Z', '2026-03-02T10:00:00+25:00',
    '2026-03-02T10:00:00-08:00[America/Los_Angeles]', ' 2026-03-02T10:00:00Z',
  ])('refuses %j as an instant', (text) => {
    expect(codeOf(() => parseInstant(text))).toBe('invalid-start')
  })
})

describe('pauses', () => {
  it('D6: keeps an open pause open and an empty one', () => {
    const [text, ms] = ['2026-03-02T10:00:00Z', Date.UTC(2026, 2, 2, 10)]
    expect(parsePauses([{ from: text, to: null }, { from: text, to: text }])).toEqual([{ from: ms, to: null }, { from: ms, to: ms }])
  })

  it.each([
    [null], ['x'], [[null]], [[{}]], [[{ from: null, to: '2026-03-02T10:00:00Z' }]], [[{ from: '2026-03-02T10:00:00Z' }]],
    [[{ from: '2026-03-02T10:00:00Z', to: '2026-03-02T09:59:59Z' }]], [[{ from: '2026-02-30T10:00:00Z', to: null }]],
  ])('refuses %j as pauses', (input) => {
    expect(codeOf(() => parsePauses(input))).toBe('invalid-pause')
  })
})

describe('policies', () => {
  it.each([
    [{ businessDays: 1 }], [{ businessHours: 0 }], [{ businessHours: 2.5 }], [{ elapsedHoursExcludingNonBusinessDays: 24 }],
  ])('takes %j as a policy', (policy) => {
    expect(parseDuePolicy(policy)).toEqual(policy)
  })

  it.each([
    [null], [undefined], [4], [{}], [[]], [{ hours: 4 }], [{ businessDays: 0 }], [{ businessDays: 1.5 }], [{ businessDays: '2' }],
    [{ businessHours: null }], [{ businessHours: -0.001 }], [{ businessHours: Number.NaN }], [{ businessHours: Infinity }],
    [{ businessDays: 1, businessHours: 1 }], [{ basis: 'businessHours' }],
  ])('refuses %j as a policy', (policy) => {
    expect(codeOf(() => parseDuePolicy(policy))).toBe('invalid-policy')
  })

  it.each([
    [null], [{ basis: 'hours' }], [{ businessHours: 1 }], [{ basis: 'businessHours', businessHours: 1 }],
  ])('refuses %j as a basis', (policy) => {
    expect(codeOf(() => parseBasis(policy))).toBe('invalid-policy')
  })
})

describe('calendars', () => {
  const base = { timeZone: 'America/Los_Angeles', weekly: { mon: [['08:00', '17:00']] } }

  it('takes every field, hours to 24:00 and nights', () => {
    const full = {
      ...base,
      weekly: { mon: [['08:00', '24:00'], ['22:00', '06:00']], sun: [] },
      businessWeekdays: ['mon'],
      holidays: ['2028-02-29'],
      dateHours: { '2026-12-24': [] },
      closures: { '2026-12-23': [['12:00', '13:00']] },
      outOfOffice: [{ from: '2026-01-01', to: '9999-12-31' }],
    }
    expect(parseCalendar(full)).toEqual(full)
  })

  it.each([
    [null], [{}], [{ weekly: {} }], [{ ...base, timeZone: 'America/Los_Angles' }], [{ ...base, timeZone: '' }],
    [{ ...base, timeZone: '+08:00' }], [{ ...base, timeZone: 'PST' }], [{ ...base, timeZone: '2026-01-01[America/Los_Angeles]' }],
    [{ ...base, weekly: { monday: [] } }], [{ ...base, weekly: { mon: [['8:00', '17:00']] } }],
    [{ ...base, weekly: { mon: [['08:00', '24:01']] } }], [{ ...base, weekly: { mon: [['08:00']] } }],
    [{ ...base, businessWeekdays: ['monday'] }], [{ ...base, holidays: ['2026-02-30'] }], [{ ...base, holidays: ['2026-1-1'] }],
    [{ ...base, dateHours: { '2026-13-01': [] } }], [{ ...base, closures: { '2026-01-01': [['x', 'y']] } }],
    [{ ...base, outOfOffice: [{ from: '2026-01-02', to: '2026-01-01' }] }], [{ ...base, outOfOffice: [{ from: '2026-01-02' }] }],
  ])('refuses %j as a calendar', (calendar) => {
    expect(codeOf(() => parseCalendar(calendar))).toBe('invalid-calendar')
  })

  it('says which field is wrong', () => {
    expect(() => parseCalendar({ ...base, holidays: ['2026-01-01', '2026-02-30'] })).toThrow('calendar.holidays.1: not a date YYYY-MM-DD')
  })

  it('D1: a typed calendar that was never parsed is still refused when it is wrong', () => {
    expect(codeOf(() => nextOpen({ start: 0, calendar: { ...CLINIC, timeZone: 'Clinic/Time' } }))).toBe('invalid-calendar')
    expect(codeOf(() => nextOpen({ start: 0, calendar: { ...CLINIC, holidays: ['soon'] } }))).toBe('invalid-calendar')
  })

  it('keeps dates through the day count, leap days of century years included', () => {
    for (const date of ['1970-01-01', '1999-12-31', '2000-02-29', '2024-02-29', '2100-03-01', '0001-01-01', '9999-12-31']) {
      expect(dateText(parseEpochDay(date) ?? Number.NaN)).toBe(date)
      expect(parseEpochDay(date)).toBe(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
    }
    expect(['2100-02-29', '2026-00-10', '2026-04-31'].map(parseEpochDay)).toEqual([undefined, undefined, undefined])
  })
})

describe('no time to reach', () => {
  const MORNING = ['09:00', '12:00'] as const

  it.each([
    ['no hours at all', { ...CLINIC, weekly: {} }, { businessDays: 1 }],
    ['away for ever', { ...CLINIC, outOfOffice: [{ from: '2020-01-01', to: '9999-12-31' }] }, { businessHours: 1 }],
    ['one opening is not enough', { ...CLINIC, weekly: {}, dateHours: { '2027-05-05': [MORNING] } }, { businessHours: 4 }],
    ['a count beyond all reason', CLINIC, { businessHours: 1e9 }],
    ['days beyond all reason', CLINIC, { businessDays: 1e15 }],
  ])('says so quickly: %s', (_what, calendar, policy) => {
    // The best of three, each with a calendar that was never seen: the machine may be busy.
    const times = [1, 2, 3].map(() => {
      const begin = performance.now()
      expect(codeOf(() => dueAt({ policy, start: at('2026-10-05 10:00'), calendar: { ...calendar } }))).toBe('no-open-time')
      return performance.now() - begin
    })
    expect(Math.min(...times)).toBeLessThan(200)
  })

  it('finds an opening fifteen years ahead', () => {
    const calendar = { ...CLINIC, outOfOffice: [{ from: '2026-10-06', to: '2041-10-04' }] }
    expect(nextOpen({ start: at('2026-10-05 17:00'), calendar })).toBe(Date.UTC(2041, 9, 7, 15))
  })

  it('refuses a start or a pause that is no instant', () => {
    const question = { policy: { businessDays: 1 }, start: 0, calendar: CLINIC }
    expect(codeOf(() => dueAt({ ...question, start: Number.NaN }))).toBe('invalid-start')
    expect(codeOf(() => dueAt({ ...question, start: 8.64e15 }))).toBe('invalid-start')
    expect(codeOf(() => dueAt({ ...question, pauses: [{ from: 5, to: 4 }] }))).toBe('invalid-pause')
  })
})
