import { z } from 'zod'
import { role } from './common.ts'

/** One rule of the seeds (S) or the decisions (D), and where the sample clinic shows it. */
export const ruleToSee = z.strictObject({
  rule: z.string().regex(/^[SD][1-9]\d?$/, 'a rule number, S1 to S64 or D1 to D24'),
  title: z.string().min(1).max(90),
  /** Role of the sample account that sees it. */
  as: role,
  /** Thread that shows it; null when a page of the console does. */
  thread: z.string().min(1).nullable().default(null),
  /** Registered commands that run after it is open: a panel, a dialog, a page. */
  run: z.array(z.string().min(1)).default([]),
  /** Words that then stand on the screen. The end-to-end tests look for them. */
  see: z.string().min(1),
  /** What to look at, in one sentence. */
  say: z.string().min(1).max(240),
})
export type RuleToSee = z.infer<typeof ruleToSee>
