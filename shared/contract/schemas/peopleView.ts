import { z } from 'zod'
import { CONFIDENTIAL_KINDS } from '../../domain/people/confidential.ts'
import { GRADES } from '../../domain/people/grade.ts'
import { id, instant, patientIdentity } from './common.ts'

export const grade = z.enum(GRADES)

/** What a person may ask of the people's part of a thread; joined to the other acts in `act.ts`. */
export const peopleActs = [
  z.strictObject({ type: z.literal('markConfidential'), kind: z.enum(CONFIDENTIAL_KINDS), ref: id.nullable(), topic: z.string().max(60).nullable() }),
  z.strictObject({ type: z.literal('unmarkConfidential'), kind: z.enum(CONFIDENTIAL_KINDS), ref: id.nullable(), reason: z.string().min(1).max(500) }),
  z.strictObject({ type: z.literal('declineConfidential') }),
  z.strictObject({ type: z.literal('breakGlass'), reason: z.string().min(1).max(500) }),
  z.strictObject({ type: z.literal('reviewBreakGlass'), accessId: id, verdict: z.enum(['appropriate', 'notAppropriate']), words: z.string().min(1).max(500) }),
] as const

/** Somebody who reads the answer, or is known to the record and cannot. */
export const readerView = z.object({
  name: z.string(),
  /** `patient`, `mother`, `proxy`. */
  relation: z.string(),
  grade,
  /** `can read everything`, `only displayed appointments`. */
  reads: z.string(),
  canRead: z.boolean(),
  isAddressee: z.boolean(),
})
export type ReaderView = z.infer<typeof readerView>

/** People around the thread: who wrote, who reads, what may be said, what is confidential (D17, D18, D19). */
export const peopleView = z.object({
  /** Grade of whoever gets the answer, and what it lets them read, in words; computed at this reading. */
  audience: grade,
  audienceWords: z.string(),
  /** Age of the patient in years; null when not recorded. */
  /** Last local date of an adult's grant or a proxy's period; null when none ends it. */
  until: z.string().nullable(),
  age: z.number().int().nullable(),
  readers: z.array(readerView),
  rule: z.union([
    z.object({ kind: z.literal('free') }),
    z.object({ kind: z.literal('phrases'), templates: z.array(z.string()), text: z.string(), path: z.string() }),
    z.object({ kind: z.literal('refused'), reason: z.string(), text: z.string(), path: z.string() }),
  ]),
  /** S43: a parent wrote for a teen, and the pack does not allow it. The message is kept; the answer is an approved phrase. */
  parentWroteForTeen: z.boolean(),
  isConfidential: z.boolean(),
  marks: z.array(z.object({ kind: z.enum(CONFIDENTIAL_KINDS), ref: z.string().nullable(), by: z.string(), at: instant })),
  /** What the word list found in a teenager's thread; null when nothing is to be decided. */
  proposal: z.object({ topic: z.string(), label: z.string(), words: z.array(z.string()) }).nullable(),
  /** A text reads as if somebody else wrote it; a hint, never a decision. */
  hint: z.string().nullable(),
  breakGlass: z.array(z.object({
    accessId: z.string(), by: z.string(), at: instant, until: instant, reason: z.string(), isMine: z.boolean(), isActive: z.boolean(),
    review: z.object({ by: z.string(), at: instant, verdict: z.enum(['appropriate', 'notAppropriate']), words: z.string() }).nullable(),
  })),
  /** What this role does not get of this thread (D19). */
  withheld: z.array(z.enum(['problems', 'medicines', 'notes', 'confidential'])),
  /** UTC epoch ms of the next midnight of the clinic: a birthday may change what stands here. */
  refreshAt: instant,
  /** For the check of the text while one writes; empty unless a proxy reads it. */
  outgoing: z.object({
    isTeen: z.boolean(), lastVisit: z.string().nullable(), nextVisit: z.string().nullable(), isNextVisitConfidential: z.boolean(),
    topics: z.array(z.object({ label: z.string(), source: z.string() })),
  }),
})
export type PeopleView = z.infer<typeof peopleView>

/** What somebody who may not open a thread gets of it: enough to hand it on, or to know whether to break the glass (D19). */
export const threadBrief = z.object({
  threadId: z.string(),
  patient: patientIdentity.nullable(),
  pool: z.string().nullable(),
  assignee: z.string().nullable(),
  /** Words of the open hand-off; null when there is none. */
  ask: z.string().nullable(),
  reason: z.string(),
  mayBreakGlass: z.boolean(),
  breakGlassMinutes: z.number().int(),
})
export type ThreadBrief = z.infer<typeof threadBrief>

/** One view of a thread, from the access log. */
export const threadViewed = z.object({ by: z.string(), at: instant, what: z.string(), refused: z.boolean() })
export type ThreadViewed = z.infer<typeof threadViewed>
