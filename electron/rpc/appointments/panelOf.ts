import type { Actor } from '#shared/domain/actor.ts'
import type { AppointmentFacts } from '#shared/domain/appointment/appointmentFacts.ts'
import { appointmentStatus, type AppointmentState } from '#shared/domain/appointment/appointmentState.ts'
import { marksItsAppointment } from '#shared/domain/appointment/confidentialVisits.ts'
import { departmentOf, lineWords, mayQuoteVisit, slotRefusal } from '#shared/domain/appointment/bookable.ts'
import { MOST_OFFERS, NOT_FOR_THEM } from '#shared/domain/appointment/decideAppointment.ts'
import { IDENTITY_CALL, IDENTITY_CHECK } from '#shared/domain/appointment/identityForm.ts'
import { preferredDates } from '#shared/domain/appointment/preferredDates.ts'
import { rankSlots } from '#shared/domain/appointment/rankSlots.ts'
import { formRefOf, readRequestForm } from '#shared/domain/appointment/requestForm.ts'
import { slotStatus, type SlotState } from '#shared/domain/appointment/slot.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import { markOf } from '#shared/domain/people/confidential.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { AppointmentPanel, AppointmentRequestView, ListedSlot, SlotView } from '#shared/contract/schemas/appointmentView.ts'
import { loadAppointmentFacts } from '#electron/engine/appointments/appointmentFactsFor.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { ActContext } from '../actToCommand.ts'
import { loadPeople, type People } from '../people.ts'
import { identityOf } from '../views/patientView.ts'
import { appointmentText } from './appointmentActs.ts'
import { maySee } from './nextVisit.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
type TextContext = Pick<ActContext, 'engine' | 'templates' | 'factsOf'>

const DAY_MS = 86_400_000
const MOST_SLOTS = 80

/** What the scheduling panel shows. The caller has checked that this person may read the thread, and recorded it. */
export async function panelOf(engine: Engine, thread: ThreadState, me: Staff, context: TextContext): Promise<AppointmentPanel> {
  const { pack, clock, store } = engine
  const now = clock.now()
  const appointment = thread.appointment ?? null
  const [people, facts, messages] = await Promise.all([loadPeople(engine), loadAppointmentFacts(engine, thread), store.query('messages', { threadId: thread.threadId })])
  const inbound = messages.filter((message) => message.kind === 'patient' && (me.role !== 'clerk' || markOf(thread, { kind: 'message', ref: message.messageId }) === undefined))
  const last = inbound.at(-1)
  const form = inbound.map((message) => ({ fields: readRequestForm(message.subject, message.body), message })).findLast((each) => each.fields !== null)
  const today = localDateOf(now, pack.timeZone)
  const ref = form?.fields ? formRefOf(form.message.subject, form.message.body, pack, today) : null
  return {
    threadId: thread.threadId,
    version: thread.version,
    request: appointment === null ? null : await requestView(engine, thread, appointment, facts, people, me),
    form: form?.fields ? { mrn: form.fields.mrn, fullName: form.fields.fullName, birthDate: form.fields.birthDate, departmentId: ref?.departmentId ?? null, visitType: ref?.visitType ?? null } : null,
    wishedDates: last ? preferredDates(`${last.subject}\n${last.body}`, today) : [],
    departments: pack.departments.filter((department) => department.bookableOnline).map(({ id, name, visitTypes }) => ({ id, name, visitTypes })),
    byPhone: pack.departments.filter((department) => !department.bookableOnline).map(({ id, name, visitTypes, route, sendToNurse }) => {
      const lineId = route ?? pack.appointments.line
      return { id, name, visitTypes, lineId, line: lineWords(pack, lineId), sendToNurse: sendToNurse === true }
    }),
    lines: pack.phoneLines.map(({ id }) => ({ id, label: lineWords(pack, id) })),
    defaultLineId: pack.appointments.line,
    videoNeeds: [...pack.appointments.videoNeeds],
    leaseSeconds: pack.windows.slotLeaseSeconds,
    mostOffers: MOST_OFFERS,
    slots: appointment === null ? [] : await listSlots(engine, thread, appointment, facts, people, me),
    visits: facts.visits.filter((visit) => visit.startsAt >= now - DAY_MS && maySee(visit, me.role, engine, facts.confidential)).map((visit) => slotViewOf(visit, engine)),
    requesterRefusal: facts.requester === 'none' ? NOT_FOR_THEM : null,
    confirmation: await confirmationOf(thread, facts, context),
  }
}

export const slotViewOf = ({ slotId, departmentId, visitType, clinicianName, location, startsAt, minutes, mode, isConfidential }: SlotState, { pack }: Pick<Engine, 'pack'>): SlotView =>
  ({ slotId, department: departmentOf(pack, departmentId)?.name ?? departmentId, visitType, clinician: clinicianName, location, startsAt, minutes, mode, isConfidential })

