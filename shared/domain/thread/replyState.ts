import { calendarOf } from '../policy/calendarOf.ts'
import { localDateOf, plusDays } from '../calendar/localDate.ts'
import type { EpochMs } from '../ids.ts'
import type { PolicyPack } from '../policy/policyPack.ts'
import type { PatientFacts } from './facts.ts'
import type { ThreadState } from './state.ts'

/** Reasons of D14, in the order in which they are told. */
export type ReplyRefusal =
  | 'patientNotMatched'
  | 'completed'
  | 'patientDeceased'
  | 'patientNotEligible'
  | 'portalInactive'
  | 'windowExpired'
  | 'authorWasCovering'
  | 'senderNotAuthorised'

export type ReplyAnswer =
  | { readonly allowed: true; readonly until: string | null }
  | { readonly allowed: false; readonly reason: ReplyRefusal; readonly text: string; readonly path: string }

/** Who would write: the clinic to the patient, or the patient (or a proxy) to the clinic. */
export type ReplyAuthor = { readonly kind: 'staff' } | { readonly kind: 'patient'; readonly authorised: boolean }

const WORDS: Record<ReplyRefusal, { text: string; path: string }> = {
  patientNotMatched: { text: 'The sender is not matched to a patient.', path: 'Use the approved “please call us” text, or match the patient first.' },
  completed: { text: 'This thread is completed, so Reply is gone.', path: 'Reopen it with a reason, or the patient starts a new message.' },
  patientDeceased: { text: 'The record says that the patient has died.', path: 'Call the family contact; no portal message may be sent.' },
  patientNotEligible: { text: 'The patient cannot use messages in the portal.', path: 'Call, or send a letter.' },
  portalInactive: { text: 'The patient has not signed on to the portal for 18 months and must register again.', path: 'Call the patient instead.' },
  windowExpired: { text: 'The 30-day reply window has ended.', path: 'The patient starts a new message; it will be linked to this thread.' },
  authorWasCovering: { text: 'The last message came from a covering clinician, so it has no Reply.', path: 'The patient writes a new message to their own clinician, or calls.' },
  senderNotAuthorised: { text: 'The sender may not write for this patient.', path: 'Call the patient, or ask for proxy access first.' },
}

const refuse = (reason: ReplyRefusal, detail?: string | null): ReplyAnswer => ({
  allowed: false,
  reason,
  text: detail ? `${WORDS[reason].text} ${detail}` : WORDS[reason].text,
  path: WORDS[reason].path,
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
  if (patient && !patient.eligible) return refuse('patientNotEligible', patient.ineligibleReason)
  const zone = calendarOf(pack).timeZone
  if (patient && patient.lastPortalSignInAt !== null && now - patient.lastPortalSignInAt > pack.windows.portalInactiveMonths * 30.4375 * 86_400_000) {
    return refuse('portalInactive')
  }
  const sent = thread.replies.filter((reply) => reply.releasedAt !== null).toSorted((a, b) => (a.releasedAt ?? 0) - (b.releasedAt ?? 0))
  const last = sent.at(-1)
  const until = last && last.releasedAt !== null ? plusDays(localDateOf(last.releasedAt, zone), pack.windows.replyDays) : null
  if (author.kind === 'staff') return { allowed: true, until }
  if (!author.authorised) return refuse('senderNotAuthorised')
  if (last?.covering) return refuse('authorWasCovering')
  if (until !== null && localDateOf(now, zone) > until) return refuse('windowExpired')
  return { allowed: true, until }
}
