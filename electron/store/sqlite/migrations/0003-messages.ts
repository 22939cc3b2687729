import type { Migration } from './migration.ts'

/**
 * Texts, apart from the log so that retention may purge them, and the full-text index: one document per thread, of
 * its subjects, bodies and the patient's names and record number. The index holds no second copy of the text.
 */
export const migration: Migration = {
  version: 3,
  name: 'messages',
  breaking: true,
  up: (db) => {
    db.exec(`
      CREATE TABLE message (
        message_id TEXT NOT NULL PRIMARY KEY CHECK (message_id <> ''),
        thread_id TEXT NOT NULL REFERENCES thread (thread_id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL CHECK (position > 0),
        kind TEXT NOT NULL CHECK (kind IN ('patient', 'staff', 'note')),
        sender TEXT NOT NULL CHECK (json_valid(sender)),
        author_id TEXT,
        author_role TEXT,
        subject TEXT NOT NULL,
        body TEXT NOT NULL,
        text_hash TEXT NOT NULL,
        attachments TEXT NOT NULL CHECK (json_valid(attachments)),
        sent_at INTEGER,
        received_at INTEGER NOT NULL,
        UNIQUE (thread_id, position)
      ) STRICT;
      CREATE INDEX message_order ON message (thread_id, received_at, position, kind);

      CREATE TABLE search_document (
        document_id INTEGER PRIMARY KEY,
        thread_id TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE VIRTUAL TABLE search_text USING fts5 (
        patient, message, content = '', contentless_delete = 1, prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2'
      );
    `)
  },
}
