import type { Actor } from '#shared/domain/actor.ts'
import { emptySlot, evolveSlot, type SlotDetails, type SlotEvent } from '#shared/domain/appointment/slot.ts'
import type { PatientId } from '#shared/domain/ids.ts'
import type { Engine } from '../engine.ts'
import { policyStamp } from '../recordItems.ts'
import { slotStream } from '../streams.ts'
import { encodeSlotEvent } from './slotCodec.ts'

/** A slot to open; one that the record has booked already names its patient. */
export interface NewSlot extends SlotDetails {
  readonly bookedFor?: PatientId
}

/** Opens slots in one commit, in turn with the other commands. The same command id again writes nothing. */
export function openSlots(engine: Engine, input: { commandId: string; actor: Actor; slots: readonly NewSlot[] }): Promise<{ seq: number }> {
  return engine.quietly(async () => {
    const known = await engine.store.query('commandSeq', { commandId: input.commandId })
    if (known !== undefined) return { seq: known }
    const at = engine.clock.now()
    const streams = input.slots.map(({ bookedFor, ...details }) => {
      const { slotId, ...opened } = details
      const events: SlotEvent[] = [{ at, type: 'SlotOpened', ...opened }]
      if (bookedFor !== undefined) events.push({ at, type: 'SlotBooked', threadId: '', patientId: bookedFor, by: 'record' })
      const state = events.reduce(evolveSlot, emptySlot(slotId))
      const streamId = slotStream(slotId)
      return { streamId, expectedVersion: 0, events: events.map(encodeSlotEvent), next: { kind: 'slot' as const, streamId, version: state.version, state }, timers: [] }
    })
    const { seq } = await engine.store.commit({
      commandId: input.commandId, actor: input.actor, recordedAt: at, policy: policyStamp(engine), streams, messages: [], directory: [], intakeItems: [], credentials: [],
    })
    engine.changes.publish()
    return { seq }
  })
}
