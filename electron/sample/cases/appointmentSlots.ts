import { parseEpochDay, weekdayIndex } from '#shared/domain/calendar/epochDay.ts'
import { plusDays } from '#shared/domain/calendar/localDate.ts'
import { zoneOf } from '#shared/domain/calendar/zone.ts'
import type { VisitMode } from '#shared/domain/appointment/slot.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { NewSlot } from '#electron/engine/appointments/openSlots.ts'

/** Local time of a day of the sample clinic as an instant, UTC epoch ms. */
export const at = (pack: PolicyPack, date: string, minute: number): number => zoneOf(pack.timeZone)?.instantOf(parseEpochDay(date) ?? 0, minute) ?? 0

/** The clinic's business days from a date on, that date left out. */
export function businessDays(pack: PolicyPack, today: string, count: number): string[] {
  const closed = new Set(pack.calendar.holidays.map((holiday) => holiday.date))
  const days: string[] = []
  for (let day = plusDays(today, 1); days.length < count; day = plusDays(day, 1)) {
    if (weekdayIndex(parseEpochDay(day) ?? 0) < 5 && !closed.has(day)) days.push(day)
  }
  return days
}

interface Clinic {
  readonly id: string
  readonly departmentId: string
  readonly visitType: string
  readonly clinicianId: string | null
  readonly clinicianName: string
  readonly location: string
  readonly mode: VisitMode
  readonly minutes: number
  readonly starts: readonly number[]
  readonly instructions: string | null
}

const clinic = (id: string, departmentId: string, visitType: string, clinicianName: string, starts: readonly number[], more: Partial<Clinic> = {}): Clinic => ({
  id, departmentId, visitType, clinicianName, starts, clinicianId: null, location: 'Oakland, 3rd floor', mode: 'inPerson', minutes: 20, instructions: null, ...more,
})

const CLINICS: readonly Clinic[] = [
  clinic('amin', 'adult-medicine', 'Return or follow-up', 'Dr Amin', [540, 630, 840], { clinicianId: 'staff-amin', instructions: 'Bring your medicines' }),
  clinic('checkup', 'adult-medicine', 'Routine physical or checkup', 'Dr Amin', [900], { clinicianId: 'staff-amin', minutes: 40, instructions: 'Do not eat for 8 hours before' }),
  clinic('phone', 'adult-medicine', 'Return or follow-up', 'Dr Amin', [690], { clinicianId: 'staff-amin', mode: 'phone', location: 'We call you' }),
  clinic('video', 'adult-medicine', 'Return or follow-up', 'Dr Amin', [720], { clinicianId: 'staff-amin', mode: 'video', location: 'Link after sign-on' }),
  clinic('ped', 'pediatrics', 'Well-child checkup', 'Dr Feld', [570, 870], { location: 'Oakland, 1st floor', minutes: 30, instructions: 'Bring the vaccination record' }),
  clinic('eye', 'optometry', 'Optometry and eye exam', 'Dr Sorrel', [600, 660], { location: 'Oakland, ground floor', minutes: 30, instructions: 'You cannot drive for 4 hours after the drops' }),
  clinic('women', 'womens-health', "Women's health visit", 'Dr Ibarra', [615], { minutes: 30 }),
]

/** Two weeks of slots. No Schedule or Slot comes in over FHIR (interop.md names none), so only the sample clinic has them. */
export function sampleSlots(pack: PolicyPack, today: string): NewSlot[] {
  return businessDays(pack, today, 9).flatMap((day, index) =>
    CLINICS.flatMap(({ id, starts, ...details }) => starts.map((minute): NewSlot => ({ slotId: `slot-${id}-${index + 1}-${minute}`, startsAt: at(pack, day, minute), isConfidential: false, ...details }))))
}