async function requestView(engine: Engine, thread: ThreadState, appointment: AppointmentState, facts: AppointmentFacts, people: People, me: Staff): Promise<AppointmentRequestView> {
  const { pack } = engine
  const view = (slotId: string | undefined): SlotView | null => {
    const slot = slotId === undefined ? undefined : facts.slots.get(slotId)
    return slot ? slotViewOf(slot, engine) : null
  }
  const patient = appointment.patientId === null ? undefined : await engine.store.query('patient', { patientId: appointment.patientId })
  const status = appointmentStatus(appointment, engine.clock.now())
  const held = status === 'held' ? view(appointment.hold?.slotId) : null
  const booked = view(appointment.booking?.slotId)
  const mustCall = appointment.identityMisses >= pack.appointments.identityTries
  return {
    status,
    source: appointment.source,
    openedAt: appointment.openedAt,
    person: patient ? identityOf(patient) : null,
    isThreadPatient: appointment.patientId !== null && appointment.patientId === thread.patientId,
    departmentId: appointment.departmentId,
    department: appointment.departmentId === null ? null : (departmentOf(pack, appointment.departmentId)?.name ?? null),
    visitType: appointment.visitType,
    mode: appointment.mode,
    preferredDates: [...appointment.preferredDates],
    identityMisses: appointment.identityMisses,
    identityWords: mustCall ? `${IDENTITY_CALL} ${lineWords(pack, pack.appointments.line)}.` : appointment.identityMisses > 0 ? IDENTITY_CHECK : null,
    mustCall,
    hold: held && appointment.hold ? { slot: held, until: appointment.hold.until, isMine: appointment.hold.by === me.id, by: people.label(appointment.hold.by) } : null,
    offer: appointment.offer ? { slots: appointment.offer.slotIds.map(view).filter((slot) => slot !== null), at: appointment.offer.at } : null,
    booking: booked && appointment.booking ? { slot: booked, by: people.label(appointment.booking.by), at: appointment.booking.at, isConfirmed: appointment.booking.confirmedBy !== null } : null,
    route: appointment.route && { line: lineWords(pack, appointment.route.lineId), reason: appointment.route.reason, by: people.label(appointment.route.by), at: appointment.route.at },
  }
}

/** Ranked; what is booked is left out, what a colleague holds is shown with the name, what may not be booked with the reason. */
async function listSlots(engine: Engine, thread: ThreadState, request: AppointmentState, facts: AppointmentFacts, people: People, me: Staff): Promise<ListedSlot[]> {
  const { pack } = engine
  const now = engine.clock.now()
  if (request.departmentId === null) return []
  const [all, patient] = await Promise.all([
    engine.store.query('slots', { from: now, to: now + pack.appointments.rangeDays * DAY_MS, limit: 2000 }),
    request.patientId === null ? undefined : engine.store.query('patient', { patientId: request.patientId }),
  ])
  const open = all.filter((slot) => slotStatus(slot, now) !== 'booked')
  const pcp = (patient?.careTeam ?? []).filter((member) => member.relation === 'pcp').map((member) => member.staffId)
  const listed = rankSlots(open, { request, pcp, now, timeZone: pack.timeZone }).map(({ slot, reasons }) => {
    const isHeld = slotStatus(slot, now) === 'held' && slot.hold !== null
    const refusal = slotRefusal(slot, { pack, now, role: me.role, request, disposition: thread.disposition?.code ?? null, facts })
    return {
      ...slotViewOf(slot, engine),
      status: !isHeld ? 'free' as const : slot.hold?.threadId === thread.threadId ? 'heldHere' as const : 'held' as const,
      heldBy: isHeld && slot.hold ? people.label(slot.hold.by) : null,
      heldUntil: isHeld && slot.hold ? slot.hold.until : null,
      reasons: [...reasons],
      refusal: refusal?.reason ?? null,
    }
  })
  // What this person may book first, each part in the order of its rank.
  return [...listed.filter(({ refusal }) => refusal === null), ...listed.filter(({ refusal }) => refusal !== null)].slice(0, MOST_SLOTS)
}

async function confirmationOf(thread: ThreadState, facts: AppointmentFacts, context: TextContext): Promise<AppointmentPanel['confirmation']> {
  const booking = thread.appointment?.booking
  if (!booking) return { text: null, refusal: 'Nothing is booked yet.' }
  const slot = facts.slots.get(booking.slotId)
  if (facts.requester === 'none') return { text: null, refusal: NOT_FOR_THEM }
  if (!slot || !mayQuoteVisit(context.engine.pack, slot) || marksItsAppointment(thread) || facts.confidential?.has(slot.slotId)) return { text: null, refusal: 'A confidential visit is never named in a message. Call instead.' }
  return { text: (await appointmentText({ type: 'confirmAppointment' }, thread, context)).body, refusal: null }
}
