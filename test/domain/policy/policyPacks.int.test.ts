import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPolicyPack, readPolicyPacks } from '#electron/policy/loadPolicyPacks.ts'
import { dueAt } from '#shared/domain/calendar/dueAt.ts'
import { parseInstant } from '#shared/domain/calendar/parseInstant.ts'
import { usFederalHolidays } from '#shared/domain/calendar/usFederalHolidays.ts'
import { InvalidPolicy } from '#shared/domain/errors.ts'
import { calendarOf } from '#shared/domain/policy/calendarOf.ts'
import { TIERS, WORK_TYPES } from '#shared/domain/screening/findings.ts'

const root = resolve(import.meta.dirname, '../../..')
const directory = join(root, 'resources/policy')
const IDS = ['northern-california', 'washington'] as const
const textOf = (id: string): string => readFileSync(join(directory, `${id}.yaml`), 'utf8')

describe.each(IDS)('D1: the pack %s', (id) => {
  const pack = loadPolicyPack(textOf(id), `${id}.yaml`)

  it('holds exactly the federal holidays of ten years on their observed dates, by name', () => {
    const years = Array.from({ length: 11 }, (_, index) => 2026 + index)
    const expected = years.flatMap(usFederalHolidays).filter(({ date }) => date < '2036')
    expect(pack.calendar.holidays.map((holiday) => holiday.date)).toEqual(expected.map((holiday) => holiday.date))
    pack.calendar.holidays.forEach((holiday, index) => expect(holiday.name).toContain(expected[index]?.name))
  })

  it('holds the list that the generator prints', () => {
    const script = join(root, 'resources/scripts/generateHolidays.ts')
    const printed = execFileSync(process.execPath, [script, '2026', '2035'], { encoding: 'utf8' })
    expect(textOf(id)).toContain(printed)
  })

  it('S18, S46: routes every work type, keeps symptoms and flags with clinicians, has a phone route for what is not bookable', () => {
    for (const workType of WORK_TYPES) expect(pack.pools.map((pool) => pool.id)).toContain(pack.routing[workType])
    expect(pack.pools.find((pool) => pool.id === pack.routing.symptom)?.roles).not.toContain('clerk')
    expect(pack.pools.find((pool) => pool.id === pack.flaggedPool)?.clinical).toBe(true)
    const blocked = pack.departments.filter((department) => !department.bookableOnline)
    const ids = blocked.map((department) => department.id)
    expect(ids).toEqual(expect.arrayContaining(['urgent-visits', 'prenatal-care', 'behavioral-health']))
  })

  it('D8: has a disposition for every tier, and the only one that a clerk may set is administrative', () => {
    expect(new Set(pack.dispositions.map((disposition) => disposition.tier))).toEqual(new Set(TIERS))
    const clerical = pack.dispositions.filter((disposition) => !disposition.clinical)
    expect(clerical.map((disposition) => disposition.tier)).toEqual(['D7'])
  })

  it('S32: the first line that answers all day is the advice line', () => {
    expect(pack.phoneLines.find((line) => line.allDay)?.id).toBe('appointment-and-advice')
  })

  it('D3: a message of the Wednesday before Thanksgiving is promised for Monday close', () => {
    const start = parseInstant('2026-11-25T10:00:00-08:00')
    const { dueAt: due } = dueAt({ policy: pack.clocks.promise.due, start, calendar: calendarOf(pack) })
    expect(due).toBe(parseInstant('2026-11-30T17:00:00-08:00'))
  })

  it('D3: the same absences give the same calendar, so that its days are worked out once', () => {
    const away = [{ from: '2026-10-06', to: '2026-10-07' }]
    expect(calendarOf(pack)).toBe(calendarOf(pack, []))
    expect(calendarOf(pack, away)).toBe(calendarOf(pack, [...away]))
    expect(calendarOf(pack, away)).not.toBe(calendarOf(pack))
    expect(calendarOf(pack, away).outOfOffice).toEqual(away)
  })
})

