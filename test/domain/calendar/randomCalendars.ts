import fc from 'fast-check'
import type { ClinicCalendar, DuePolicy, Pause, WallInterval, Weekday } from '#shared/domain/calendar/clinicCalendar.ts'

/** Zones with a week in which their clocks do something: gap, overlap, at midnight, over midnight, by half an hour, by a whole day. */
const SCENES: readonly (readonly [string, string])[] = [
  ['America/Los_Angeles', '2026-03-06'], ['America/Los_Angeles', '2026-10-30'], ['America/St_Johns', '2026-03-06'],
  ['America/Havana', '2025-03-07'], ['America/Havana', '2025-10-31'], ['Africa/Cairo', '2023-04-26'],
  ['Africa/Cairo', '2023-10-25'], ['Pacific/Apia', '2011-12-29'], ['Pacific/Apia', '2011-12-30'],
  ['Australia/Lord_Howe', '2026-04-03'], ['Australia/Lord_Howe', '2025-10-03'], ['Pacific/Apia', '2011-12-28'],
  ['America/Nuuk', '2025-03-28'], ['Antarctica/Troll', '2025-03-28'], ['Asia/Kathmandu', '2026-01-30'],
  ['Africa/Casablanca', '2025-02-21'], ['Asia/Tehran', '2022-03-20'], ['America/Santiago', '2025-09-05'],
  ['Atlantic/Azores', '2025-10-24'], ['America/Caracas', '2016-04-29'], ['Asia/Pyongyang', '2018-05-03'],
  ['Pacific/Auckland', '2025-09-26'], ['Europe/Berlin', '2025-03-28'], ['UTC', '2024-02-27'],
]
const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const MINUTE = 60_000
const DAY = 1440

export interface Scene {
  readonly calendar: ClinicCalendar
  /** Painted minutes since 1970: some days before the base date to some weeks after it. */
  readonly first: number
  readonly last: number
  /** Minutes since 1970. */
  readonly start: number
  readonly end: number
  readonly policy: DuePolicy
  readonly pauses: readonly Pause[]
  readonly date: string
}

const two = (value: number): string => String(value).padStart(2, '0')
const wallText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
const dateText = (day: number): string => new Date(day * DAY * MINUTE).toISOString().slice(0, 10)

const wallTime = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 239 }) },
  { weight: 1, arbitrary: fc.constant(DAY) },
)
const interval: fc.Arbitrary<WallInterval> = fc.tuple(wallTime.filter((minute) => minute < DAY), wallTime)
  .map(([open, close]) => [wallText(open), wallText(close)])
const intervals = fc.array(interval, { maxLength: 3 })

const policy: fc.Arbitrary<DuePolicy> = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((businessDays) => ({ businessDays })),
  fc.integer({ min: 0, max: 3000 }).map((minutes) => ({ businessHours: minutes / 60 })),
  fc.integer({ min: 0, max: 6000 }).map((minutes) => ({ elapsedHoursExcludingNonBusinessDays: minutes / 60 })),
  fc.constantFrom<DuePolicy>({ businessHours: 0 }, { elapsedHoursExcludingNonBusinessDays: 24 }),
)

export const scenes: fc.Arbitrary<Scene> = fc.constantFrom(...SCENES).chain(([timeZone, base]) => {
  const baseDay = Date.parse(base) / MINUTE / DAY
  const date = fc.integer({ min: -1, max: 9 }).map((days) => dateText(baseDay + days))
  // Half of them on quarter hours, so that they meet the opening and closing times.
  const minute = fc.tuple(fc.integer({ min: -DAY, max: 6 * DAY }), fc.boolean())
    .map(([offset, isSnapped]) => baseDay * DAY + (isSnapped ? Math.round(offset / 15) * 15 : offset))
  const range = fc.tuple(fc.integer({ min: -1, max: 9 }), fc.integer({ min: 0, max: 4 }))
    .map(([from, days]) => ({ from: dateText(baseDay + from), to: dateText(baseDay + from + days) }))
  const length = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 4 * 72 }).map((quarters) => quarters * 15) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 3 * DAY }) },
    { weight: 1, arbitrary: fc.constant(null) },
  )
  const pause = fc.tuple(minute, length)
    .map(([from, minutes]): Pause => ({ from: from * MINUTE, to: minutes === null ? null : (from + minutes) * MINUTE }))
  return fc.record({
    calendar: fc.record({
      timeZone: fc.constant(timeZone),
      weekly: fc.record(Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, intervals])), { requiredKeys: [] }),
      businessWeekdays: fc.option(fc.subarray([...WEEKDAYS], { minLength: 1 }), { nil: undefined }),
      holidays: fc.array(date, { maxLength: 2 }),
      dateHours: fc.dictionary(date, intervals, { maxKeys: 2 }),
      closures: fc.dictionary(date, intervals, { maxKeys: 2 }),
      outOfOffice: fc.array(range, { maxLength: 1 }),
    }),
    first: fc.constant((baseDay - 6) * DAY),
    last: fc.constant((baseDay + 40) * DAY),
    start: minute,
    end: minute,
    policy,
    pauses: fc.array(pause, { maxLength: 3 }),
    date,
  })
})
