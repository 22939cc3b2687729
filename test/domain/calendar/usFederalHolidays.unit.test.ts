import { describe, expect, it } from 'vitest'
import { usFederalHolidays } from '#shared/domain/calendar/usFederalHolidays.ts'

const dates = (year: number): string[] => usFederalHolidays(year).map((holiday) => holiday.date)

describe('US federal holidays (5 U.S.C. 6103, E.O. 11582)', () => {
  it('D1: a Saturday holiday is observed on Friday, a Sunday holiday on Monday', () => {
    expect(dates(2026)).toContain('2026-07-03')
    expect(dates(2027)).toContain('2027-07-05')
    expect(dates(2027)).toContain('2027-12-24')
  })

  it('D1: New Year of 2028, a Saturday, is observed in 2027 and still comes first', () => {
    expect(dates(2028)).toEqual([
      '2027-12-31', '2028-01-17', '2028-02-21', '2028-05-29', '2028-06-19', '2028-07-04', '2028-09-04', '2028-10-09', '2028-11-10',
      '2028-11-23', '2028-12-25',
    ])
  })

  it('D1: every year has eleven, in order, on weekdays', () => {
    for (let year = 2021; year <= 2060; year += 1) {
      const list = dates(year)
      expect(list).toHaveLength(11)
      expect([...list].sort()).toEqual(list)
      for (const date of list) expect([1, 2, 3, 4, 5]).toContain(new Date(`${date}T00:00:00Z`).getUTCDay())
    }
  })
})
