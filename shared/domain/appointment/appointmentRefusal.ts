import type { EpochMs, StaffId } from '../ids.ts'
import type { AppointmentCommandType } from './appointmentCommands.ts'
import { appointmentStatus, type AppointmentState } from './appointmentState.ts'

/** Why this command makes no sense for the request as it stands now; null when it does. For keys and buttons: `decide` has the last word. */
export function appointmentRefusal(command: AppointmentCommandType, appointment: AppointmentState | null, staffId: StaffId, now: EpochMs): string | null {
  if (command === 'openAppointmentRequest') {
    const status = appointment && appointmentStatus(appointment, now)
    return status === 'held' || status === 'offered' ? 'A slot is held or offered for this request. Release it first.' : null
  }
  if (command === 'routeToPhone' && (appointment === null || appointment.status === 'routedToPhone')) return null
  if (appointment === null) return 'There is no appointment request in this thread.'
  const status = appointmentStatus(appointment, now)
  switch (command) {
    case 'holdSlot':
      return status === 'booked' || status === 'routedToPhone' ? 'This request is settled.' : appointment.patientId === null ? 'Whose appointment it is must be known first.' : null
    case 'offerSlots':
      return status === 'requested' || status === 'held' ? (appointment.patientId === null ? 'Whose appointment it is must be known first.' : null) : status === 'offered' ? 'Slots were offered already.' : 'This request is settled.'
    case 'releaseSlot':
    case 'bookSlot':
      return status !== 'held' ? 'No slot is held.' : appointment.hold?.by === staffId ? null : 'A colleague holds this slot.'
    case 'confirmAppointment':
      return status !== 'booked' ? 'Nothing is booked yet.' : appointment.booking?.confirmedBy ? 'The confirmation has been sent.' : null
    case 'cancelAppointment':
      return status === 'booked' ? null : 'Nothing is booked.'
    case 'routeToPhone':
      return status === 'booked' ? 'A visit is booked for this request.' : null
    case 'withdrawAppointmentRequest':
      return status === 'requested' || status === 'offered' ? null : status === 'held' ? 'Release the slot first.' : 'This request is settled.'
  }
}

/** D13: an appointment request that is neither booked nor sent to the phone is an open task. */
export function appointmentBlockers({ appointment }: { readonly appointment?: AppointmentState | null }): readonly string[] {
  if (appointment == null || appointment.status === 'booked' || appointment.status === 'routedToPhone') return []
  return ['An appointment request is open. Book it, or send it to the phone, in the scheduling panel (Shift+S).']
}
