import type { Migration } from './migration.ts'

/**
 * S22, D15: an unanswered message after completion stands before the other routine work, behind every flag. Threads of before
 * have no such message, so 1 is right for them. The order's indexes hold the new key.
 */
export const migration: Migration = {
  version: 7,
  name: 'routine-order',
  breaking: true,
  up: (db) => {
    db.exec(`
      ALTER TABLE thread ADD COLUMN routine_rank INTEGER NOT NULL DEFAULT 1 CHECK (routine_rank IN (0, 1));

      DROP INDEX thread_order;
      CREATE INDEX thread_order ON thread (
        completion, tier_rank, routine_rank, worst_due_at, last_patient_message_at, thread_id,
        is_clinical, assignee, snoozed_until, pool, category, hand_off_to_staff, hand_off_to_role
      );
      DROP INDEX thread_pool;
      CREATE INDEX thread_pool ON thread (
        pool, completion, tier_rank, routine_rank, worst_due_at, last_patient_message_at, thread_id, is_clinical, snoozed_until, category
      ) WHERE pool IS NOT NULL;
      DROP INDEX thread_completed;
      CREATE INDEX thread_completed ON thread (
        completion, completed_at DESC, tier_rank, routine_rank, worst_due_at, last_patient_message_at, thread_id, is_clinical, category
      ) WHERE completion = 'completed';
    `)
  },
}
