import { describe, expect, it } from 'vitest'
import { slaLines } from '#electron/cli/commands/sla.ts'

const calendar = {
  timeZone: 'America/Los_Angeles',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '17:00']]])),
  holidays: ['2026-10-12'],
}

async function run(lines: readonly string[]): Promise<{ exitCode: number; answers: unknown[] }> {
  const answers: unknown[] = []
  async function* feed(): AsyncGenerator<string> {
    yield* lines
  }
  const exitCode = await slaLines(feed(), (line) => answers.push(JSON.parse(line)))
  return { exitCode, answers }
}

const friday = '2026-10-09T16:00:00-07:00'

const ask = (id: string, rest: object): string => JSON.stringify({ id, calendar, ...rest })

describe('wellthread sla', () => {
  it('answers every operation, in the order of the lines', async () => {
    const { exitCode, answers } = await run([
      ask('days', { op: 'due', policy: { businessDays: 2 }, start: friday }),
      ask('paused', { op: 'due', policy: { businessHours: 4 }, start: friday, pauses: [{ from: '2026-10-09T16:30:00-07:00', to: null }] }),
      '',
      ask('elapsed', { op: 'elapsed', policy: { basis: 'businessHours' }, start: friday, end: '2026-10-13T08:00:00.250-07:00' }),
      ask('open', { op: 'isOpen', start: '2026-10-12T10:00:00-07:00' }),
      ask('next', { op: 'nextOpen', start: '2026-10-12T10:00:00-07:00' }),
      ask('day', { op: 'isBusinessDay', date: '2026-10-13' }),
      JSON.stringify({ id: 'year', op: 'usFederalHolidays', year: 2026 }),
    ])
    expect(answers).toMatchObject([
      { id: 'days', result: '2026-10-15T00:00:00Z' },
      { id: 'paused', result: null },
      { id: 'elapsed', result: 3600.25 },
      { id: 'open', result: false },
      { id: 'next', result: '2026-10-13T15:00:00Z' },
      { id: 'day', result: true },
      { id: 'year', result: expect.arrayContaining(['2026-01-01', '2026-07-03', '2026-12-25']) },
    ])
    expect(exitCode).toBe(0)
  })

  it('answers wrong input with the code of the vectors, which is an answer and no failure', async () => {
    const good = { op: 'due', policy: { businessHours: 1 }, start: friday }
    const { exitCode, answers } = await run([
      ask('calendar', { ...good, calendar: { weekly: {} } }),
      ask('policy', { ...good, policy: null }),
      ask('start', { ...good, start: '2026-02-30T10:00:00Z' }),
      ask('pause', { ...good, pauses: [{ from: null, to: '2026-10-09T16:00:00Z' }] }),
      ask('never', { ...good, calendar: { ...calendar, weekly: {} } }),
      ask('date', { op: 'isBusinessDay', date: '2026-02-30' }),
      ask('end', { op: 'elapsed', policy: { basis: 'businessHours' }, start: good.start }),
    ])
    const code = (value: string): object => ({ error: { code: value } })
    expect(answers).toMatchObject([
      { id: 'calendar', ...code('invalid-calendar') },
      { id: 'policy', ...code('invalid-policy') },
      { id: 'start', ...code('invalid-start') },
      { id: 'pause', ...code('invalid-pause') },
      { id: 'never', ...code('no-open-time') },
      { id: 'date', ...code('invalid-start') },
      { id: 'end', ...code('invalid-start') },
    ])
    expect(exitCode).toBe(0)
  })

  it('goes on after lines that are no vectors, and exits with 1', async () => {
    const { exitCode, answers } = await run([
      '{"id": "cut',
      '[]',
      'null',
      JSON.stringify({ op: 'isOpen', calendar, start: '2026-10-12T10:00:00-07:00' }),
      ask('unknown', { op: 'guess' }),
      ask('after', { op: 'isOpen', start: '2026-10-13T10:00:00-07:00' }),
    ])
    for (const answer of answers.slice(0, 4)) expect(answer).toMatchObject({ id: null, error: { code: 'invalid-vector' } })
    expect(answers.slice(4)).toMatchObject([{ id: 'unknown', error: { code: 'invalid-vector' } }, { id: 'after', result: true }])
    expect(exitCode).toBe(1)
  })
})
