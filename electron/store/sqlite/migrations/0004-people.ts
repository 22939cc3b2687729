import type { Migration } from './migration.ts'

/** Directory records, staff accounts (a projection of the log) and passphrase hashes (which are never in the log). */
export const migration: Migration = {
  version: 4,
  name: 'people',
  breaking: true,
  up: (db) => {
    db.exec(`
      CREATE TABLE directory (
        kind TEXT NOT NULL CHECK (kind IN ('patient', 'relatedPerson', 'practitioner', 'pool')),
        id TEXT NOT NULL CHECK (id <> ''),
        mrn TEXT,
        record TEXT NOT NULL CHECK (json_valid(record)),
        PRIMARY KEY (kind, id)
      ) STRICT;
      CREATE INDEX directory_mrn ON directory (mrn) WHERE mrn IS NOT NULL;

      CREATE TABLE account (
        staff_id TEXT NOT NULL PRIMARY KEY CHECK (staff_id <> ''),
        version INTEGER NOT NULL CHECK (version > 0),
        username_key TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL CHECK (json_valid(state))
      ) STRICT;

      CREATE TABLE credential (
        staff_id TEXT NOT NULL PRIMARY KEY REFERENCES account (staff_id) DEFERRABLE INITIALLY DEFERRED,
        hash TEXT NOT NULL CHECK (hash <> '')
      ) STRICT;
    `)
  },
}
