import type { Migration } from './migration.ts'

/** Everything that came in and what became of it: received = accepted + deduplicated + quarantined (R22, D22). */
export const migration: Migration = {
  version: 5,
  name: 'intake',
  breaking: true,
  up: (db) => {
    db.exec(`
      CREATE TABLE intake_item (
        item_id TEXT NOT NULL PRIMARY KEY CHECK (item_id <> ''),
        source TEXT NOT NULL,
        source_id TEXT,
        fingerprint TEXT NOT NULL,
        resource_type TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'deduplicated', 'quarantined')),
        reason_code TEXT,
        reason TEXT,
        raw TEXT,
        thread_id TEXT,
        message_id TEXT,
        received_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX intake_outcome ON intake_item (outcome, received_at DESC, item_id DESC);
      CREATE INDEX intake_accepted ON intake_item (source_id, received_at DESC, item_id DESC)
        WHERE outcome = 'accepted' AND source_id IS NOT NULL;
    `)
  },
}
