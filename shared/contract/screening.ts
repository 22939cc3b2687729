import { z } from 'zod'
import { base } from './errors.ts'
import { tier, workType } from './schemas/common.ts'
import { textMark } from './schemas/threadView.ts'

/** One rule as the clinical lead sees it. */
export const ruleRow = z.object({
  ruleId: z.string(),
  group: z.string(),
  /** `Possible heart attack`. */
  label: z.string(),
  tier,
  source: z.string(),
  /** † in the source: not read there; a licensed clinician signs it off before real use. */
  isUnread: z.boolean(),
  /** Raises by itself, though the weights of the words do not. */
  isCertain: z.boolean(),
  fired: z.number().int(),
  confirmed: z.number().int(),
  dismissed: z.number().int(),
  asksForReview: z.boolean(),
})
export type RuleRow = z.infer<typeof ruleRow>

/** What the rules say of a made-up message. Nothing is stored. */
export const trial = z.object({
  tier: tier.nullable(),
  soon: z.boolean(),
  category: workType,
  findings: z.array(z.object({ ruleId: z.string(), label: z.string(), tier, source: z.string(), isCertain: z.boolean(), words: z.array(z.string()) })),
  marks: z.array(textMark),
  /** Rules whose only signs do not count here: denied, past, about somebody else, quoted. */
  heldBack: z.array(z.object({ ruleId: z.string(), label: z.string() })),
  /** What the message weighs as a flag, and from where it is flagged; null in a rule set without weights. */
  weight: z.number().nullable(),
  threshold: z.number().nullable(),
  /** The words that weighed most, for (above 0) and against a flag. */
  words: z.array(z.object({ text: z.string(), weight: z.number() })),
})
export type Trial = z.infer<typeof trial>

/** Test bench and record of the red-flag rules (D9). Nurses, PAs, physicians, supervisors. */
export const screening = {
  try: base.input(z.strictObject({ subject: z.string().max(500), body: z.string().max(65_536), earlier: z.string().max(65_536) })).output(trial),
  rules: base.output(z.object({ ruleSetVersion: z.string(), firings: z.number().int(), dismissedShare: z.number(), rules: z.array(ruleRow) })),
}
