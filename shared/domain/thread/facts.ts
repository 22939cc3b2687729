import type { Role } from '../actor.ts'
import type { DateRange } from '../calendar/clinicCalendar.ts'
import type { EpochMs, StaffId } from '../ids.ts'
import type { PolicyPack } from '../policy/policyPack.ts'

/** A clinician's leave; with a cover the days still count (D3). */
export interface Absence extends DateRange {
  readonly coveredBy: StaffId | null
  readonly coveredByName: string | null
}

/** What the patient's record says about writing to the portal (D14, S58, S60). */
export interface PatientFacts {
  readonly eligible: boolean
  readonly ineligibleReason: string | null
  /** UTC epoch ms; null when the record does not say. */
  readonly lastPortalSignInAt: EpochMs | null
  readonly deceased: boolean
}

/** Everything a decision may know beside the command and the state. Loaded by the engine, never by the domain. */
export interface Facts {
  readonly now: EpochMs
  readonly pack: PolicyPack
  /** Leave of the addressed clinician. */
  readonly absences: readonly Absence[]
  readonly addressedName: string | null
  readonly patient: PatientFacts | null
  /** Roles of the staff members that have an account here. */
  readonly roles: Readonly<Record<StaffId, Role>>
}
