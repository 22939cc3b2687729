import type { Migration } from './migration.ts'

/** Appointment slots, shared between threads (a projection of the log; ADR 0014). `patient_id` is set while a slot is booked. */
export const migration: Migration = {
  version: 9,
  name: 'slots',
  breaking: true,
  up: (db) => {
    db.exec(`
      CREATE TABLE slot (
        slot_id TEXT NOT NULL PRIMARY KEY CHECK (slot_id <> ''),
        version INTEGER NOT NULL CHECK (version > 0),
        starts_at INTEGER NOT NULL,
        patient_id TEXT,
        state TEXT NOT NULL CHECK (json_valid(state))
      ) STRICT;
      CREATE INDEX slot_start ON slot (starts_at, slot_id);
      CREATE INDEX slot_patient ON slot (patient_id, starts_at) WHERE patient_id IS NOT NULL;
    `)
  },
}
