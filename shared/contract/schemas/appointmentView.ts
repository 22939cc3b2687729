import { z } from 'zod'
import { CANCEL_REASONS } from '../../domain/appointment/appointmentCommands.ts'
import { APPOINTMENT_STATES } from '../../domain/appointment/appointmentState.ts'
import { VISIT_MODES } from '../../domain/appointment/slot.ts'
import { id, instant, patientIdentity } from './common.ts'

const mode = z.enum(VISIT_MODES)
const shortText = z.string().max(200)

/** What a person may do about an appointment. The three identity fields go in and never come back (S33). */
export const appointmentActs = [
  z.strictObject({
    type: z.literal('openAppointmentRequest'),
    person: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('threadPatient') }),
      z.strictObject({ kind: z.literal('identity'), mrn: shortText, fullName: shortText, birthDate: shortText }),
    ]),
    departmentId: id,
    visitType: id,
    mode,
    preferredDates: z.array(shortText).max(10),
  }),
  z.strictObject({ type: z.literal('holdSlot'), slotId: id }),
  z.strictObject({ type: z.literal('releaseSlot') }),
  z.strictObject({ type: z.literal('offerSlots'), slotIds: z.array(id).max(10), seenVersion: z.number().int().min(0) }),
  z.strictObject({ type: z.literal('bookSlot'), videoChecked: z.array(shortText).max(20) }),
  z.strictObject({ type: z.literal('confirmAppointment'), seenVersion: z.number().int().min(0) }),
  z.strictObject({ type: z.literal('cancelAppointment'), why: z.enum(CANCEL_REASONS) }),
  z.strictObject({ type: z.literal('routeToPhone'), lineId: id, reason: z.string().max(500) }),
  z.strictObject({ type: z.literal('withdrawAppointmentRequest') }),
] as const

const appointmentAct = z.discriminatedUnion('type', appointmentActs)
export type AppointmentAct = z.infer<typeof appointmentAct>

export const slotView = z.object({
  slotId: z.string(), department: z.string(), visitType: z.string(), clinician: z.string(), location: z.string(), startsAt: instant, minutes: z.number(), mode,
  isConfidential: z.boolean(),
})
export type SlotView = z.infer<typeof slotView>

export const listedSlot = slotView.extend({
  status: z.enum(['free', 'held', 'heldHere', 'booked']),
  /** Name of the colleague who holds it, and until when. */
  heldBy: z.string().nullable(),
  heldUntil: instant.nullable(),
  /** Why it stands here in the list. */
  reasons: z.array(z.string()),
  /** Why this person may not book it; null when they may. */
  refusal: z.string().nullable(),
})
export type ListedSlot = z.infer<typeof listedSlot>

export const appointmentRequestView = z.object({
  status: z.enum(APPOINTMENT_STATES),
  source: z.enum(['form', 'staff']),
  openedAt: instant,
  /** Whose appointment; null until the three fields match. */
  person: patientIdentity.nullable(),
  isThreadPatient: z.boolean(),
  departmentId: z.string().nullable(),
  department: z.string().nullable(),
  visitType: z.string().nullable(),
  mode,
  preferredDates: z.array(z.string()),
  identityMisses: z.number().int(),
  /** One and the same words for every mismatch; null when nothing is wrong. */
  identityWords: z.string().nullable(),
  mustCall: z.boolean(),
  hold: z.object({ slot: slotView, until: instant, isMine: z.boolean(), by: z.string() }).nullable(),
  offer: z.object({ slots: z.array(slotView), at: instant }).nullable(),
  booking: z.object({ slot: slotView, by: z.string(), at: instant, isConfirmed: z.boolean() }).nullable(),
  route: z.object({ line: z.string(), reason: z.string(), by: z.string(), at: instant }).nullable(),
})
export type AppointmentRequestView = z.infer<typeof appointmentRequestView>

/** What the thread pane shows of it: computed at reading, so that a hold that is over is over (S30). */
export const appointmentBrief = z.object({ status: z.enum(APPOINTMENT_STATES), source: z.enum(['form', 'staff']), holdUntil: instant.nullable(), leaseSeconds: z.number() })

/** Everything that the scheduling panel shows. */
export const appointmentPanel = z.object({
  threadId: z.string(),
  version: z.number().int(),
  request: appointmentRequestView.nullable(),
  /** The request form as the message has it (S51); null when the message is no such form. */
  form: z.object({ mrn: z.string(), fullName: z.string(), birthDate: z.string(), departmentId: z.string().nullable(), visitType: z.string().nullable() }).nullable(),
  /** Days that the patient's words name, local dates. */
  wishedDates: z.array(z.string()),
  departments: z.array(z.object({ id: z.string(), name: z.string(), visitTypes: z.array(z.string()) })),
  /** What is not booked here, and where it goes (S46, S47). */
  byPhone: z.array(z.object({ id: z.string(), name: z.string(), visitTypes: z.array(z.string()), lineId: z.string(), line: z.string(), sendToNurse: z.boolean() })),
  lines: z.array(z.object({ id: z.string(), label: z.string() })),
  defaultLineId: z.string(),
  videoNeeds: z.array(z.string()),
  leaseSeconds: z.number(),
  mostOffers: z.number().int(),
  slots: z.array(listedSlot),
  /** Visits of the person that this role may see, from today on. */
  visits: z.array(slotView),
  /** Why nothing of a booked visit may be told to, cancelled or changed for whoever wrote; null when it may (S34). */
  requesterRefusal: z.string().nullable(),
  /** The confirmation as it would leave; null when none may. */
  confirmation: z.object({ text: z.string().nullable(), refusal: z.string().nullable() }),
})
export type AppointmentPanel = z.infer<typeof appointmentPanel>
