import type { Migration } from './migration.ts'

/**
 * Threads as the inbox asks for them (narrow, so that a count reads few pages) beside their full state as JSON.
 * `tier_rank` 8 and the instant 9007199254740991 mean "none" and sort last (D15).
 */
export const migration: Migration = {
  version: 2,
  name: 'threads',
  breaking: true,
  up: (db) => {
    db.exec(`
      CREATE TABLE thread (
        thread_id TEXT NOT NULL PRIMARY KEY CHECK (thread_id <> ''),
        version INTEGER NOT NULL CHECK (version > 0),
        patient_id TEXT,
        pool TEXT,
        is_clinical INTEGER NOT NULL CHECK (is_clinical IN (0, 1)),
        triage TEXT NOT NULL,
        completion TEXT NOT NULL CHECK (completion IN ('open', 'waitingOnPatient', 'completed')),
        category TEXT NOT NULL,
        tier_rank INTEGER NOT NULL CHECK (tier_rank BETWEEN 0 AND 8),
        worst_due_at INTEGER NOT NULL,
        last_patient_message_at INTEGER NOT NULL,
        last_message_at INTEGER NOT NULL,
        completed_at INTEGER NOT NULL,
        assignee TEXT,
        hand_off_from TEXT,
        hand_off_to_staff TEXT,
        hand_off_to_role TEXT,
        snoozed_until INTEGER,
        has_outbox INTEGER NOT NULL CHECK (has_outbox IN (0, 1)),
        second_look INTEGER NOT NULL CHECK (second_look IN (0, 1))
      ) STRICT;

      CREATE INDEX thread_order ON thread (
        completion, tier_rank, worst_due_at, last_patient_message_at, thread_id,
        is_clinical, assignee, snoozed_until, pool, category, hand_off_to_staff, hand_off_to_role
      );
      CREATE INDEX thread_pool ON thread (
        pool, completion, tier_rank, worst_due_at, last_patient_message_at, thread_id, is_clinical, snoozed_until, category
      ) WHERE pool IS NOT NULL;
      CREATE INDEX thread_completed ON thread (
        completion, completed_at DESC, tier_rank, worst_due_at, last_patient_message_at, thread_id, is_clinical, category
      ) WHERE completion = 'completed';
      CREATE INDEX thread_assignee ON thread (assignee, completion) WHERE assignee IS NOT NULL;
      CREATE INDEX thread_snoozed ON thread (snoozed_until, completion, is_clinical) WHERE snoozed_until IS NOT NULL;
      CREATE INDEX thread_offered_staff ON thread (hand_off_to_staff) WHERE hand_off_to_staff IS NOT NULL;
      CREATE INDEX thread_offered_role ON thread (hand_off_to_role) WHERE hand_off_to_role IS NOT NULL;
      CREATE INDEX thread_outbox ON thread (has_outbox) WHERE has_outbox = 1;
      CREATE INDEX thread_second_look ON thread (second_look) WHERE second_look = 1;
      CREATE INDEX thread_patient ON thread (patient_id, last_message_at DESC) WHERE patient_id IS NOT NULL;

      CREATE TABLE thread_state (
        thread_id TEXT NOT NULL PRIMARY KEY REFERENCES thread (thread_id) DEFERRABLE INITIALLY DEFERRED,
        state TEXT NOT NULL CHECK (json_valid(state))
      ) STRICT;

      CREATE TABLE timer (
        thread_id TEXT NOT NULL REFERENCES thread (thread_id) DEFERRABLE INITIALLY DEFERRED,
        timer TEXT NOT NULL,
        ref TEXT NOT NULL,
        due_at INTEGER NOT NULL,
        PRIMARY KEY (thread_id, timer, ref)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX timer_due ON timer (due_at, thread_id, timer, ref);
    `)
  },
}
