import { describe, expect, it } from 'vitest'
import type { LedgerLine } from '#shared/domain/calendar/clinicCalendar.ts'
import { dueAt, type DueQuestion } from '#shared/domain/calendar/dueAt.ts'
import { at, CLINIC } from './clinicWeek.ts'

type Question = Partial<DueQuestion> & Pick<DueQuestion, 'policy' | 'start'>
const ledger = (question: Question): LedgerLine[] => dueAt({ calendar: CLINIC, ...question }).ledger
const texts = (lines: readonly LedgerLine[]): string[] => lines.map((line) => line.text)

describe('D6: the ledger explains a due time', () => {
  it('D6: names every day counted and skipped, with holiday and absence in the words of the caller', () => {
    const words: Record<string, string> = {
      '2026-11-26': 'Thanksgiving Day',
      '2026-11-27': 'Dr Chen is out',
      '2026-11-30': 'Dr Chen is out, covered',
    }
    const lines = ledger({
      policy: { businessDays: 2 },
      start: at('2026-11-25 16:00'),
      calendar: { ...CLINIC, outOfOffice: [{ from: '2026-11-27', to: '2026-11-27' }] },
      describe: (date) => words[date],
    })
    expect(texts(lines)).toEqual([
      'Starts Wed 25-Nov 16:00; that day does not count.',
      'Thu 26-Nov does not count: Thanksgiving Day.',
      'Fri 27-Nov does not count: Dr Chen is out.',
      'Sat 28-Nov does not count: weekend.',
      'Sun 29-Nov does not count: weekend.',
      'Mon 30-Nov is business day 1 of 2 (Dr Chen is out, covered).',
      'Tue 01-Dec is business day 2 of 2.',
      'Due Tue 01-Dec 17:00, at close.',
    ])
    expect(lines.map((line) => line.count)).toEqual([undefined, undefined, undefined, undefined, undefined, 1, 2, undefined])
    expect(lines.at(-1)).toMatchObject({ kind: 'due', at: at('2026-12-01 17:00') })
  })

  it('D6: without words of the caller the reason is still there', () => {
    const calendar = { ...CLINIC, outOfOffice: [{ from: '2026-11-27', to: '2026-11-27' }], dateHours: { '2026-11-30': [] } }
    const lines = ledger({ policy: { businessDays: 1 }, start: at('2026-11-25 16:00'), calendar })
    expect(texts(lines).slice(1, 6)).toEqual([
      'Thu 26-Nov does not count: holiday.',
      'Fri 27-Nov does not count: the clinician is out and nobody covers.',
      'Sat 28-Nov does not count: weekend.',
      'Sun 29-Nov does not count: weekend.',
      'Mon 30-Nov does not count: closed.',
    ])
  })

  it('D6: shows what a pause took out of an hour count, and what it did not', () => {
    const pauses = [
      { from: at('2026-10-05 11:00'), to: at('2026-10-05 12:30') },
      { from: at('2026-10-05 17:00'), to: at('2026-10-06 08:00') },
    ]
    const lines = ledger({ policy: { businessHours: 8 }, start: at('2026-10-05 10:00'), pauses })
    expect(texts(lines)).toEqual([
      'Starts Mon 05-Oct 10:00.',
      'Mon 05-Oct counts 5 h 30 min, 5 h 30 min in all.',
      'Paused Mon 05-Oct 11:00 to Mon 05-Oct 12:30: takes out 1 h 30 min.',
      'Paused Mon 05-Oct 17:00 to Tue 06-Oct 08:00: takes out nothing.',
      'Tue 06-Oct counts 2 h 30 min, 8 h in all.',
      'Due Tue 06-Oct 10:30.',
    ])
  })

  it('D6: a day paused at its close says so', () => {
    const pauses = [{ from: at('2026-10-06 11:00'), to: at('2026-10-06 18:00') }]
    expect(texts(ledger({ policy: { businessDays: 1 }, start: at('2026-10-05 10:00'), pauses }))).toEqual([
      'Starts Mon 05-Oct 10:00; that day does not count.',
      'Tue 06-Oct does not count: paused at its close.',
      'Paused Tue 06-Oct 11:00 to Tue 06-Oct 18:00: takes out 1 business day.',
      'Wed 07-Oct is business day 1 of 1.',
      'Due Wed 07-Oct 17:00, at close.',
    ])
  })

  it('D6: while a pause is open the ledger says that there is no due time', () => {
    const pauses = [{ from: at('2026-10-05 11:00'), to: null }]
    const lines = ledger({ policy: { businessHours: 4 }, start: at('2026-10-05 10:00'), pauses })
    expect(texts(lines).slice(-2)).toEqual(['Paused since Mon 05-Oct 11:00.', 'No due time while the clock is paused.'])
    expect(lines.some((line) => line.kind === 'due')).toBe(false)
  })

  it('D6: after hours the first line says why the day adds nothing', () => {
    const lines = ledger({ policy: { businessHours: 1 }, start: at('2026-10-05 18:00') })
    expect(texts(lines)[1]).toBe('Mon 05-Oct does not count: no open time is left after the start.')
  })

  it('D6: a long walk keeps both ends and accounts for every day between', () => {
    const lines = ledger({ policy: { businessDays: 200 }, start: at('2026-10-05 10:00') })
    expect(lines.length).toBeLessThan(45)
    const left = lines.find((line) => line.kind === 'note')?.text ?? ''
    const [days = 0, counted = 0, skipped = 0] = (left.match(/\d+/g) ?? []).map(Number)
    expect(days).toBe(counted + skipped)
    expect(lines.filter((line) => line.kind === 'counted').length + counted).toBe(200)
    expect(lines.at(-2)).toMatchObject({ kind: 'counted', count: 200 })
    expect(texts(lines).at(-1)).toMatch(/^Due .*-2027 17:00, at close\.$/)
  })
})
