import { assertNever } from '../assertNever.ts'
import type { EpochMs } from '../ids.ts'
import type { AppointmentEventBody } from './appointmentEvents.ts'
import type { AppointmentState } from './appointmentState.ts'

/** The thread's appointment request after one event. Pure; never asks a guard. */
export function evolveAppointment(before: AppointmentState | null, event: AppointmentEventBody & { readonly at: EpochMs }): AppointmentState | null {
  if (event.type === 'AppointmentRequested') {
    const { requestId, source, patientId, departmentId, visitType, mode, preferredDates, misses, to } = event
    const openedAt = before?.requestId === requestId ? before.openedAt : event.at
    return { requestId, status: to, source, openedAt, patientId, departmentId, visitType, mode, preferredDates, identityMisses: misses, hold: null, offer: null, booking: null, route: null }
  }
  if (before === null || event.type === 'AppointmentWithdrawn') return null
  const state = { ...before, status: event.to }
  switch (event.type) {
    case 'AppointmentIdentityMissed':
      return { ...state, patientId: null, identityMisses: event.misses }
    case 'SlotHoldStarted':
      return { ...state, hold: { slotId: event.slotId, by: event.by, until: event.until }, offer: null }
    case 'SlotHoldEnded':
      return { ...state, hold: null }
    case 'SlotsOffered':
      return { ...state, hold: null, offer: { replyId: event.replyId, slotIds: event.slotIds, at: event.at } }
    case 'AppointmentTextTakenBack':
      return { ...state, offer: null, booking: state.booking && { ...state.booking, confirmedBy: null } }
    case 'AppointmentBooked':
      return { ...state, hold: null, booking: { slotId: event.slotId, startsAt: event.startsAt, by: event.by, at: event.at, confirmedBy: null } }
    case 'AppointmentConfirmed':
      return { ...state, booking: state.booking && { ...state.booking, confirmedBy: event.replyId } }
    case 'AppointmentCancelled':
      return { ...state, booking: null }
    case 'AppointmentRouted':
      return { ...state, hold: null, offer: null, route: { lineId: event.lineId, reason: event.reason, by: event.by, at: event.at } }
    default:
      return assertNever(event, 'evolveAppointment')
  }
}
