import { localDateOf } from '../calendar/localDate.ts'
import type { EpochMs, StaffId } from '../ids.ts'
import type { AppointmentState } from './appointmentState.ts'
import type { SlotState } from './slot.ts'

export interface RankedSlot {
  readonly slot: SlotState
  readonly score: number
  /** In words, strongest first: why it stands where it stands. */
  readonly reasons: readonly string[]
}

interface Wishes {
  readonly request: Pick<AppointmentState, 'departmentId' | 'visitType' | 'mode' | 'preferredDates'>
  /** The patient's own clinicians. */
  readonly pcp: readonly StaffId[]
  readonly now: EpochMs
  readonly timeZone: string
}

const DAY_MS = 86_400_000

/** Best first: what was asked for, then a day that the patient named, the patient's own clinician, the soonest. Pure; ties by time, then id. */
export function rankSlots(slots: readonly SlotState[], wishes: Wishes): RankedSlot[] {
  return slots
    .filter((slot) => slot.departmentId === wishes.request.departmentId)
    .map((slot) => score(slot, wishes))
    .toSorted((a, b) => b.score - a.score || a.slot.startsAt - b.slot.startsAt || (a.slot.slotId < b.slot.slotId ? -1 : 1))
}

function score(slot: SlotState, { request, pcp, now, timeZone }: Wishes): RankedSlot {
  const daysAhead = Math.floor((slot.startsAt - now) / DAY_MS)
  const isWished = request.preferredDates.includes(localDateOf(slot.startsAt, timeZone))
  const points: readonly (readonly [number, boolean, string])[] = [
    [200, slot.visitType === request.visitType, 'the visit type asked for'],
    [100, slot.mode === request.mode, slot.mode === 'phone' ? 'by phone as asked' : slot.mode === 'video' ? 'by video as asked' : 'in person as asked'],
    [50, isWished, 'a day the patient named'],
    [40, slot.clinicianId !== null && pcp.includes(slot.clinicianId), 'own doctor'],
    [Math.max(0, 30 - daysAhead), true, daysAhead < 1 ? 'within a day' : `in ${daysAhead} ${daysAhead === 1 ? 'day' : 'days'}`],
  ]
  const held = points.filter(([, holds]) => holds)
  return { slot, score: held.reduce((sum, [each]) => sum + each, 0), reasons: held.map(([, , reason]) => reason) }
}
