import type { Role } from '#shared/domain/actor.ts'
import { appointmentStatus, type AppointmentState } from '#shared/domain/appointment/appointmentState.ts'
import { mayShowVisit } from '#shared/domain/appointment/bookable.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import type { PatientBanner, ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { Engine } from '#electron/engine/createEngine.ts'

/**
 * The banner with the next visit as it is booked here or in the record, the earlier of the two. A visit that this role may
 * not see is as if it were not there (S47).
 */
export async function withNextVisit<Banner extends PatientBanner>({ store, pack, clock }: Engine, banner: Banner, role: Role): Promise<Banner> {
  const now = clock.now()
  const visits = await store.query('visitsOfPatient', { patientId: banner.patientId })
  const next = visits.find((visit) => visit.startsAt >= now && mayShowVisit(pack, visit, role))
  if (!next) return banner
  const booked = `${localDateOf(next.startsAt, pack.timeZone)} ${next.clinicianName}`
  return { ...banner, nextVisit: banner.nextVisit !== null && banner.nextVisit.slice(0, 10) <= booked.slice(0, 10) ? banner.nextVisit : booked }
}

/** For the strip of the thread pane; null when nothing is asked for. */
export function appointmentBriefOf(appointment: AppointmentState | null, { pack, clock }: Pick<Engine, 'pack' | 'clock'>): ThreadView['appointment'] {
  if (appointment === null) return null
  const status = appointmentStatus(appointment, clock.now())
  return { status, source: appointment.source, holdUntil: status === 'held' ? (appointment.hold?.until ?? null) : null, leaseSeconds: pack.windows.slotLeaseSeconds }
}
