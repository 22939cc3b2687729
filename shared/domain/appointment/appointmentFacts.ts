import type { PatientId } from '../ids.ts'
import type { SlotState } from './slot.ts'

/**
 * Who the thread's words go to, as far as somebody's visits are concerned: the patient, a proxy with full access, a
 * parent of a teen (S36), or nobody who may see, cancel or change them (S34).
 */
export type Requester = 'patient' | 'granted' | 'teenLimited' | 'none'

/** What a decision about an appointment must know of what lies outside its thread. Loaded by the engine. */
export interface AppointmentFacts {
  /** Slots that the command names, and those that the thread has. */
  readonly slots: ReadonlyMap<string, SlotState>
  /** Booked visits of the person whose appointment it is, whoever may see them. */
  readonly visits: readonly SlotState[]
  /** Next visit as the record has it, local date `YYYY-MM-DD`; null for none. */
  readonly recordedVisitOn: string | null
  /** Answer to the three fields of the command: the patient, or null for a mismatch. */
  readonly identity: PatientId | null
  readonly requester: Requester
  /** Booked visits of this person that marks cover, in whichever thread they stand (S36, S38); absent for none. */
  readonly confidential?: ReadonlySet<string>
}

export const NO_APPOINTMENT_FACTS: AppointmentFacts = { slots: new Map(), visits: [], recordedVisitOn: null, identity: null, requester: 'none' }
