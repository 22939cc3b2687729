import { z } from 'zod'
import { clockView, instant, patientIdentity, person, proxyIdentity, tier, workType } from './common.ts'

export const inboxView = z.union([
  z.object({ kind: z.enum(['inbox', 'mine', 'unassigned', 'redFlags', 'waiting', 'snoozed', 'drafts', 'outbox', 'completed', 'all', 'offered', 'secondLook', 'breakGlass']) }),
  z.object({ kind: z.literal('pool'), pool: z.string().min(1).max(100) }),
])
export type InboxViewInput = z.infer<typeof inboxView>
export const inboxChip = z.enum(['clinical', 'refill', 'scheduling', 'forms', 'overdue'])
export type InboxChipInput = z.infer<typeof inboxChip>

/** One row of the inbox, shaped for the screen. */
export const inboxRow = z.object({
  threadId: z.string(),
  version: z.number().int(),
  patient: patientIdentity.nullable(),
  proxy: proxyIdentity.nullable(),
  subject: z.string(),
  snippet: z.string(),
  /** Most urgent raised flag and what it may be, in words; null when nothing is flagged. */
  flag: z.object({ tier, label: z.string() }).nullable(),
  category: workType,
  isClinical: z.boolean(),
  pool: z.object({ id: z.string(), name: z.string() }).nullable(),
  assignee: person.nullable(),
  addressedTo: z.string().nullable(),
  completion: z.enum(['open', 'waitingOnPatient', 'completed']),
  /** The clock that decides the order: the worst of those that count, else a paused or met one. */
  clock: clockView.nullable(),
  /** Nobody with the right role has looked since the patient last wrote. */
  isUnread: z.boolean(),
  hasDraft: z.boolean(),
  handOffToMe: z.boolean(),
  /** S28: the addressed clinician is out and the thread is offered: `Dr Amin, for Dr Chen`; null otherwise. */
  coverOffer: z.string().nullable(),
  /** S22: a new message soon after completion, not answered yet. */
  isPostClosure: z.boolean(),
  /** Not open to this person: subject, text and flag are left out (D19). */
  isRestricted: z.boolean(),
  snoozedUntil: instant.nullable(),
  /** Worst delivery among its replies when something is on its way or failed; null otherwise. */
  delivery: z.enum(['queued', 'sending', 'unknown', 'failed', 'deadLetter']).nullable(),
  receivedAt: instant.nullable(),
})
export type InboxRow = z.infer<typeof inboxRow>

export const inboxPageInput = z.object({
  view: inboxView,
  chips: z.array(inboxChip).max(5).default([]),
  search: z.string().max(500).nullable().default(null),
  offset: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(1).max(500).default(100),
})
/** `counts` are of the same moment and the same predicate as the list (S24); keys are view kinds and `pool:<id>`. */
export const inboxPage = z.object({
  rows: z.array(inboxRow),
  total: z.number().int(),
  counts: z.record(z.string(), z.number().int()),
  asOfSeq: z.number().int(),
})
export type InboxPage = z.infer<typeof inboxPage>
