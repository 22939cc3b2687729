import type { SlotState } from '#shared/domain/appointment/slot.ts'
import { expectOne, type WritableDb } from './database.ts'
import type { SlotTable } from './schema.ts'

const UPSERT_SLOT = `
  INSERT INTO slot (slot_id, version, starts_at, patient_id, state) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (slot_id) DO UPDATE SET
    version = excluded.version, starts_at = excluded.starts_at, patient_id = excluded.patient_id, state = excluded.state`

/** What a slot is found by. Pure: `checkIntegrity` gets the same row. */
export const slotRow = (slot: SlotState): SlotTable =>
  ({ slot_id: slot.slotId, version: slot.version, starts_at: slot.startsAt, patient_id: slot.booking?.patientId ?? null, state: JSON.stringify(slot) })

export function writeSlot(db: WritableDb, slot: SlotState): void {
  const row = slotRow(slot)
  expectOne(db.run(UPSERT_SLOT, [row.slot_id, row.version, row.starts_at, row.patient_id, row.state]), 'slot row')
}
