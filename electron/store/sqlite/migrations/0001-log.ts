import type { Migration } from './migration.ts'

/**
 * The event log: audit trail, outbox, change feed and idempotency ledger in one table. Nothing updates or deletes a
 * row, and a row follows the head or is refused; `INSERT OR REPLACE` included, since recursive triggers are on.
 */
export const migration: Migration = {
  version: 1,
  name: 'log',
  breaking: true,
  up: (db) => {
    db.exec(`
      CREATE TABLE event (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        stream_id TEXT NOT NULL CHECK (stream_id <> ''),
        version INTEGER NOT NULL CHECK (version > 0),
        type TEXT NOT NULL CHECK (type <> ''),
        payload TEXT NOT NULL CHECK (json_valid(payload)),
        recorded_at INTEGER NOT NULL,
        actor TEXT NOT NULL CHECK (json_valid(actor)),
        command_id TEXT NOT NULL CHECK (command_id <> ''),
        ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
        policy TEXT NOT NULL,
        prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        UNIQUE (stream_id, version),
        UNIQUE (command_id, ordinal)
      ) STRICT;

      CREATE TRIGGER event_no_update BEFORE UPDATE ON event
      BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;

      CREATE TRIGGER event_no_delete BEFORE DELETE ON event
      BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;

      CREATE TRIGGER event_follows_head BEFORE INSERT ON event
      WHEN NEW.seq <> coalesce((SELECT max(seq) FROM event), 0) + 1
        OR NEW.prev_hash <> coalesce((SELECT hash FROM event ORDER BY seq DESC LIMIT 1), '${'0'.repeat(64)}')
      BEGIN SELECT RAISE(ABORT, 'an event must follow the head of the log'); END;
    `)
  },
}