describe('D1: a pack that cannot be used is refused with the line', () => {
  const good = textOf('washington')
  const lineWith = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

  function refusalOf(text: string): string {
    try {
      loadPolicyPack(text, 'clinic.yaml')
    } catch (error) {
      if (error instanceof InvalidPolicy && error.code === 'invalid-policy') return error.data.reason
      throw error
    }
    return 'no error'
  }

  it('names the block of a missing window', () => {
    const text = good.replace(/^ {2}replyDays:.*\n/m, '')
    expect(refusalOf(text)).toBe(`clinic.yaml:${lineWith(text, 'windows:')}: windows.replyDays: missing`)
  })

  it.each([
    ['an unknown field', 'flaggedPool: triage', 'flaggedPool: triage\nsurprise: 1', 'surprise:', 'surprise: unknown field'],
    ['a wall time that is none', "mon: [['08:00'", "mon: [['8:00'", 'mon:', 'calendar.weekly.mon.0.0: a wall time HH:MM'],
    ['an unknown zone', 'America/Los_Angeles', 'America/Los_Angles', 'timeZone:', 'timeZone: unknown time zone'],
    ['a date that is none', "'2026-01-19'", "'2026-02-30'", "'2026-02-30'", 'calendar.holidays.1.date: Invalid ISO date'],
    [
      'a holiday listed twice', "'2026-01-19'", "'2026-01-01'", "'2026-01-01', name: \"Birthday",
      'calendar.holidays.1.date: holidays are listed by date, each date once',
    ],
    [
      'a clock with two units', 'due: { businessDays: 2 }', 'due: { businessDays: 2, businessHours: 1 }', 'promise:',
      'clocks.promise.due: exactly one of businessDays (1 or more), businessHours, elapsedHoursExcludingNonBusinessDays',
    ],
    [
      'a warning that is no earlier than the due time', 'warnAt: { businessDays: 1 }', 'warnAt: { businessDays: 2 }', 'promise:',
      'clocks.promise.warnAt: warns at 2, not before it is due at 2',
    ],
    [
      'a longer limit for a more urgent tier', 'D0: 5,', 'D0: 20,', 'flaggedFirstLookMinutes:',
      'clocks.flaggedFirstLookMinutes: a more urgent tier may not have the longer limit',
    ],
    ['an unknown pool', 'symptom: triage', 'symptom: nowhere', 'symptom:', 'routing.symptom: there is no pool nowhere'],
    [
      'symptoms in a clerical pool', 'symptom: triage', 'symptom: admin-desk', 'symptom:',
      'routing.symptom: symptoms go to a clinical pool',
    ],
    ['a work type without a pool', '  other: triage\n', '', 'routing:', 'routing.other: missing'],
    [
      'flagged threads in a clerical pool', 'flaggedPool: triage', 'flaggedPool: refills', 'flaggedPool:',
      'flaggedPool: flagged threads go to a clinical pool',
    ],
    [
      'an unknown pool for flagged threads', 'flaggedPool: triage', 'flaggedPool: nowhere', 'flaggedPool:',
      'flaggedPool: there is no pool nowhere',
    ],
    ['a disposition key twice', "key: '2'", "key: '1'", 'code: ed-now', 'dispositions.1.key: 1 is there twice'],
    [
      'a route to no phone line', 'route: behavioral-health', 'route: nobody', 'route: nobody',
      'departments.6.route: there is no phone line nobody',
    ],
    [
      'ages out of order', 'ownAccountFrom: 13', 'ownAccountFrom: 11', 'ages:',
      'ages: teenFrom is childUnder, and ownAccountFrom lies between teenFrom and teenTo',
    ],
    [
      'a warning after the lock', 'idleWarningSeconds: 60', 'idleWarningSeconds: 600', 'idleWarningSeconds:',
      'windows.idleWarningSeconds: the warning comes before the lock',
    ],
  ])('refuses %s', (_what, from, to, at, reason) => {
    const text = good.replace(from, to)
    expect(text).not.toBe(good)
    expect(refusalOf(text)).toBe(`clinic.yaml:${lineWith(text, at)}: ${reason}`)
  })

  it('lists everything that is wrong, a line each', () => {
    const text = good.replace('symptom: triage', 'symptom: nowhere').replace("key: '2'", "key: '1'")
    expect(refusalOf(text).split('\n')).toHaveLength(2)
  })

  it('refuses what is no YAML, a key given twice, an empty file, and a calendar that never opens', () => {
    expect(refusalOf('a: [1\nb: 2')).toMatch(/^clinic\.yaml:2: /)
    expect(refusalOf(good.replace('version: 1', 'version: 1\nversion: 2'))).toMatch(/^clinic\.yaml:6: pack: Map keys must be unique/)
    expect(refusalOf('')).toMatch(/^clinic\.yaml:1: pack: /)
    expect(refusalOf(good.replace(/weekly:\n(?: {4}.*\n){5}/, 'weekly: {}\n'))).toMatch(/^clinic\.yaml:10: calendar\.weekly: /)
  })
})

describe('D1: the packs of a directory', () => {
  let other: string
  beforeAll(() => {
    other = mkdtempSync(join(tmpdir(), 'packs-'))
  })
  afterAll(() => rmSync(other, { recursive: true }))

  it('are found by id', async () => {
    expect([...(await readPolicyPacks(directory)).keys()]).toEqual([...IDS])
  })

  it('are refused when there is none, or two have one id', async () => {
    await expect(readPolicyPacks(other)).rejects.toThrow('There is no policy pack.')
    writeFileSync(join(other, 'a.yaml'), textOf('washington'))
    writeFileSync(join(other, 'b.yaml'), textOf('washington'))
    await expect(readPolicyPacks(other)).rejects.toThrow('b.yaml:1: id: another pack is called washington')
  })
})
