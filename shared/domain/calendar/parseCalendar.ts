import { z } from 'zod'
import { InvalidPolicy } from '../errors.ts'
import type { ClinicCalendar } from './clinicCalendar.ts'
import { parseEpochDay, WEEKDAYS } from './epochDay.ts'
import { isTimeZone } from './zone.ts'

const wallTime = z.string('a wall time HH:MM is wanted').regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'not a wall time HH:MM')
const intervals = z.array(z.tuple([wallTime, wallTime], 'an interval is ["HH:MM", "HH:MM"]'))
const localDate = z.string('a date YYYY-MM-DD is wanted').refine((text) => parseEpochDay(text) !== undefined, 'not a date YYYY-MM-DD')
const weekday = z.enum(WEEKDAYS, 'weekdays are mon, tue, wed, thu, fri, sat, sun')
const absence = z
  .object({ from: localDate, to: localDate })
  .refine((range) => range.from <= range.to, 'an absence ends before it begins')

const calendarSchema = z.object({
  timeZone: z.string('a time zone is wanted').refine(isTimeZone, 'unknown time zone'),
  weekly: z.partialRecord(weekday, intervals),
  businessWeekdays: z.array(weekday).optional(),
  holidays: z.array(localDate).optional(),
  dateHours: z.record(localDate, intervals).optional(),
  closures: z.record(localDate, intervals).optional(),
  outOfOffice: z.array(absence).optional(),
})

/**
 * Checks a calendar that comes from outside (README of the business-time vectors). Unknown fields are left out.
 * @throws InvalidPolicy 'invalid-calendar', with the field
 */
export function parseCalendar(input: unknown): ClinicCalendar {
  const parsed = calendarSchema.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = ['calendar', ...(issue?.path ?? []).map(String)].join('.')
  throw new InvalidPolicy('invalid-calendar', `${field}: ${issue?.message ?? 'not a calendar'}`)
}
