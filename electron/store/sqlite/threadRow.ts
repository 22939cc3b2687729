import { awaitsReview } from '#shared/domain/people/access.ts'
import { TIERS } from '#shared/domain/screening/findings.ts'
import type { DeliveryStatus, ThreadState } from '#shared/domain/thread/state.ts'
import { routineRank, worstDueAt } from '#shared/domain/thread/timers.ts'
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
    routine_rank: routineRank(state),
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
    glass_review: awaitsReview(state) ? 1 : 0,
  }
}

/** Every column, in the order in which they are written; the type refuses a list that lacks one. */
const COLUMNS: { readonly [Column in keyof ThreadTable]: true } = {
  thread_id: true, version: true, patient_id: true, pool: true, is_clinical: true, triage: true, completion: true, category: true,
  tier_rank: true, routine_rank: true, worst_due_at: true, last_patient_message_at: true, last_message_at: true, completed_at: true, assignee: true, hand_off_from: true,
  hand_off_to_staff: true, hand_off_to_role: true, snoozed_until: true, has_outbox: true, second_look: true, glass_review: true,
}
export const THREAD_COLUMNS = Object.keys(COLUMNS) as (keyof ThreadTable)[]
