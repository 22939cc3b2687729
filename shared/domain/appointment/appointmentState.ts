import type { EpochMs, PatientId, ReplyId, StaffId } from '../ids.ts'
import type { VisitMode } from './slot.ts'

/** Stored strings of the appointment chart (D12). */
export const APPOINTMENT_STATES = ['requested', 'held', 'offered', 'booked', 'routedToPhone'] as const
export type AppointmentStatus = (typeof APPOINTMENT_STATES)[number]

/** The appointment request of a thread; one at a time. */
export interface AppointmentState {
  readonly requestId: string
  readonly status: AppointmentStatus
  /** `form`: the request form came in (S51); `staff`: a staff member opened it. */
  readonly source: 'form' | 'staff'
  readonly openedAt: EpochMs
  /** Whose visit it is: the thread's patient, or a family member whose three fields matched (S33). Null until that is known. */
  readonly patientId: PatientId | null
  readonly departmentId: string | null
  readonly visitType: string | null
  readonly mode: VisitMode
  /** Local dates that the requester named, `YYYY-MM-DD`. */
  readonly preferredDates: readonly string[]
  /** Mismatches in a row of the three identity fields. */
  readonly identityMisses: number
  readonly hold: { readonly slotId: string; readonly by: StaffId; readonly until: EpochMs } | null
  readonly offer: { readonly replyId: ReplyId; readonly slotIds: readonly string[]; readonly at: EpochMs } | null
  readonly booking: { readonly slotId: string; readonly startsAt: EpochMs; readonly by: StaffId; readonly at: EpochMs; readonly confirmedBy: ReplyId | null } | null
  /** Phone line of the policy pack that the requester was sent to. */
  readonly route: { readonly lineId: string; readonly reason: string; readonly by: StaffId; readonly at: EpochMs } | null
}

/** Still somebody's work: it blocks completion (D13). */
export const isOpenRequest = (appointment: AppointmentState | null | undefined): appointment is AppointmentState =>
  appointment != null && appointment.status !== 'booked' && appointment.status !== 'routedToPhone'

/** S30: computed at reading time; a hold whose time is over reads as requested, before the sweep has said so. */
export function appointmentStatus(appointment: AppointmentState, now: EpochMs): AppointmentStatus {
  return appointment.status === 'held' && appointment.hold !== null && appointment.hold.until <= now ? 'requested' : appointment.status
}
