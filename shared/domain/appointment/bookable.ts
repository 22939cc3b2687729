import { localDateOf, plusDays } from '../calendar/localDate.ts'
import { isClinical, type Role } from '../actor.ts'
import type { EpochMs } from '../ids.ts'
import type { PolicyPack } from '../policy/policyPack.ts'
import type { AppointmentFacts } from './appointmentFacts.ts'
import type { AppointmentState } from './appointmentState.ts'
import type { SlotState } from './slot.ts'

type Department = PolicyPack['departments'][number]

/** Why it is not booked here, and where it goes instead. `field` names what was wrong with the input, where it was that. */
export interface BookingRefusal {
  readonly reason: string
  readonly field: string | null
  /** Phone line of the pack; null when no line is the way out. */
  readonly lineId: string | null
}

export const departmentOf = (pack: PolicyPack, departmentId: string): Department | undefined =>
  pack.departments.find((department) => department.id === departmentId)

/** `Appointment and Advice line, 510-555-0100`. */
export function lineWords(pack: PolicyPack, lineId: string): string {
  const line = pack.phoneLines.find((candidate) => candidate.id === lineId)
  return line ? `${line.label}, ${line.number}` : lineId
}

const byPhone = (pack: PolicyPack, lineId: string, reason: string): BookingRefusal =>
  ({ reason: `${reason} By phone only: ${lineWords(pack, lineId)}.`, field: null, lineId })

/**
 * S44 to S47: the matrix of the pack decides. What it does not offer is refused with the phone line of its department;
 * what is urgent goes to a nurse.
 */
export function departmentRefusal(pack: PolicyPack, departmentId: string, visitType: string): BookingRefusal | null {
  const department = departmentOf(pack, departmentId)
  if (!department) return { reason: 'There is no such department.', field: 'departmentId', lineId: null }
  if (!department.visitTypes.includes(visitType)) return { reason: `${department.name} has no such visit type.`, field: 'visitType', lineId: null }
  if (department.bookableOnline) return null
  const nurse = department.sendToNurse === true ? ' Send the thread to a nurse now.' : ''
  return byPhone(pack, department.route ?? pack.appointments.line, `${department.name} is not booked here.${nurse}`)
}

/** S47, S38: may this role see that there is such a visit at all? */
export const mayShowVisit = (pack: PolicyPack, slot: Pick<SlotState, 'departmentId'>, role: Role): boolean =>
  departmentOf(pack, slot.departmentId)?.shownTo?.includes(role) ?? true

/** S38, S42, S47: may a text name this visit? Never a confidential one, never one of a department that is not shown to all. */
export const mayQuoteVisit = (pack: PolicyPack, slot: Pick<SlotState, 'departmentId' | 'isConfidential'>): boolean =>
  !slot.isConfidential && departmentOf(pack, slot.departmentId)?.shownTo === undefined

interface Asking {
  readonly pack: PolicyPack
  readonly now: EpochMs
  readonly role: Role
  readonly request: Pick<AppointmentState, 'departmentId' | 'visitType'>
  /** Disposition of the thread: a nurse's "phone visit" opens phone slots to a clerk (S49). */
  readonly disposition: string | null
  readonly facts: Pick<AppointmentFacts, 'visits' | 'recordedVisitOn'>
}

/** Everything but the lease: may this slot be given to this person's visit? Null when it may. */
export function slotRefusal(slot: SlotState, asking: Asking): BookingRefusal | null {
  const { pack, now, role, request } = asking
  if (slot.startsAt <= now) return { reason: 'This slot lies in the past.', field: 'slotId', lineId: null }
  const department = departmentRefusal(pack, slot.departmentId, slot.visitType)
  if (department) return department
  if (request.departmentId !== slot.departmentId) return { reason: 'This slot belongs to another department than the request.', field: 'slotId', lineId: null }
  const today = localDateOf(now, pack.timeZone)
  const day = localDateOf(slot.startsAt, pack.timeZone)
  if (!isClinical(role) && day < plusDays(today, pack.appointments.earliestDaysAhead)) return byPhone(pack, pack.appointments.line, 'Same-day and next-day visits are not booked by a clerk.')
  if (slot.mode === 'phone' && !isClinical(role) && !isApprovedPhoneVisit(asking)) {
    return { reason: 'A phone visit needs a nurse: the disposition “phone visit” must be set first.', field: null, lineId: null }
  }
  return clashOf(slot, day, asking)
}

function isApprovedPhoneVisit({ pack, disposition }: Asking): boolean {
  return pack.dispositions.some((candidate) => candidate.code === disposition && candidate.visitMode === 'phone')
}

/**
 * S48: two visits on one day, or back to back, are made by phone. A visit that this role may not see counts too, in words
 * that do not tell of it.
 */
function clashOf(slot: SlotState, day: string, { pack, role, facts }: Asking): BookingRefusal | null {
  const gap = pack.appointments.backToBackMinutes * 60_000
  const clash = facts.visits.find((visit) => {
    if (visit.slotId === slot.slotId) return false
    const apart = Math.max(visit.startsAt - (slot.startsAt + slot.minutes * 60_000), slot.startsAt - (visit.startsAt + visit.minutes * 60_000))
    return localDateOf(visit.startsAt, pack.timeZone) === day || apart < gap
  })
  if (!clash && facts.recordedVisitOn !== day) return null
  const isHidden = clash !== undefined && !mayShowVisit(pack, clash, role)
  return byPhone(pack, pack.appointments.line, isHidden ? 'This time is not booked here.' : 'There is another visit on that day or right beside it.')
}
