import type { PatientId, ThreadId } from '../ids.ts'
import type { ThreadEvent } from '../thread/events.ts'
import type { AppointmentState } from './appointmentState.ts'
import { slotStatus, type SlotEvent, type SlotState } from './slot.ts'

/**
 * What a decision about a thread says to the slots: the other half of the same commit. A hold of another thread that has
 * run out, and that no sweep has written yet, ends first. Pure.
 */
export function slotEventsOf(threadId: ThreadId, before: AppointmentState | null, events: readonly ThreadEvent[], slots: ReadonlyMap<string, SlotState>): Map<string, SlotEvent[]> {
  const said = new Map<string, SlotEvent[]>()
  const say = (slotId: string, event: SlotEvent): void => void said.set(slotId, [...(said.get(slotId) ?? []), event])
  let hold = before?.hold?.slotId ?? null
  const letGo = (at: number, reason: 'released' | 'expired'): void => {
    // A colleague may have taken over a slot whose time was over; it is theirs now.
    if (hold !== null && slots.get(hold)?.hold?.threadId === threadId) say(hold, { at, type: 'SlotReleased', threadId, reason })
    hold = null
  }
  for (const event of events) {
    switch (event.type) {
      case 'SlotHoldStarted': {
        const slot = slots.get(event.slotId)
        const isStale = slot?.status === 'held' && slot.hold !== null && slot.hold.threadId !== threadId && slotStatus(slot, event.at) === 'free'
        if (isStale) say(event.slotId, { at: event.at, type: 'SlotReleased', threadId: slot.hold.threadId, reason: 'expired' })
        say(event.slotId, { at: event.at, type: 'SlotHeld', by: event.by, threadId, until: event.until })
        hold = event.slotId
        break
      }
      case 'SlotHoldEnded':
        letGo(event.at, event.reason)
        break
      case 'SlotsOffered':
      case 'AppointmentRouted':
        letGo(event.at, 'released')
        break
      case 'AppointmentBooked':
        say(event.slotId, { at: event.at, type: 'SlotBooked', threadId, patientId: event.patientId satisfies PatientId, by: event.by })
        hold = null
        break
      case 'AppointmentCancelled':
        say(event.slotId, { at: event.at, type: 'SlotReleased', threadId, reason: 'cancelled' })
        break
      default:
        break
    }
  }
  return said
}
