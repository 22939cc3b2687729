import { evolveSlot, type SlotState } from '#shared/domain/appointment/slot.ts'
import { slotEventsOf } from '#shared/domain/appointment/slotEventsOf.ts'
import { invariant } from '#shared/domain/assertNever.ts'
import type { ThreadEvent } from '#shared/domain/thread/events.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Batch } from '../ports/store.ts'
import { slotStream } from '../streams.ts'
import { encodeSlotEvent } from './slotCodec.ts'

type Stream = Batch['streams'][number]

/**
 * The slots' half of a commit (S30): what was decided about the thread, said to the slots, at the versions that the
 * decision saw. Two clerks, two processes: the second commit finds another version and is decided anew.
 */
export function slotStreams(before: ThreadState, events: readonly ThreadEvent[], facts: Facts): Stream[] {
  const slots = facts.appointment?.slots
  if (!slots) return []
  return [...slotEventsOf(before.threadId, before.appointment ?? null, events, slots)].map(([slotId, said]) => {
    const slot = slots.get(slotId)
    invariant(slot, `a decision about slot ${slotId} has seen it`)
    const next = said.reduce<SlotState>(evolveSlot, slot)
    const streamId = slotStream(slotId)
    return { streamId, expectedVersion: slot.version, events: said.map(encodeSlotEvent), next: { kind: 'slot', streamId, version: next.version, state: next }, timers: [] }
  })
}
