import { Temporal } from 'temporal-polyfill'
import { MS_PER_DAY, plainDateOf, type EpochDay } from './epochDay.ts'

const MINUTE = 60_000
const MINUTES_PER_DAY = 1440
const CACHE_LIMIT = 20_000
/** IANA names only: an offset (`+08:00`) or a bracketed string, which `Temporal` would take, is no zone of a clinic. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/

/** Wall times of one IANA zone as UTC epoch ms. */
export interface Zone {
  readonly id: string
  /** First instant of a local date; equals that of the next date when the zone skipped it (Samoa, 2011-12-30). */
  startOfDay(day: EpochDay): number
  /**
   * A wall time, `minute` 0 … 1440; 1440 is the end of the day. In a gap it moves forward by the gap, in an overlap it is the
   * earlier instant ("compatible").
   */
  instantOf(day: EpochDay, minute: number): number
  /** Local date on the wall at an instant. */
  localDay(at: number): EpochDay
  /** The day with `startOfDay(day) <= at < startOfDay(day + 1)`; differs from `localDay` only when clocks go back over a midnight. */
  dayHolding(at: number): EpochDay
  /** Local date and minute of the day. */
  wallOf(at: number): { day: EpochDay; minute: number }
}

const zones = new Map<string, Zone>()

/** Undefined for an unknown zone. One object a zone, so that every calendar of the zone shares the cached days. */
export function zoneOf(timeZone: unknown): Zone | undefined {
  if (typeof timeZone !== 'string' || !ZONE_NAME.test(timeZone)) return undefined
  const known = zones.get(timeZone)
  if (known) return known
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)
  } catch {
    return undefined
  }
  const zone = createZone(timeZone)
  zones.set(timeZone, zone)
  return zone
}

export const isTimeZone = (timeZone: unknown): boolean => zoneOf(timeZone) !== undefined

function createZone(id: string): Zone {
  const starts = new Map<EpochDay, number>()

  function startOfDay(day: EpochDay): number {
    const known = starts.get(day)
    if (known !== undefined) return known
    const start = plainDateOf(day).toZonedDateTime(id).epochMilliseconds
    if (starts.size >= CACHE_LIMIT) starts.clear()
    starts.set(day, start)
    return start
  }

  function instantOf(day: EpochDay, minute: number): number {
    if (minute === MINUTES_PER_DAY) return startOfDay(day + 1)
    const start = startOfDay(day)
    // A day of exactly 24 h has no clock change, so its wall times lie in a row.
    if (startOfDay(day + 1) - start === MS_PER_DAY) return start + minute * MINUTE
    const wall = plainDateOf(day).toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
    return wall.toZonedDateTime(id, { disambiguation: 'compatible' }).epochMilliseconds
  }

  function dayHolding(at: number): EpochDay {
    let day = Math.floor(at / MS_PER_DAY)
    while (startOfDay(day) > at) day -= 1
    while (startOfDay(day + 1) <= at) day += 1
    return day
  }

  /** The wall read as if it were UTC. */
  function wallMs(at: number): number {
    const day = dayHolding(at)
    const start = startOfDay(day)
    if (startOfDay(day + 1) - start === MS_PER_DAY) return day * MS_PER_DAY + at - start
    const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id)
    return at + Math.floor(offsetNanoseconds / 1_000_000)
  }

  const localDay = (at: number): EpochDay => Math.floor(wallMs(at) / MS_PER_DAY)

  function wallOf(at: number): { day: EpochDay; minute: number } {
    const wall = wallMs(at)
    const day = Math.floor(wall / MS_PER_DAY)
    return { day, minute: Math.floor((wall - day * MS_PER_DAY) / MINUTE) }
  }

  return { id, startOfDay, instantOf, localDay, dayHolding, wallOf }
}
