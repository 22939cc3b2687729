import type { ClockView } from '#shared/contract/schemas/common.ts'
import type { ClockKind, ClockState } from '#shared/domain/clock/clockState.ts'

export const CLOCK_LABEL: Record<ClockKind, string> = { firstLook: 'Look', promise: 'Answer', appointmentRequest: 'Appointment', unreadByPatient: 'Reading', contact: 'Contact' }

export function clockViewOf(clock: ClockState): ClockView {
  const { clockId, kind, status, startedAt, warnAt, dueAt, endedAt, wasBreached } = clock
  return { clockId, kind, status, startedAt, warnAt, dueAt, endedAt, wasBreached }
}

/**
 * The clock that a row shows: the counting one that is due first, else a paused one, else the last that was met. A reading clock
 * that still has time says less than that the clinic waits for the patient.
 */
export function rowClock(clocks: readonly ClockState[]): ClockState | null {
  const counting = clocks.filter((clock) => clock.status !== 'met' && clock.status !== 'paused' && clock.dueAt !== null && !(clock.kind === 'unreadByPatient' && clock.status === 'running'))
  const worst = counting.toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))[0]
  return worst ?? clocks.find((clock) => clock.status === 'paused') ?? clocks.findLast((clock) => clock.status === 'met') ?? null
}
