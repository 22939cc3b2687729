import type { SlotState } from '#shared/domain/appointment/slot.ts'
import type { Queries } from '#electron/engine/ports/store.ts'
import { compareText, type MemoryData } from './memoryData.ts'

const byStart = (a: SlotState, b: SlotState): number => a.startsAt - b.startsAt || compareText(a.slotId, b.slotId)

export const slotAnswers = {
  slots: (data: MemoryData, { from, to, limit }: Queries['slots']['params']): SlotState[] =>
    [...data.slots.values()].filter((slot) => slot.startsAt >= from && slot.startsAt < to).toSorted(byStart).slice(0, limit),
  visitsOfPatient: (data: MemoryData, { patientId }: Queries['visitsOfPatient']['params']): SlotState[] =>
    [...data.slots.values()].filter((slot) => slot.booking?.patientId === patientId).toSorted(byStart),
  allSlots: (data: MemoryData, { after, limit }: Queries['allSlots']['params']): SlotState[] =>
    [...data.slots.values()].filter((slot) => after === null || slot.slotId > after).toSorted((a, b) => compareText(a.slotId, b.slotId)).slice(0, limit),
}
