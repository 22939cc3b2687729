import { calendarOf } from '../policy/calendarOf.ts'
import { daysBetween, localDateOf, plusDays, plusMonths } from '../calendar/localDate.ts'
import type { EpochMs } from '../ids.ts'
import type { PolicyPack } from '../policy/policyPack.ts'
import type { PatientFacts } from './facts.ts'
import type { ReplyRefusal } from './replyRefusal.ts'
import type { ThreadState } from './state.ts'

export type { ReplyRefusal } from './replyRefusal.ts'

export type ReplyAnswer =
  | { readonly allowed: true; readonly until: string | null }
  | { readonly allowed: false; readonly reason: ReplyRefusal; readonly text: string; readonly path: string }

/** Who would write: the clinic to the patient, or the patient (or a proxy) to the clinic. */
export type ReplyAuthor = { readonly kind: 'staff' } | { readonly kind: 'patient'; readonly authorised: boolean }

/** Reason and legal path of every refusal, the same words in the composer, at intake and in the record. */
export const REPLY_REFUSAL_WORDS: Record<ReplyRefusal, { text: string; path: string }> = {
  patientNotMatched: { text: 'The sender is not matched to a patient.', path: 'Use the approved “please call us” text, or match the patient first.' },
  completed: { text: 'This thread is completed, so Reply is gone.', path: 'Reopen it with a reason, or the patient starts a new message.' },
  patientDeceased: { text: 'The record says that the patient has died.', path: 'Call the family contact; no portal message may be sent.' },
  patientNotEligible: { text: 'The patient cannot use messages in the portal.', path: 'Call, or send a letter.' },
  portalInactive: { text: 'The patient has not signed on to the portal for 18 months and must register again.', path: 'Call the patient instead.' },
  windowExpired: { text: 'The 30-day reply window has ended.', path: 'The patient starts a new message; it will be linked to this thread.' },
  authorWasCovering: { text: 'The last message came from a covering clinician, so it has no Reply.', path: 'The patient writes a new message to their own clinician, or calls.' },
  senderNotAuthorised: { text: 'The sender may not write for this patient.', path: 'Call the patient, or ask for proxy access first.' },
}

const refuse = (reason: ReplyRefusal, detail?: string | null): ReplyAnswer & { allowed: false } => ({
  allowed: false,
  reason,
  text: detail ? `${REPLY_REFUSAL_WORDS[reason].text} ${detail}` : REPLY_REFUSAL_WORDS[reason].text,
  path: REPLY_REFUSAL_WORDS[reason].path,
})

/**
 * May this author write in this thread now? (D14; S19, S20, S21, S31, S58, S60.)
 * The window is `windows.replyDays` calendar days, inclusive, in the clinic's zone, from the clinic's last reply.
 * It binds the patient; staff may write until completion. Pure.
 *
 * @returns `until`: last local date `YYYY-MM-DD` on which the patient may reply; null before the clinic has written.
 */
export function replyState(thread: ThreadState, author: ReplyAuthor, patient: PatientFacts | null, pack: PolicyPack, now: EpochMs): ReplyAnswer {
  if (thread.patientId === null) return refuse('patientNotMatched')
  if (thread.completion === 'completed') return refuse('completed')
  if (patient?.deceased) return refuse('patientDeceased')
  const portal = portalRefusal(patient, pack, now)
  if (portal !== null) return portal
  const zone = calendarOf(pack).timeZone
  const last = lastSent(thread)
  const until = replyWindow(thread, pack, now)?.until ?? null
  if (author.kind === 'staff') return { allowed: true, until }
  if (!author.authorised) return refuse('senderNotAuthorised')
  if (last?.covering) return refuse('authorWasCovering')
  if (until !== null && localDateOf(now, zone) > until) return refuse('windowExpired')
  return { allowed: true, until }
}

const lastSent = (thread: ThreadState): ThreadState['replies'][number] | undefined =>
  thread.replies.filter((reply) => reply.releasedAt !== null).toSorted((a, b) => (a.releasedAt ?? 0) - (b.releasedAt ?? 0)).at(-1)

/**
 * Why the portal cannot carry words to this patient, whatever the thread (S58, S60): not eligible, or no sign-on for
 * `windows.portalInactiveMonths` calendar months. Null when it can. A patient who never signed on is not known to be inactive.
 */
export function portalRefusal(patient: PatientFacts | null, pack: PolicyPack, now: EpochMs): (ReplyAnswer & { allowed: false }) | null {
  if (patient === null) return null
  if (!patient.eligible) return refuse('patientNotEligible', patient.ineligibleReason)
  if (patient.lastPortalSignInAt === null) return null
  const lapses = plusMonths(localDateOf(patient.lastPortalSignInAt, pack.timeZone), pack.windows.portalInactiveMonths)
  return localDateOf(now, pack.timeZone) > lapses ? refuse('portalInactive') : null
}

/** The patient's time to reply (S19, S31): from the clinic's last message, calendar days in the clinic's zone, the last one included. */
export interface ReplyWindow {
  readonly sentAt: EpochMs
  /** Last local date `YYYY-MM-DD` on which the patient may reply. */
  readonly until: string
  /** Whole days left after today; 0 on the last day, negative once it has ended. */
  readonly daysLeft: number
}

/** Null before the clinic has written. Daylight saving adds and removes nothing: dates are counted, not hours. Pure. */
export function replyWindow(thread: ThreadState, pack: PolicyPack, now: EpochMs): ReplyWindow | null {
  const sentAt = lastSent(thread)?.releasedAt ?? null
  if (sentAt === null) return null
  const until = plusDays(localDateOf(sentAt, pack.timeZone), pack.windows.replyDays)
  return { sentAt, until, daysLeft: daysBetween(localDateOf(now, pack.timeZone), until) }
}
