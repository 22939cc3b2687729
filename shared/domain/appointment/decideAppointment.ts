import type { Actor } from '../actor.ts'
import { invariant } from '../assertNever.ts'
import { parseEpochDay } from '../calendar/epochDay.ts'
import { InvalidCommand } from '../errors.ts'
import { replyToPatient, seen } from '../thread/decideAnswer.ts'
import { notCompleted } from '../thread/decideTriage.ts'
import type { Decision } from '../thread/decision.ts'
import type { AppointmentCommand } from './appointmentCommands.ts'
import { NO_APPOINTMENT_FACTS, type AppointmentFacts } from './appointmentFacts.ts'
import { isOpenRequest, type AppointmentState } from './appointmentState.ts'
import { current, endHold, expireHold, step } from './appointmentSteps.ts'
import { departmentRefusal, lineWords, mayQuoteVisit, slotRefusal, type BookingRefusal } from './bookable.ts'
import { marksItsAppointment } from './confidentialVisits.ts'
import { IDENTITY_CALL } from './identityForm.ts'
import { slotStatus, type SlotState } from './slot.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
type Of<T extends AppointmentCommand['type']> = Extract<AppointmentCommand, { type: T }>

export const MOST_OFFERS = 3

/** What follows from a command about the thread's appointment request (D12). The caller has asked `may`. */
export function decideAppointment(decision: Decision, command: AppointmentCommand, actor: Staff): void {
  notCompleted(decision)
  // S30: a hold whose time is over ends in the same decision, whatever the command.
  expireHold(decision)
  switch (command.type) {
    case 'openAppointmentRequest':
      return openRequest(decision, command, actor)
    case 'holdSlot':
      return holdSlot(decision, command.slotId, actor)
    case 'releaseSlot':
      return releaseSlot(decision, actor)
    case 'offerSlots':
      return offerSlots(decision, command, actor)
    case 'bookSlot':
      return bookSlot(decision, command, actor)
    case 'confirmAppointment':
      return confirm(decision, command, actor)
    case 'cancelAppointment':
      return cancel(decision, command, actor)
    case 'routeToPhone':
      return routeToPhone(decision, command, actor)
    case 'withdrawAppointmentRequest':
      if (current(decision).identityMisses > 0) decision.refuse(current(decision).status, 'The identity check failed. Repeat it, or send the request to the phone.')
      step(decision, { type: 'withdraw' }, 'Release the slot first; a booked visit is cancelled instead.')
      return decision.emit({ type: 'AppointmentWithdrawn', by: actor.id })
  }
}

const factsOf = (decision: Decision): AppointmentFacts => decision.facts.appointment ?? NO_APPOINTMENT_FACTS

function refuse(decision: Decision, refusal: BookingRefusal): never {
  if (refusal.field !== null) throw new InvalidCommand(refusal.field, refusal.reason)
  decision.refuse(decision.state.appointment?.status ?? 'none', refusal.reason)
}

/** S33, S44 to S47, S51. A mismatch of the three fields is counted and told in one and the same way. */
function openRequest(decision: Decision, command: Of<'openAppointmentRequest'>, actor: Staff): void {
  const { pack } = decision.facts
  const refusal = departmentRefusal(pack, command.departmentId, command.visitType)
  if (refusal) refuse(decision, refusal)
  if (command.preferredDates.some((date) => parseEpochDay(date) === undefined)) throw new InvalidCommand('preferredDates', 'This date does not exist. Write it as year-month-day.')
  const before = decision.state.appointment
  const isOpen = isOpenRequest(before)
  const misses = before?.identityMisses ?? 0
  if (command.person.kind === 'identity' && misses >= pack.appointments.identityTries) {
    decision.refuse(before?.status ?? 'none', `${IDENTITY_CALL} ${lineWords(pack, pack.appointments.line)}.`)
  }
  const requestId = isOpen ? before.requestId : command.requestId
  const source = isOpen ? before.source : 'staff'
  const asked = { requestId, source, departmentId: command.departmentId, visitType: command.visitType, mode: command.mode, preferredDates: command.preferredDates, by: actor.id }
  if (command.person.kind === 'threadPatient' && decision.state.patientId === null) throw new InvalidCommand('person', 'The thread has no matched patient. Give number, full name and birth date.')
  const patientId = command.person.kind === 'threadPatient' ? decision.state.patientId : factsOf(decision).identity
  const moved = isOpen ? step(decision, { type: 'describe' }, 'A slot is held or offered for this request. Release it, or take the offer back, before you change the request.') : { from: 'requested' as const, to: 'requested' as const }
  if (patientId !== null) return decision.emit({ type: 'AppointmentRequested', ...asked, patientId, misses: command.person.kind === 'identity' ? 0 : misses, ...moved })
  if (!isOpen) decision.emit({ type: 'AppointmentRequested', ...asked, patientId: null, misses, ...moved })
  decision.emit({ type: 'AppointmentIdentityMissed', misses: misses + 1, by: actor.id, ...step(decision, { type: 'miss' }, 'This request is settled.') })
}

