import type { SlotState } from '#shared/domain/appointment/slot.ts'
import type { Queries } from '#electron/engine/ports/store.ts'
import { build, type ReadableDb } from '../database.ts'

// Written by this store from a SlotState; `verify` compares the rows with the log.
export const parseSlot = (text: string): SlotState => JSON.parse(text) as SlotState

const states = build.selectFrom('slot').select('state')

/** Earliest first. */
export function slots(db: ReadableDb, { from, to, limit }: Queries['slots']['params']): SlotState[] {
  const query = states.where('starts_at', '>=', from).where('starts_at', '<', to).orderBy('starts_at').orderBy('slot_id').limit(limit)
  return db.all(query).map((row) => parseSlot(row.state))
}

export function visitsOfPatient(db: ReadableDb, { patientId }: Queries['visitsOfPatient']['params']): SlotState[] {
  return db.all(states.where('patient_id', '=', patientId).orderBy('starts_at').orderBy('slot_id')).map((row) => parseSlot(row.state))
}

export function allSlots(db: ReadableDb, { after, limit }: Queries['allSlots']['params']): SlotState[] {
  return db.all(states.where('slot_id', '>', after ?? '').orderBy('slot_id').limit(limit)).map((row) => parseSlot(row.state))
}
