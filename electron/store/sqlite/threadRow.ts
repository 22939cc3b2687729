import { TIERS } from '#shared/domain/screening/findings.ts'
import type { DeliveryStatus, ThreadState } from '#shared/domain/thread/state.ts'
import { worstDueAt } from '#shared/domain/thread/timers.ts'
import type { ThreadTable } from './schema.ts'

/** "None" of an instant by which rows are sorted: after every real one. */
export const NEVER = Number.MAX_SAFE_INTEGER
/** Rank of a thread without a raised flag: after D7. */
export const NO_TIER = TIERS.length

/** A reply in one of these states still has to leave, or needs a person (the outbox view). */
const OUTBOX: readonly DeliveryStatus[] = ['queued', 'sending', 'unknown', 'failed', 'deadLetter']

/** What the inbox asks of a thread, as columns. Pure: `rebuild` and `checkIntegrity` get the same row. */
export function threadRow(state: ThreadState): ThreadTable {
  return {
    thread_id: state.threadId,
    version: state.version,
    patient_id: state.patientId,
    pool: state.pool,
    is_clinical: state.isClinical ? 1 : 0,
    triage: state.triage,
    completion: state.completion,
    category: state.category,
    tier_rank: state.tier === null ? NO_TIER : TIERS.indexOf(state.tier),
    worst_due_at: worstDueAt(state) ?? NEVER,
    last_patient_message_at: state.lastPatientMessageAt ?? NEVER,
    last_message_at: state.lastMessageAt,
    completed_at: state.completedAt ?? 0,
    assignee: state.assignee,
    hand_off_from: state.handOff?.fromStaffId ?? null,
    hand_off_to_staff: state.handOff?.toStaffId ?? null,
    hand_off_to_role: state.handOff?.toRole ?? null,
    snoozed_until: state.snoozedUntil,
    has_outbox: state.replies.some((reply) => OUTBOX.includes(reply.delivery)) ? 1 : 0,
    second_look: state.secondLook ? 1 : 0,
  }
}

/** Columns in the order in which they are written; `satisfies` below proves that none is missing. */
export const THREAD_COLUMNS = [
  'thread_id', 'version', 'patient_id', 'pool', 'is_clinical', 'triage', 'completion', 'category', 'tier_rank', 'worst_due_at',
  'last_patient_message_at', 'last_message_at', 'completed_at', 'assignee', 'hand_off_from', 'hand_off_to_staff', 'hand_off_to_role',
  'snoozed_until', 'has_outbox', 'second_look',
] as const satisfies readonly (keyof ThreadTable)[]
