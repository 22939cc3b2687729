/** Steps of a request that other parts of a decision take too: intake, the sweep, a reply that is taken back. */
import { invariant } from '../assertNever.ts'
import { stepChart } from '../chart.ts'
import type { Decision } from '../thread/decision.ts'
import { appointmentChart } from './appointmentChart.ts'
import type { AppointmentFormRef } from './appointmentCommands.ts'
import { isOpenRequest, type AppointmentState, type AppointmentStatus } from './appointmentState.ts'

type Input = Parameters<typeof stepChart<typeof appointmentChart>>[2]

export function current(decision: Decision): AppointmentState {
  const { appointment } = decision.state
  if (appointment === null) decision.refuse('none', 'There is no appointment request in this thread. Open one first.')
  return appointment
}

export function step(decision: Decision, input: Input, words: string): { from: AppointmentStatus; to: AppointmentStatus } {
  const made = stepChart(appointmentChart, current(decision).status, input)
  if (made.emitted.length === 0) decision.refuse(made.from, words)
  return { from: made.from as AppointmentStatus, to: made.to as AppointmentStatus }
}

/** S51: the request form came in. Whose appointment it is stays open until a staff member has checked the three fields. */
export function requestFromForm(decision: Decision, messageId: string, form: AppointmentFormRef): void {
  if (isOpenRequest(decision.state.appointment)) return
  decision.emit({
    type: 'AppointmentRequested', requestId: `${messageId}:request`, source: 'form', patientId: null, departmentId: form.departmentId, visitType: form.visitType,
    mode: 'inPerson', preferredDates: form.preferredDates, misses: 0, by: 'intake', from: 'requested', to: 'requested',
  })
}

export function endHold(decision: Decision, reason: 'released' | 'expired'): void {
  const { hold } = current(decision)
  invariant(hold, 'a held request has a hold')
  decision.emit({ type: 'SlotHoldEnded', slotId: hold.slotId, reason, ...step(decision, { type: reason === 'expired' ? 'expire' : 'release' }, 'No slot is held.') })
}

/** From the sweep, and before every command: the lease is over at its instant, whoever comes first (S30). */
export function expireHold(decision: Decision): void {
  const hold = decision.state.appointment?.hold
  if (hold && hold.until <= decision.now) endHold(decision, 'expired')
}

/** The author took the offer's or the confirmation's text back before it left. */
export function takeTextBack(decision: Decision, replyId: string): void {
  const appointment = decision.state.appointment
  if (appointment?.offer?.replyId !== replyId && appointment?.booking?.confirmedBy !== replyId) return
  decision.emit({ type: 'AppointmentTextTakenBack', replyId, ...step(decision, { type: 'takeBack' }, 'Nothing was sent.') })
}
