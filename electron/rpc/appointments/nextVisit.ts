import { isClinical, type Role } from '#shared/domain/actor.ts'
import { appointmentStatus, type AppointmentState } from '#shared/domain/appointment/appointmentState.ts'
import { mayShowVisit } from '#shared/domain/appointment/bookable.ts'
import { namesHiddenDepartment } from '#shared/domain/appointment/hiddenDepartments.ts'
import type { SlotState } from '#shared/domain/appointment/slot.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import type { PatientBanner, ThreadView } from '#shared/contract/schemas/threadView.ts'
import { namesClinician } from '#shared/domain/outgoing/knownVisits.ts'
import { visitsOf } from '#electron/engine/appointments/visitsOf.ts'
import type { Engine } from '#electron/engine/createEngine.ts'

/** S47, S38, D19: a visit of a hidden department is seen by its roles, one that is marked confidential by clinical roles. */
export const maySee = (visit: SlotState, role: Role, { pack }: Pick<Engine, 'pack'>, confidential: ReadonlySet<string> | undefined): boolean =>
  mayShowVisit(pack, visit, role) && (isClinical(role) || confidential?.has(visit.slotId) !== true)

/**
 * The banner with the next visit as it is booked here or in the record, the earlier of the two. A visit that this role may
 * not see is as if it were not there (S47), and so is one that the record holds in words alone.
 */
export async function withNextVisit<Banner extends PatientBanner>(engine: Engine, banner: Banner, role: Role): Promise<Banner> {
  const { pack, clock } = engine
  const now = clock.now()
  const visits = await visitsOf(engine, banner.patientId)
  const hidden = visits.booked.filter((visit) => !maySee(visit, role, engine, visits.slotIds))
  const next = visits.booked.find((visit) => visit.startsAt >= now && !hidden.includes(visit))
  const isHidden = (words: string): boolean => namesHiddenDepartment(pack, words, role)
    || hidden.some((visit) => words.slice(0, 10) === localDateOf(visit.startsAt, pack.timeZone) || namesClinician(words, visit.clinicianName))
  const lastVisit = banner.lastVisit !== null && isHidden(banner.lastVisit) ? null : banner.lastVisit
  const isMarked = visits.isNextInRecord && !isClinical(role)
  const recorded = banner.nextVisit === null || isMarked || isHidden(banner.nextVisit) ? null : banner.nextVisit
  if (!next) return { ...banner, lastVisit, nextVisit: recorded }
  const booked = `${localDateOf(next.startsAt, pack.timeZone)} ${next.clinicianName}`
  return { ...banner, lastVisit, nextVisit: recorded !== null && recorded.slice(0, 10) <= booked.slice(0, 10) ? recorded : booked }
}

/** For the strip of the thread pane; null when nothing is asked for. */
export function appointmentBriefOf(appointment: AppointmentState | null, { pack, clock }: Pick<Engine, 'pack' | 'clock'>): ThreadView['appointment'] {
  if (appointment === null) return null
  const status = appointmentStatus(appointment, clock.now())
  return { status, source: appointment.source, holdUntil: status === 'held' ? (appointment.hold?.until ?? null) : null, leaseSeconds: pack.windows.slotLeaseSeconds }
}
