import type { DateRange } from '../calendar/clinicCalendar.ts'
import type { StaffId } from '../ids.ts'

/** A clinician's leave; with a cover the days still count (D3). */
export interface Absence extends DateRange {
  readonly coveredBy: StaffId | null
  readonly coveredByName: string | null
}