/** S36, S38, S42, S47: neither what the slot or its department says, nor a mark on this thread or on the visit, forbids to name it. */
const mayQuote = (decision: Decision, slot: SlotState): boolean =>
  mayQuoteVisit(decision.facts.pack, slot) && !marksItsAppointment(decision.state) && factsOf(decision).confidential?.has(slot.slotId) !== true

function slotOf(decision: Decision, slotId: string): SlotState {
  const slot = factsOf(decision).slots.get(slotId)
  if (!slot || slot.version === 0) throw new InvalidCommand('slotId', 'There is no such slot.')
  return slot
}

function checkSlot(decision: Decision, slot: SlotState, actor: Staff): void {
  const request = current(decision)
  if (request.patientId === null) decision.refuse(request.status, 'Whose appointment it is must be known first: number, full name and birth date.')
  const refusal = slotRefusal(slot, {
    pack: decision.facts.pack, now: decision.now, role: actor.role, request, disposition: decision.state.disposition?.code ?? null, facts: factsOf(decision),
  })
  if (refusal) refuse(decision, refusal)
}

/** S30: 180 seconds (pack), by itself, never longer. Holding the slot that one holds is refused, so nobody extends in silence. */
function holdSlot(decision: Decision, slotId: string, actor: Staff): void {
  const request = current(decision)
  const slot = slotOf(decision, slotId)
  if (request.hold?.slotId === slotId) decision.refuse(request.status, 'This slot is held already. A hold is never extended; book it, or let it go.')
  const status = slotStatus(slot, decision.now)
  if (status === 'booked') decision.refuse(request.status, 'This slot is booked.')
  if (status === 'held') decision.refuse(request.status, 'A colleague holds this slot.')
  checkSlot(decision, slot, actor)
  if (request.hold !== null) {
    if (request.hold.by !== actor.id) decision.refuse(request.status, 'A colleague holds a slot for this request.')
    endHold(decision, 'released')
  }
  const moved = step(decision, { type: 'hold' }, 'This request is settled. Open a new one.')
  decision.emit({ type: 'SlotHoldStarted', slotId, by: actor.id, until: decision.now + decision.facts.pack.windows.slotLeaseSeconds * 1000, ...moved })
}

function mine(decision: Decision, actor: Staff): NonNullable<AppointmentState['hold']> {
  const { hold, status } = current(decision)
  if (hold === null) decision.refuse(status, 'No slot is held. A hold ends by itself; hold the slot again.')
  if (hold.by !== actor.id) decision.refuse(status, 'A colleague holds this slot.')
  return hold
}

function releaseSlot(decision: Decision, actor: Staff): void {
  mine(decision, actor)
  endHold(decision, 'released')
}

/** A ranked list leaves as an approved template; nothing is held for it, the text says so. */
function offerSlots(decision: Decision, command: Of<'offerSlots'>, actor: Staff): void {
  const request = current(decision)
  const { slotIds } = command
  if (slotIds.length === 0 || slotIds.length > MOST_OFFERS || new Set(slotIds).size < slotIds.length) throw new InvalidCommand('slotIds', `Offer one to ${MOST_OFFERS} different slots.`)
  for (const slotId of slotIds) {
    const slot = slotOf(decision, slotId)
    const isOurs = request.hold?.slotId === slotId
    if (slotStatus(slot, decision.now) !== 'free' && !isOurs) decision.refuse(request.status, 'One of these slots is not free any more.')
    checkSlot(decision, slot, actor)
    if (!mayQuote(decision, slot)) decision.refuse(request.status, 'A confidential visit is never named in a message. Call instead.')
  }
  if (request.hold !== null) mine(decision, actor)
  const moved = step(decision, { type: 'offer' }, 'Slots were offered already. Wait for the answer, or take the offer back.')
  replyToPatient(decision, { type: 'replyToPatient', replyId: command.replyId, textHash: command.textHash, templateId: command.templateId, asksPatient: true, seenVersion: command.seenVersion }, actor)
  decision.emit({ type: 'SlotsOffered', replyId: command.replyId, slotIds, by: actor.id, ...moved })
}

