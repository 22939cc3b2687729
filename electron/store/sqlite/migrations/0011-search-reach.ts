import type { Migration } from './migration.ts'

/**
 * D19: notes and messages that are marked confidential stand in a column of their own, which a clerk's search leaves out, and a document
 * knows whether its thread is restricted: then the patient's names and number alone are searched, but for its assignee and supervisors.
 */
export const migration: Migration = {
  version: 11,
  name: 'search-reach',
  breaking: true,
  up: (db) => {
    db.exec(`
      ALTER TABLE search_document ADD COLUMN is_restricted INTEGER NOT NULL DEFAULT 0 CHECK (is_restricted IN (0, 1));
      UPDATE search_document SET is_restricted = 1 WHERE thread_id IN (
        SELECT s.thread_id FROM thread_state s, json_each(s.state, '$.people.confidential') mark WHERE json_extract(mark.value, '$.kind') = 'thread'
        UNION
        SELECT t.thread_id FROM thread t JOIN directory d ON d.kind = 'patient' AND d.id = t.patient_id WHERE json_extract(d.record, '$.restricted') = 1
      );

      DROP TABLE search_text;
      CREATE VIRTUAL TABLE search_text USING fts5 (
        patient, message, clinical, content = '', contentless_delete = 1, prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2'
      );
      CREATE TEMP TABLE marked AS
        SELECT json_extract(mark.value, '$.ref') AS message_id FROM thread_state s, json_each(s.state, '$.people.confidential') mark
        WHERE json_extract(mark.value, '$.ref') IS NOT NULL;
      INSERT INTO search_text (rowid, patient, message, clinical)
      SELECT
        document.document_id,
        coalesce((
          SELECT json_extract(d.record, '$.given') || char(10) || json_extract(d.record, '$.family') || char(10) ||
            coalesce(json_extract(d.record, '$.preferredName'), '') || char(10) || coalesce(json_extract(d.record, '$.mrn'), '')
          FROM thread t JOIN directory d ON d.kind = 'patient' AND d.id = t.patient_id WHERE t.thread_id = document.thread_id
        ), ''),
        coalesce((
          SELECT group_concat(m.subject || char(10) || m.body, char(10)) FROM message m
          WHERE m.thread_id = document.thread_id AND m.kind <> 'note' AND m.message_id NOT IN (SELECT message_id FROM marked)
        ), ''),
        coalesce((
          SELECT group_concat(m.subject || char(10) || m.body, char(10)) FROM message m
          WHERE m.thread_id = document.thread_id AND (m.kind = 'note' OR m.message_id IN (SELECT message_id FROM marked))
        ), '')
      FROM search_document document;
      DROP TABLE marked;
    `)
  },
}
