import type { Migration } from './migration.ts'

/** D19: threads whose break-glass waits for a review, who viewed a thread, and whom the record relates to a patient (D17). */
export const migration: Migration = {
  version: 8,
  name: 'people-access',
  breaking: true,
  up: (db) => {
    db.exec(`
      ALTER TABLE thread ADD COLUMN glass_review INTEGER NOT NULL DEFAULT 0 CHECK (glass_review IN (0, 1));
      CREATE INDEX thread_glass_review ON thread (glass_review) WHERE glass_review = 1;
      CREATE INDEX access_log_thread ON access_log (thread_id, entry_id) WHERE thread_id IS NOT NULL;
      CREATE INDEX directory_related ON directory (json_extract(record, '$.patientId'), id) WHERE kind = 'relatedPerson';
    `)
  },
}