/** S50: a video visit is booked with everything that it needs at the patient's end. */
function bookSlot(decision: Decision, command: Of<'bookSlot'>, actor: Staff): void {
  const hold = mine(decision, actor)
  const slot = slotOf(decision, hold.slotId)
  const request = current(decision)
  if (slot.hold?.threadId !== decision.state.threadId) decision.refuse(request.status, 'This slot is not held for this thread any more.')
  checkSlot(decision, slot, actor)
  const { videoNeeds } = decision.facts.pack.appointments
  const missing = slot.mode === 'video' ? videoNeeds.filter((need) => !command.videoChecked.includes(need)) : []
  if (missing.length > 0) throw new InvalidCommand('videoChecked', `A video visit needs ${missing.join(', ')}. Ask the patient; without it, offer a visit in person or by phone.`)
  invariant(request.patientId !== null, 'a held request names its patient')
  decision.emit({
    type: 'AppointmentBooked', slotId: hold.slotId, startsAt: slot.startsAt, patientId: request.patientId, by: actor.id,
    videoChecked: slot.mode === 'video' ? [...videoNeeds] : [], ...step(decision, { type: 'book' }, 'Hold a slot first.'),
  })
}

export const NOT_FOR_THEM = 'This requester may make an appointment, but not see, cancel or change one. That takes access to the family member’s record.'

/** S34, S36, S42, S47: only to those who may see it; a confidential visit to nobody, in no message. */
function confirm(decision: Decision, command: Of<'confirmAppointment'>, actor: Staff): void {
  seen(decision, command.seenVersion)
  const { booking, status } = current(decision)
  if (booking === null) decision.refuse(status, 'Nothing is booked yet.')
  if (booking.confirmedBy !== null) decision.refuse(status, 'The confirmation has been sent.')
  if (factsOf(decision).requester === 'none') decision.refuse(status, NOT_FOR_THEM)
  if (!mayQuote(decision, slotOf(decision, booking.slotId))) decision.refuse(status, 'A confidential visit is never named in a message. Call instead.')
  const moved = step(decision, { type: 'confirm' }, 'Nothing is booked yet.')
  replyToPatient(decision, { type: 'replyToPatient', replyId: command.replyId, textHash: command.textHash, templateId: command.templateId, asksPatient: false, seenVersion: command.seenVersion }, actor)
  decision.emit({ type: 'AppointmentConfirmed', replyId: command.replyId, slotId: booking.slotId, by: actor.id, ...moved })
}

/** S34: making takes no authorisation, cancelling and changing do. The slot is free again at once. */
function cancel(decision: Decision, command: Of<'cancelAppointment'>, actor: Staff): void {
  const { booking, status } = current(decision)
  if (booking === null) decision.refuse(status, 'Nothing is booked.')
  const slot = slotOf(decision, booking.slotId)
  if (command.why === 'mistake') takesBack(decision, booking, actor)
  else mayCancel(decision, slot, status)
  if (slot.startsAt <= decision.now) throw new InvalidCommand('slotId', 'This visit has begun or is over.')
  decision.emit({ type: 'AppointmentCancelled', slotId: booking.slotId, why: command.why, by: actor.id, ...step(decision, { type: 'cancel' }, 'Nothing is booked.') })
  if (command.why === 'cancel') decision.emit({ type: 'AppointmentWithdrawn', by: actor.id })
}

const UNDO_MS = 10 * 60_000

/** A slip of the booker's own, before anybody was told. */
function takesBack(decision: Decision, booking: NonNullable<AppointmentState['booking']>, actor: Staff): void {
  const isFresh = booking.by === actor.id && booking.confirmedBy === null && decision.now - booking.at <= UNDO_MS
  if (!isFresh) decision.refuse('booked', 'A booking is taken back by who made it, within ten minutes and before the confirmation.')
}

function mayCancel(decision: Decision, slot: SlotState, status: string): void {
  const { requester } = factsOf(decision)
  if (requester === 'none' || (requester === 'teenLimited' && !mayQuote(decision, slot))) decision.refuse(status, NOT_FOR_THEM)
}

function routeToPhone(decision: Decision, command: Of<'routeToPhone'>, actor: Staff): void {
  if (!decision.facts.pack.phoneLines.some((line) => line.id === command.lineId)) throw new InvalidCommand('lineId', 'There is no such phone line.')
  if (command.reason.trim() === '') throw new InvalidCommand('reason', 'Say why it goes to the phone.')
  const { appointment } = decision.state
  if (appointment === null || appointment.status === 'routedToPhone') {
    decision.emit({
      type: 'AppointmentRequested', requestId: command.requestId, source: 'staff', patientId: decision.state.patientId, departmentId: null, visitType: null, mode: 'inPerson',
      preferredDates: [], misses: appointment?.identityMisses ?? 0, by: actor.id, from: 'requested', to: 'requested',
    })
  }
  decision.emit({ type: 'AppointmentRouted', lineId: command.lineId, reason: command.reason, by: actor.id, ...step(decision, { type: 'route' }, 'This request is settled.') })
}
