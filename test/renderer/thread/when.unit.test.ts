import { describe, expect, it } from 'vitest'
import { parseWhen } from '#renderer/features/thread/dialogs/when.ts'

const ZONE = 'America/Los_Angeles'
/** Tue 24-Nov-2026 09:30 in the clinic. */
const NOW = Date.UTC(2026, 10, 24, 17, 30)
const echo = (text: string, now = NOW, zone = ZONE): string | undefined => {
  const when = parseWhen(text, now, zone)
  return when === null ? undefined : 'echo' in when ? when.echo : when.problem
}

describe('Snooze: words become an instant of the clinic', () => {
  it.each([
    ['tomorrow 9', 'Wed 25-Nov-2026 09:00'],
    ['tom 9', 'Wed 25-Nov-2026 09:00'],
    ['tomorrow', 'Wed 25-Nov-2026 08:00'],
    ['tomorrow morning', 'Wed 25-Nov-2026 08:00'],
    ['tomorrow afternoon', 'Wed 25-Nov-2026 13:00'],
    ['in 2h', 'Tue 24-Nov-2026 11:30'],
    ['in 1h 30m', 'Tue 24-Nov-2026 11:00'],
    ['fri 15:30', 'Fri 27-Nov-2026 15:30'],
    ['monday 8', 'Mon 30-Nov-2026 08:00'],
    ['mon', 'Mon 30-Nov-2026 08:00'],
    ['27 nov 8:00', 'Fri 27-Nov-2026 08:00'],
    ['27-Nov-2026 15:30', 'Fri 27-Nov-2026 15:30'],
    ['15:30', 'Tue 24-Nov-2026 15:30'],
    ['9', 'Wed 25-Nov-2026 09:00'],
    ['8:15', 'Wed 25-Nov-2026 08:15'],
    ['5pm', 'Tue 24-Nov-2026 17:00'],
    ['tonight', 'Tue 24-Nov-2026 18:00'],
    ['in 3 days', 'Fri 27-Nov-2026 08:00'],
  ])('%s', (text, expected) => {
    expect(echo(text)).toBe(expected)
  })

  it('counts hours across the night in which clocks change, and keeps wall times', () => {
    // Sat 31-Oct-2026 20:00; clocks go back on Sun at 02:00.
    const before = Date.UTC(2026, 10, 1, 3, 0)
    expect(echo('in 12h', before)).toBe('Sun 01-Nov-2026 07:00')
    expect(echo('tomorrow 9', before)).toBe('Sun 01-Nov-2026 09:00')
    expect(parseWhen('tomorrow 9', before, ZONE)).toMatchObject({ at: Date.UTC(2026, 10, 1, 17, 0) })
  })

  it('takes the clinic’s day, not the day of the computer', () => {
    // Wed 25-Nov in UTC, still Tue 24-Nov 22:00 in the clinic.
    expect(echo('tomorrow 9', Date.UTC(2026, 10, 25, 6, 0))).toBe('Wed 25-Nov-2026 09:00')
    expect(echo('tomorrow 9', Date.UTC(2026, 10, 24, 21, 0), 'Pacific/Auckland')).toBe('Thu 26-Nov-2026 09:00')
  })

  it.each([
    ['', undefined],
    ['soonish', 'Not understood. Try “tomorrow 9”, “in 2h” or “fri 15:30”.'],
    ['tomorrow 9 or maybe ten or so', 'Not understood. Try “tomorrow 9”, “in 2h” or “fri 15:30”.'],
    ['1 nov 2026 8:00', 'Sun 01-Nov-2026 08:00 has passed.'],
    ['in 100 days', 'A snooze lasts 90 days at most.'],
  ])('refuses "%s" in words', (text, expected) => {
    expect(echo(text)).toBe(expected)
  })
})
