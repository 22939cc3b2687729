import { z } from 'zod'
import { ESCALATION_STEPS } from '../../domain/clock/clockState.ts'
import { BRANCHES } from '../../domain/emergency/branch.ts'
import { SCREEN_ANSWERS } from '../../domain/emergency/emergencyState.ts'
import { CONTACT_OUTCOMES } from '../../domain/thread/state.ts'
import { id, instant, tier } from './common.ts'

const code = z.string().min(1).max(60)

/** What a person may do in an emergency beside a flag, a call and a disposition; joined to the other acts in `act.ts`. */
export const emergencyActs = [
  z.strictObject({ type: z.literal('recordWelfareStep'), step: code, service: code.nullable(), reference: z.string().max(60).nullable(), outcome: code.nullable() }),
  z.strictObject({ type: z.literal('setNumberSafety'), number: z.string().min(3).max(40), isSafe: z.boolean() }),
  z.strictObject({ type: z.literal('recordBackPainScreen'), answers: z.record(code, z.enum(SCREEN_ANSWERS)) }),
  z.strictObject({ type: z.literal('recordClearance') }),
] as const

const line = z.object({ id: z.string(), label: z.string(), number: z.string() })
export type EmergencyLine = z.infer<typeof line>

/** A number to dial, in order. */
const phone = z.object({ number: z.string(), label: z.string(), name: z.string().nullable(), tries: z.number().int(), isNext: z.boolean(), isEmergencyContact: z.boolean() })

/** The call ladder of a thread at D0 to D2 (S14, D10). */
export const callView = z.object({
  numbers: z.array(phone),
  /** Every number of the record with its mark, for the patient's word on it. */
  record: z.array(z.object({ number: z.string(), label: z.string(), name: z.string().nullable(), isSafe: z.boolean() })),
  /** Numbers that are not offered. */
  withheld: z.number().int(),
  /** `2 of 3 tries, next: mobile`. */
  words: z.string(),
  tries: z.number().int(),
  needed: z.number().int(),
  settled: z.enum(['reached', 'welfareCheck']).nullable(),
  /** Row 43: no voicemail, no proxy. */
  isSafeContact: z.boolean(),
  safeContactNote: z.string().nullable(),
  safeContactScript: z.array(z.string()),
  log: z.array(z.object({ at: instant, by: z.string(), number: z.string().nullable(), label: z.string().nullable(), outcome: z.enum(CONTACT_OUTCOMES), /** false for a word with the emergency contact (D10). */ isPatient: z.boolean() })),
})
export type CallView = z.infer<typeof callView>

export const welfareView = z.object({
  /** Why it may not go on now; null when the next step may be recorded. */
  refusal: z.string().nullable(),
  services: z.array(z.object({ id: z.string(), label: z.string() })),
  outcomes: z.array(z.object({ id: z.string(), label: z.string() })),
  steps: z.array(z.object({
    id: z.string(), label: z.string(), text: z.string(), asks: z.enum(['reference', 'outcome', 'nothing']), isNext: z.boolean(),
    done: z.object({ at: instant, by: z.string(), detail: z.string().nullable() }).nullable(),
  })),
})
export type WelfareView = z.infer<typeof welfareView>

export const backPainView = z.object({
  /** Back pain by flag, by text, or by an earlier screen: the checklist is offered on the thread. */
  isConcerned: z.boolean(),
  state: z.enum(['notScreened', 'incomplete', 'notCleared', 'screenClear', 'cleared']),
  /** `Not cleared for the back-pain programme: leg weakness`. */
  words: z.string(),
  questions: z.array(z.object({ id: z.string(), text: z.string(), answer: z.enum(SCREEN_ANSWERS).nullable(), raise: z.enum(['D1', 'D2']).nullable() })),
  screened: z.object({ by: z.string(), at: instant }).nullable(),
  cleared: z.object({ by: z.string(), at: instant }).nullable(),
})
export type BackPainView = z.infer<typeof backPainView>

export const emergencyView = z.object({
  /** Branches of S53 that the raised flags fall under, with what to ask and say. */
  branches: z.array(z.object({ id: z.enum(BRANCHES), name: z.string(), meaning: z.string(), script: z.array(z.string()) })),
  lines: z.array(line),
  onCall: line.nullable(),
  /** The clinic is closed now: the 24-hour line is the human path (S32, D8). */
  afterHours: line.nullable(),
  /** D8: who is told when nobody claims, and when it happened. */
  ladder: z.array(z.object({ step: z.enum(ESCALATION_STEPS), at: instant, reachedAt: instant.nullable() })),
  /** null: nothing raised at D0 to D2. */
  call: callView.nullable(),
  welfare: welfareView.nullable(),
  /** What became of the automatic notice; null when none was due. */
  notice: z.object({ isSent: z.boolean(), text: z.string(), at: instant }).nullable(),
  backPain: backPainView,
})
export type EmergencyView = z.infer<typeof emergencyView>

/** A flagged thread of which the ladder of D8 tells this person. */
export const toldThread = z.object({
  threadId: id,
  /** Set for a message that was set aside and has no thread: open it in "Set aside" (D22). */
  itemId: id.optional(),
  tier,
  label: z.string(),
  step: z.enum(ESCALATION_STEPS),
  /** Nobody has claimed it; the assignee has not looked at a newer flag; it is claimed and no call has reached the patient. */
  why: z.enum(['unclaimed', 'notLookedAt', 'noContact']),
  /** Who has claimed it; null when nobody has. */
  assignee: z.string().nullable(),
  at: instant,
  dueAt: instant.nullable(),
  onCall: line.nullable(),
  afterHours: line.nullable(),
})
export type ToldThread = z.infer<typeof toldThread>

/** For a console in front of which nobody is signed in: no patient, no subject, no thread (S10, R37). */
export const waitingFlags = z.object({ count: z.number().int(), worstTier: tier.nullable() })
export type WaitingFlags = z.infer<typeof waitingFlags>
