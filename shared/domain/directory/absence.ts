import { plusDays } from '../calendar/localDate.ts'
import type { DateRange } from '../calendar/clinicCalendar.ts'
import type { StaffId } from '../ids.ts'

/** A clinician's leave; with a cover the days still count (D3). */
export interface Absence extends DateRange {
  readonly coveredBy: StaffId | null
  readonly coveredByName: string | null
}

/** A leave that a person entered in the console, to be changed or ended by its id. */
export interface Leave extends Absence {
  readonly leaveId: string
}

/** These absences without the days of the range. */
export const withoutDays = (absences: readonly Absence[], { from, to }: DateRange): readonly Absence[] =>
  absences.flatMap((absence) => {
    if (absence.to < from || absence.from > to) return [absence]
    return [
      ...(absence.from < from ? [{ ...absence, to: plusDays(from, -1) }] : []),
      ...(absence.to > to ? [{ ...absence, from: plusDays(to, 1) }] : []),
    ]
  })

export const overlaps = (a: DateRange, b: DateRange): boolean => a.from <= b.to && b.from <= a.to
