import type { ReplyId } from '../ids.ts'
import type { IdentityForm } from './identityForm.ts'
import type { VisitMode } from './slot.ts'

/** Whose visit: the thread's own patient, or the person of the three fields of S33, S51. Typed fields never leave the command. */
export type AppointmentFor = { readonly kind: 'threadPatient' } | ({ readonly kind: 'identity' } & IdentityForm)

/** What the portal's form says, as far as the policy pack has such a thing; the three identity fields stay in the text. */
export interface AppointmentFormRef {
  readonly departmentId: string | null
  readonly visitType: string | null
  readonly preferredDates: string[]
}

export const CANCEL_REASONS = ['cancel', 'change', 'mistake'] as const
export type CancelReason = (typeof CANCEL_REASONS)[number]

export type AppointmentCommand =
  /** Opens a request, or says more about one that is still in `requested`. */
  | { type: 'openAppointmentRequest'; requestId: string; person: AppointmentFor; departmentId: string; visitType: string; mode: VisitMode; preferredDates: string[] }
  | { type: 'holdSlot'; slotId: string }
  | { type: 'releaseSlot' }
  /** A ranked list leaves as an approved template; `replyId` names its text. */
  | { type: 'offerSlots'; slotIds: string[]; replyId: ReplyId; textHash: string; templateId: string; seenVersion: number }
  /** `videoChecked`: what the patient said to have, of the pack's list (S50). */
  | { type: 'bookSlot'; videoChecked: string[] }
  | { type: 'confirmAppointment'; replyId: ReplyId; textHash: string; templateId: string; seenVersion: number }
  /** `mistake`: whoever booked it takes it back at once; the other two are what a requester asks for (S34). */
  | { type: 'cancelAppointment'; why: CancelReason }
  /** Also where no request is open yet: what is never booked here needs none of its own (S46). */
  | { type: 'routeToPhone'; requestId: string; lineId: string; reason: string }
  | { type: 'withdrawAppointmentRequest' }

export const APPOINTMENT_COMMANDS = [
  'openAppointmentRequest', 'holdSlot', 'releaseSlot', 'offerSlots', 'bookSlot', 'confirmAppointment', 'cancelAppointment', 'routeToPhone',
  'withdrawAppointmentRequest',
] as const satisfies readonly AppointmentCommand['type'][]
export type AppointmentCommandType = (typeof APPOINTMENT_COMMANDS)[number]

export const isAppointmentCommandType = (type: string): type is AppointmentCommandType => (APPOINTMENT_COMMANDS as readonly string[]).includes(type)
export const isAppointmentCommand = <Command extends { type: string }>(command: Command): command is Extract<Command, { type: AppointmentCommandType }> =>
  isAppointmentCommandType(command.type)
