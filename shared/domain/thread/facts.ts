import type { Role } from '../actor.ts'
import type { AppointmentFacts } from '../appointment/appointmentFacts.ts'
import type { Absence } from '../directory/absence.ts'
import type { EpochMs, StaffId } from '../ids.ts'
import type { PeopleFacts } from '../people/facts.ts'
import type { PatientPhone } from '../directory/records.ts'
import type { PolicyPack } from '../policy/policyPack.ts'
import type { RefillContext } from '../refill/refillRules.ts'

export type { Absence } from '../directory/absence.ts'

/** What the patient's record says about writing to the portal (D14, S58, S60). */
export interface PatientFacts {
  readonly eligible: boolean
  readonly ineligibleReason: string | null
  /** UTC epoch ms; null when the record does not say. */
  readonly lastPortalSignInAt: EpochMs | null
  readonly deceased: boolean
  /** `YYYY-MM-DD`; null or absent: not recorded. */
  readonly birthDate?: string | null
  /** In the order of dialling (S14). */
  readonly phones?: readonly PatientPhone[]
  /** The patient's word on how to be reached safely; null or absent: none. */
  readonly safeContactNote?: string | null
  /** Why each clinician is in the patient's list (S4); absent when the record does not say. */
  readonly careTeam?: readonly { readonly staffId: StaffId; readonly relation: 'pcp' | 'seen' | 'consulted' | 'readTest' | 'covering' }[]
}

/** Everything a decision may know beside the command and the state. Loaded by the engine, never by the domain. */
export interface Facts {
  readonly now: EpochMs
  readonly pack: PolicyPack
  /** Leave of the addressed clinician. */
  readonly absences: readonly Absence[]
  readonly addressedName: string | null
  readonly patient: PatientFacts | null
  /** For decisions about an appointment; absent for all others. */
  readonly appointment?: AppointmentFacts
  /** What refills are judged by; absent where no refill rules are loaded. */
  readonly refill?: RefillContext
  /** Roles of the staff members that have an account here. */
  readonly roles: Readonly<Record<StaffId, Role>>
  /** The patient's record and everybody related to it (D17); absent where nobody asks. */
  readonly people?: PeopleFacts
}
