import type { Migration } from './migration.ts'

/** What is not an event: drafts, views of patient data (a hash chain of their own), reader checkpoints, settings. */
export const migration: Migration = {
  version: 6,
  name: 'kept',
  breaking: true,
  up: (db) => {
    db.exec(`
      CREATE TABLE draft (
        thread_id TEXT NOT NULL REFERENCES thread (thread_id) DEFERRABLE INITIALLY DEFERRED,
        staff_id TEXT NOT NULL,
        mode TEXT NOT NULL CHECK (mode IN ('reply', 'note')),
        body TEXT NOT NULL,
        saved_at INTEGER NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        PRIMARY KEY (staff_id, thread_id, mode)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX draft_thread ON draft (thread_id);

      CREATE TABLE access_log (
        entry_id INTEGER PRIMARY KEY CHECK (entry_id > 0),
        staff_id TEXT NOT NULL,
        role TEXT NOT NULL,
        thread_id TEXT,
        patient_id TEXT,
        what TEXT NOT NULL,
        viewed_at INTEGER NOT NULL,
        prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
        hash TEXT NOT NULL CHECK (length(hash) = 64)
      ) STRICT;

      CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log
      BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END;

      CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
      BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END;

      CREATE TABLE checkpoint (
        reader TEXT NOT NULL PRIMARY KEY CHECK (reader <> ''),
        seq INTEGER NOT NULL CHECK (seq >= 0)
      ) STRICT;

      CREATE TABLE meta (
        key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
        value TEXT NOT NULL
      ) STRICT;
    `)
  },
}
