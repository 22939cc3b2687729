import type { EpochMs, PatientId, ReplyId, StaffId } from '../ids.ts'
import type { CancelReason } from './appointmentCommands.ts'
import type { AppointmentStatus } from './appointmentState.ts'
import type { VisitMode } from './slot.ts'

interface Moved {
  readonly from: AppointmentStatus
  readonly to: AppointmentStatus
}

/** Never a typed name, number or date of birth: a match is a patient id, a mismatch only a count. */
export type AppointmentEventBody =
  | ({
      type: 'AppointmentRequested'
      requestId: string
      source: 'form' | 'staff'
      patientId: PatientId | null
      departmentId: string | null
      visitType: string | null
      mode: VisitMode
      preferredDates: string[]
      /** Mismatches of the three fields so far; 0 after a match. */
      misses: number
      by: StaffId | 'intake'
    } & Moved)
  | ({ type: 'AppointmentIdentityMissed'; misses: number; by: StaffId } & Moved)
  | ({ type: 'SlotHoldStarted'; slotId: string; by: StaffId; until: EpochMs } & Moved)
  | ({ type: 'SlotHoldEnded'; slotId: string; reason: 'released' | 'expired' } & Moved)
  | ({ type: 'SlotsOffered'; replyId: ReplyId; slotIds: string[]; by: StaffId } & Moved)
  | ({ type: 'AppointmentTextTakenBack'; replyId: ReplyId } & Moved)
  | ({ type: 'AppointmentBooked'; slotId: string; startsAt: EpochMs; patientId: PatientId; by: StaffId; videoChecked: string[] } & Moved)
  | ({ type: 'AppointmentConfirmed'; replyId: ReplyId; slotId: string; by: StaffId } & Moved)
  | ({ type: 'AppointmentCancelled'; slotId: string; why: CancelReason; by: StaffId } & Moved)
  | ({ type: 'AppointmentRouted'; lineId: string; reason: string; by: StaffId } & Moved)
  | { type: 'AppointmentWithdrawn'; by: StaffId }

export const APPOINTMENT_EVENT_NAMES = {
  AppointmentRequested: 'appointment.requested.v1',
  AppointmentIdentityMissed: 'appointment.identityMissed.v1',
  SlotHoldStarted: 'appointment.slotHeld.v1',
  SlotHoldEnded: 'appointment.holdEnded.v1',
  SlotsOffered: 'appointment.slotsOffered.v1',
  AppointmentTextTakenBack: 'appointment.textTakenBack.v1',
  AppointmentBooked: 'appointment.booked.v1',
  AppointmentConfirmed: 'appointment.confirmed.v1',
  AppointmentCancelled: 'appointment.cancelled.v1',
  AppointmentRouted: 'appointment.routedToPhone.v1',
  AppointmentWithdrawn: 'appointment.withdrawn.v1',
} as const satisfies Record<AppointmentEventBody['type'], string>

export const isAppointmentEvent = <Event extends { type: string }>(event: Event): event is Extract<Event, { type: AppointmentEventBody['type'] }> =>
  event.type in APPOINTMENT_EVENT_NAMES
