import type { Migration } from './migration.ts'

/** What people did about quarantined items stands beside the directory's records (D22): one more kind. */
export const migration: Migration = {
  version: 10,
  name: 'set-aside',
  breaking: true,
  up: (db) => {
    db.exec(`
      CREATE TABLE directory_next (
        kind TEXT NOT NULL CHECK (kind IN ('patient', 'relatedPerson', 'practitioner', 'pool', 'setAside')),
        id TEXT NOT NULL CHECK (id <> ''),
        mrn TEXT,
        record TEXT NOT NULL CHECK (json_valid(record)),
        PRIMARY KEY (kind, id)
      ) STRICT;
      INSERT INTO directory_next (kind, id, mrn, record) SELECT kind, id, mrn, record FROM directory;
      DROP TABLE directory;
      ALTER TABLE directory_next RENAME TO directory;
      CREATE INDEX directory_mrn ON directory (mrn) WHERE mrn IS NOT NULL;
      CREATE INDEX directory_related ON directory (json_extract(record, '$.patientId'), id) WHERE kind = 'relatedPerson';
    `)
  },
}
