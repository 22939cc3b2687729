import { NO_APPOINTMENT_FACTS, type AppointmentFacts, type Requester } from '#shared/domain/appointment/appointmentFacts.ts'
import { isAppointmentCommand } from '#shared/domain/appointment/appointmentCommands.ts'
import { checkIdentityForm, matchIdentity, mrnKey, type IdentityForm } from '#shared/domain/appointment/identityForm.ts'
import type { SlotState } from '#shared/domain/appointment/slot.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import type { PatientId } from '#shared/domain/ids.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from '../engine.ts'
import { slotStream } from '../streams.ts'
import { visitsOf } from './visitsOf.ts'
import { requesterOf } from './requesterOf.ts'

type Reader = Pick<Engine, 'store' | 'pack' | 'clock'>

/**
 * Facts of a decision about an appointment; undefined for every other command.
 * @throws InvalidCommand when the identity form holds what no record could match; then nothing is looked up
 */
export async function appointmentFactsFor(engine: Reader, command: ThreadCommand, thread: ThreadState): Promise<AppointmentFacts | undefined> {
  if (command.type === 'fireTimer') return command.timer === 'slotLease' ? { ...NO_APPOINTMENT_FACTS, slots: await loadSlots(engine, [command.ref]) } : undefined
  if (!isAppointmentCommand(command)) return undefined
  const identity = command.type === 'openAppointmentRequest' && command.person.kind === 'identity' ? await findIdentity(engine, command.person) : null
  return loadAppointmentFacts(engine, thread, namedSlots(command), identity)
}

/** The same facts for a screen: the slots of the thread, the visits of the person, who is asking. */
export async function loadAppointmentFacts(engine: Reader, thread: ThreadState, slotIds: readonly string[] = [], identity: PatientId | null = null): Promise<AppointmentFacts> {
  const { appointment } = thread
  const own = [appointment?.hold?.slotId, appointment?.booking?.slotId, ...(appointment?.offer?.slotIds ?? [])].filter((id) => id !== undefined)
  const patientId = appointment?.patientId ?? null
  const [slots, visits, patient, requester] = await Promise.all([
    loadSlots(engine, [...new Set([...slotIds, ...own])]),
    visitsOf(engine, patientId),
    patientId === null ? undefined : engine.store.query('patient', { patientId }),
    requesterOf(engine, thread),
  ])
  const booked = appointment?.booking ? [appointment.booking.slotId] : []
  const recorded = /^\d{4}-\d{2}-\d{2}/.exec(patient?.nextVisit ?? '')?.[0] ?? null
  return { slots, visits: visits.booked.filter((visit) => !booked.includes(visit.slotId)), confidential: visits.slotIds, recordedVisitOn: recorded, identity, requester: requester satisfies Requester }
}

const namedSlots = (command: { type: string; slotId?: string; slotIds?: string[] }): string[] => (command.slotId !== undefined ? [command.slotId] : (command.slotIds ?? []))

async function loadSlots(engine: Reader, slotIds: readonly string[]): Promise<Map<string, SlotState>> {
  const found = new Map<string, SlotState>()
  for (const slotId of slotIds.slice(0, 20)) {
    const loaded = await engine.store.load(slotStream(slotId))
    if (loaded?.kind === 'slot') found.set(slotId, loaded.state)
  }
  return found
}

/** Both ways of writing a number are asked for every time, found or not (S33: neither words nor time tell anything). */
async function findIdentity(engine: Reader, form: IdentityForm): Promise<PatientId | null> {
  checkIdentityForm(form, localDateOf(engine.clock.now(), engine.pack.timeZone))
  const [bare, typed] = await Promise.all([engine.store.query('patientByMrn', { mrn: mrnKey(form.mrn) }), engine.store.query('patientByMrn', { mrn: form.mrn.trim() })])
  return matchIdentity(form, [...bare, ...typed])
}
