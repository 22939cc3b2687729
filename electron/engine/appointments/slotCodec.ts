import { invariant } from '#shared/domain/assertNever.ts'
import { SLOT_EVENT_NAMES, type SlotEvent } from '#shared/domain/appointment/slot.ts'
import type { NewEvent } from '../ports/store.ts'

const TYPES = new Map(Object.entries(SLOT_EVENT_NAMES).map(([type, name]) => [name as string, type as SlotEvent['type']]))

export function encodeSlotEvent(event: SlotEvent): NewEvent {
  const { type, ...payload } = event
  return { type: SLOT_EVENT_NAMES[type], payload: JSON.stringify(payload) }
}

export function decodeSlotEvent(stored: NewEvent): SlotEvent {
  const type = TYPES.get(stored.type)
  invariant(type, `unknown slot event ${stored.type}`)
  return { type, ...(JSON.parse(stored.payload) as object) } as SlotEvent
}
