import { describe, expect, it } from 'vitest'
import {
  formatAge, formatDate, formatDateTime, formatDuration, formatIsoDate, formatLongDateTime, formatMrn, formatShortInstant, formatTime,
  patientName, speakDuration,
} from '#renderer/ui/format.ts'

const OAKLAND = 'America/Los_Angeles'
const at = (iso: string) => Date.parse(iso)
const minutes = (count: number) => count * 60_000
const hours = (count: number) => minutes(count * 60)

describe('PS-33: staff dates have the month in letters and the clinic zone', () => {
  it('writes date, time and both', () => {
    const instant = at('2026-08-14T22:30:00Z')
    expect(formatDate(instant, OAKLAND)).toBe('14-Aug-2026')
    expect(formatTime(instant, OAKLAND)).toBe('15:30')
    expect(formatDateTime(instant, OAKLAND)).toBe('14-Aug-2026 15:30')
    expect(formatLongDateTime(instant, OAKLAND)).toBe('Fri 14-Aug-2026 15:30')
  })

  it('takes the day of the clinic, not of the server', () => {
    expect(formatDate(at('2026-08-15T05:00:00Z'), OAKLAND)).toBe('14-Aug-2026')
    expect(formatDate(at('2026-08-15T05:00:00Z'), 'Europe/Berlin')).toBe('15-Aug-2026')
  })

  it('writes midnight as 00:00', () => {
    expect(formatTime(at('2026-08-14T07:00:00Z'), OAKLAND)).toBe('00:00')
  })

  it('follows the change to winter time', () => {
    expect(formatTime(at('2026-11-01T08:30:00Z'), OAKLAND)).toBe('01:30')
    expect(formatTime(at('2026-11-01T09:30:00Z'), OAKLAND)).toBe('01:30')
    expect(formatTime(at('2026-11-01T10:30:00Z'), OAKLAND)).toBe('02:30')
  })
})

describe('short instants', () => {
  const now = at('2026-11-24T18:00:00Z')
  it.each([
    ['2026-11-24T17:12:00Z', '09:12', 'today'],
    ['2026-11-24T07:59:00Z', 'Mon', 'yesterday late, which is today in UTC'],
    ['2026-11-18T18:00:00Z', 'Wed', 'six days ago'],
    ['2026-11-17T18:00:00Z', '17-Nov', 'a week ago, whose weekday is today'],
    ['2026-12-01T18:00:00Z', '01-Dec', 'to come'],
    ['2025-11-24T18:00:00Z', '24-Nov-2025', 'another year'],
  ])('%s is %s (%s)', (iso, text) => {
    expect(formatShortInstant(at(iso), now, OAKLAND)).toBe(text)
  })
})

describe('durations never flatter', () => {
  it.each([
    [hours(3) + minutes(20), '3h 20m'],
    [-minutes(25), '\u221225m'],
    [hours(26), '1d 2h'],
    [hours(5) + minutes(5), '5h 05m'],
    [minutes(9) + 59_999, '9m'],
    [-1, '\u22121m'],
    [-minutes(25) - 1, '\u221226m'],
    [30_000, '<1m'],
    [0, '0m'],
    [-hours(30), '\u22121d 6h'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })

  it('counts business days of the clinic where the day is given', () => {
    expect(formatDuration(hours(11), hours(9))).toBe('1d 2h')
  })

  it('speaks whole words', () => {
    expect(speakDuration(-minutes(25))).toBe('overdue 25 minutes')
    expect(speakDuration(hours(1) + minutes(5))).toBe('1 hour 5 minutes')
    expect(speakDuration(20_000)).toBe('under 1 minute')
  })
})

describe('age', () => {
  const now = at('2026-11-24T18:00:00Z')
  it.each([
    ['1961-03-02', '65 y'],
    ['2026-10-19', '5 weeks'],
    ['2026-04-20', '7 months'],
    ['2024-11-25', '23 months'],
    ['2024-11-24', '2 y'],
    ['2026-11-23', '1 day'],
    ['2026-11-24', '0 days'],
    ['2026-11-10', '2 weeks'],
    ['1961-11-25', '64 y'],
    ['2004-02-29', '22 y'],
  ])('born %s is %s', (born, age) => {
    expect(formatAge(born, now, OAKLAND)).toBe(age)
  })

  it('turns a year older on the clinic day, not on the UTC day', () => {
    expect(formatAge('1961-11-25', at('2026-11-25T03:00:00Z'), OAKLAND)).toBe('64 y')
  })

  it('PS-04: says so when the date is missing, impossible or to come', () => {
    expect(formatAge('', now, OAKLAND)).toBe('age not recorded')
    expect(formatAge('1961-02-30', now, OAKLAND)).toBe('age not recorded')
    expect(formatAge('2027-01-01', now, OAKLAND)).toBe('age not available')
  })

  it('writes a birth date the same in every zone', () => {
    expect(formatIsoDate('1945-07-14')).toBe('14-Jul-1945')
    expect(formatIsoDate('1945')).toBe('Not recorded')
  })
})

describe('PS-01: names and numbers', () => {
  it('writes family name in capitals, given name, title', () => {
    expect(patientName({ family: 'Okafor', given: 'Grace', title: 'Ms' })).toBe('OKAFOR, Grace (Ms)')
    expect(patientName({ family: 'Lee', given: 'Jo' })).toBe('LEE, Jo')
    expect(patientName({ family: 'Núñez', given: ' Ana  María ', title: null })).toBe('NÚÑEZ, Ana María')
  })

  it('PS-04: a missing family name says so', () => {
    expect(patientName({ family: '', given: 'Grace' })).toBe('Family name not recorded, Grace')
  })

  it('a name cannot turn the line around it', () => {
    expect(patientName({ family: 'Oka\u202efor', given: 'Grace' })).toBe('OKA[RLO]FOR, Grace')
  })

  it.each([
    ['1148820371', '114 882 0371'],
    ['123456789', '123 456 789'],
    ['12345678', '1234 5678'],
    ['12345678901', '123 4567 8901'],
    ['1234567', '123 4567'],
    ['12345', '12345'],
    ['E-1148820', 'E-1148820'],
  ])('groups record number %s as %s', (mrn, text) => {
    expect(formatMrn(mrn)).toBe(text)
  })
})
