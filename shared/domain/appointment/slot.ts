import { assertNever } from '../assertNever.ts'
import type { EpochMs, PatientId, StaffId, ThreadId } from '../ids.ts'

export const VISIT_MODES = ['inPerson', 'phone', 'video'] as const
export type VisitMode = (typeof VISIT_MODES)[number]

/** What a slot is, before anybody has it. */
export interface SlotDetails {
  readonly slotId: string
  /** Department and visit type of the policy pack (S44, S45). */
  readonly departmentId: string
  readonly visitType: string
  readonly clinicianId: StaffId | null
  readonly clinicianName: string
  readonly location: string
  /** UTC epoch ms. */
  readonly startsAt: EpochMs
  readonly minutes: number
  readonly mode: VisitMode
  /** S38, S42: never shown to a proxy. */
  readonly isConfidential: boolean
  /** What the patient is told to do or bring; null for nothing. */
  readonly instructions: string | null
}

/** Shared between threads, so an aggregate of its own (ADR 0014). The row that adapters store. */
export interface SlotState extends SlotDetails {
  readonly version: number
  /** As stored. A hold whose `until` has come counts as free: ask `slotStatus`. */
  readonly status: 'free' | 'held' | 'booked'
  readonly hold: { readonly by: StaffId; readonly threadId: ThreadId; readonly heldAt: EpochMs; readonly until: EpochMs } | null
  readonly booking: { readonly threadId: ThreadId; readonly patientId: PatientId; readonly by: StaffId | 'record'; readonly at: EpochMs } | null
}

export type SlotEvent = { readonly at: EpochMs } & (
  | ({ type: 'SlotOpened' } & Omit<SlotDetails, 'slotId'>)
  | { type: 'SlotHeld'; by: StaffId; threadId: ThreadId; until: EpochMs }
  | { type: 'SlotReleased'; threadId: ThreadId; reason: 'released' | 'expired' | 'cancelled' }
  | { type: 'SlotBooked'; threadId: ThreadId; patientId: PatientId; by: StaffId | 'record' }
)

export const SLOT_EVENT_NAMES = {
  SlotOpened: 'slot.opened.v1',
  SlotHeld: 'slot.held.v1',
  SlotReleased: 'slot.released.v1',
  SlotBooked: 'slot.booked.v1',
} as const satisfies Record<SlotEvent['type'], string>

export const emptySlot = (slotId: string): SlotState => ({
  slotId, version: 0, departmentId: '', visitType: '', clinicianId: null, clinicianName: '', location: '', startsAt: 0, minutes: 0,
  mode: 'inPerson', isConfidential: false, instructions: null, status: 'free', hold: null, booking: null,
})

/** The slot row after one event. Pure; never asks a guard. */
export function evolveSlot(before: SlotState, event: SlotEvent): SlotState {
  const state = { ...before, version: before.version + 1 }
  switch (event.type) {
    case 'SlotOpened': {
      const { at: _at, type: _type, ...details } = event
      return { ...state, ...details }
    }
    case 'SlotHeld':
      return { ...state, status: 'held', hold: { by: event.by, threadId: event.threadId, heldAt: event.at, until: event.until } }
    case 'SlotReleased':
      return { ...state, status: 'free', hold: null, booking: null }
    case 'SlotBooked':
      return { ...state, status: 'booked', hold: null, booking: { threadId: event.threadId, patientId: event.patientId, by: event.by, at: event.at } }
    default:
      return assertNever(event, 'evolveSlot')
  }
}

/** S30: a lease ends by itself. Whoever reads at `until` or later reads a free slot, whether the sweep has written that or not. */
export function slotStatus(slot: Pick<SlotState, 'status' | 'hold'>, now: EpochMs): SlotState['status'] {
  return slot.status === 'held' && slot.hold !== null && slot.hold.until <= now ? 'free' : slot.status
}
