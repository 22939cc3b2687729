import { z } from 'zod'
import { instant, person, tier } from './common.ts'

const foundWord = z.object({ text: z.string(), messageId: z.string() })

/** What keeps a thread from being forgotten or answered twice. All words are the engine's; nothing is generated. */
export const upkeepView = z.object({
  /** Colleagues who are writing a reply now (D16); each lapses at `until`. */
  writers: z.array(z.object({ person, until: instant })),
  /** Why the portal cannot carry words to this patient (S58, S60), with the way out; null when it can. */
  portal: z.object({ reason: z.string(), text: z.string(), path: z.string() }).nullable(),
  /** The patient's time to reply (S19, S31); negative `daysLeft`: it has ended. Null before the clinic has written. */
  window: z.object({ sentAt: instant, until: z.string(), days: z.number().int(), daysLeft: z.number().int() }).nullable(),
  /** S13: new or changing symptom. `isSettled`: a call or a disposition with a visit came after it. */
  channel: z.object({ at: instant, by: z.string(), isSettled: z.boolean() }).nullable(),
  /** S25: the patient has not read the reply and somebody should call. */
  callAskedAt: instant.nullable(),
  /** When the patient read a reply, by reply id (S25). */
  reads: z.record(z.string(), instant),
  /** D9: the lowered flag that waits for a second person. `isMine`: I lowered it. */
  secondLook: z.object({ by: z.string(), at: instant, reason: z.string(), tier, label: z.string(), isMine: z.boolean() }).nullable(),
  /** S22. */
  postClosure: z.object({ threadId: z.string(), completedAt: instant }).nullable(),
  /** S4: why the addressed clinician is in the patient's list, and whether they are out today (S28). */
  addressee: z
    .object({
      name: z.string(),
      relation: z.enum(['pcp', 'seen', 'consulted', 'readTest', 'covering']).nullable(),
      text: z.string(),
      /** The patient's own doctor, when that is somebody else. */
      pcp: z.string().nullable(),
      out: z.object({ until: z.string(), cover: z.string().nullable() }).nullable(),
    })
    .nullable(),
  /** S11: words found in the patient's messages. */
  found: z.object({
    dates: z.array(foundWord),
    medicines: z.array(foundWord.extend({ listed: z.string().nullable() })),
    symptoms: z.array(foundWord),
  }),
})
export type UpkeepView = z.infer<typeof upkeepView>

/** D11, S7: another thread of the same patient, as the strip above the messages tells it. */
export const linkedThread = z.object({
  threadId: z.string(),
  relation: z.enum(['sibling', 'lateReply', 'postClosure', 'otherSender']),
  subject: z.string(),
  addressedTo: z.string().nullable(),
  owner: z.string(),
  state: z.string(),
  /** Why Reply was gone, for a late reply (D14). */
  refusal: z.string().nullable(),
})

const reason = z.string().min(1).max(500)
/** Acts of this part, for the union of acts. */
export const upkeepActs = [
  z.strictObject({ type: z.literal('readdressToPcp'), reason }),
  z.strictObject({ type: z.literal('markChannel') }),
  z.strictObject({ type: z.literal('clearChannel'), reason }),
  z.strictObject({ type: z.literal('recordSecondLook'), outcome: z.enum(['agreed', 'raisedAgain']), reason: reason.nullable() }),
] as const
