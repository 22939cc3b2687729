import { z } from 'zod'
import { base } from './errors.ts'
import { id, instant, patientIdentity, tier } from './schemas/common.ts'

/** One thing that could not be taken in, as far as it is known without opening it (D22). Never its text. */
export const setAsideRow = z.object({
  itemId: id,
  /** `Message`, `Refill request` … */
  what: z.string(),
  receivedAt: instant,
  source: z.string(),
  reason: z.string(),
  /** Element at fault, `Communication.topic`; null when no single one is. */
  field: z.string().nullable(),
  tier: tier.nullable(),
  /** Of the record, where the item names one patient of it. */
  patient: patientIdentity.nullable(),
  /** What the item itself says of the patient, where no record matches. */
  patientWords: z.string().nullable(),
  sender: z.string(),
  opened: z.object({ by: z.string(), at: instant }).nullable(),
})
export type SetAsideRow = z.infer<typeof setAsideRow>

export const setAsideItem = setAsideRow.extend({
  subject: z.string(),
  body: z.string(),
  attachments: z.array(z.string()),
  /** Why it cannot be taken in for a patient; null when it can, after the identity check of PS-09. */
  takeInRefusal: z.string().nullable(),
  /** Why this person does not settle it; null when they may. */
  settleRefusal: z.string().nullable(),
  settled: z.object({ by: z.string(), at: instant, outcome: z.string(), words: z.string(), threadId: z.string().nullable() }).nullable(),
})
export type SetAsideItem = z.infer<typeof setAsideItem>

const words = z.string().max(1000)

/** What came in and could not be taken: read, settled by a person, never deleted. Nurses, PAs, physicians and the supervisor (D19). */
export const setAside = {
  /** What nobody has settled yet, most urgent first; `total` also counts what is not listed. */
  list: base.output(z.object({ total: z.number().int(), items: z.array(setAsideRow) })),
  /** The text. Recorded as a view. */
  open: base.input(z.strictObject({ itemId: id })).output(setAsideItem),
  settle: base.input(z.strictObject({ commandId: id, itemId: id, outcome: z.enum(['called', 'notForThisClinic']), words })).output(z.object({ seq: z.number().int() })),
  /** Makes it a thread of the matched patient, from an unmatched sender (D17), after initials and birth year (PS-09). */
  takeIn: base
    .input(z.strictObject({ commandId: id, itemId: id, patientId: id, initials: z.string().min(1).max(20), birthYear: z.number().int().min(1850).max(2200) }))
    .output(z.object({ threadId: id })),
}
