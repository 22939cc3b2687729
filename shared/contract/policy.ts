import { z } from 'zod'
import { CLOCK_KINDS } from '../domain/clock/clockState.ts'
import { base } from './errors.ts'
import { id, instant } from './schemas/common.ts'

/** YAML of a pack. */
const text = z.string().min(1).max(200_000)
const fieldValue = z.union([z.string().max(2_000), z.number(), z.boolean()])

/** One single value of a pack: `windows.replyDays`, `routing.refill`, `phoneLines.0.number`. */
export const policyField = z.strictObject({ path: z.string().min(1).max(200), value: fieldValue })
export type PolicyField = z.infer<typeof policyField>

/** `line` counts from 1. */
export const policyProblem = z.object({ line: z.number().int(), field: z.string(), reason: z.string() })
export type PolicyProblemView = z.infer<typeof policyProblem>

export const policyDraft = z.object({ text: z.string(), fields: z.array(policyField), problems: z.array(policyProblem) })
export type PolicyDraft = z.infer<typeof policyDraft>

export const policyView = z.object({
  packId: z.string(),
  name: z.string(),
  version: z.number().int(),
  text: z.string(),
  fields: z.array(policyField),
  /** Who put which version in force, newest first; empty while the pack that shipped is in force. */
  adopted: z.array(z.object({ version: z.number().int(), by: z.string(), at: instant })),
})
export type PolicyView = z.infer<typeof policyView>

export const policyPreview = z.object({
  days: z.number().int(),
  /** Threads that were looked at. */
  threads: z.number().int(),
  lines: z.array(z.object({
    kind: z.enum(CLOCK_KINDS), threads: z.number().int(), late: z.number().int(), wouldBeLate: z.number().int(), newlyLate: z.number().int(), noLongerLate: z.number().int(),
  })),
})
export type PolicyPreviewView = z.infer<typeof policyPreview>

/** The pack in force and its next version (D1). An admin only. */
export const policy = {
  current: base.output(policyView),
  /** What is wrong with a text, by line; nothing is stored. */
  check: base.input(z.strictObject({ text })).output(policyDraft),
  /** Sets single values in the text and keeps its comments. */
  edit: base.input(z.strictObject({ text, changes: z.array(policyField).min(1).max(100) })).output(policyDraft),
  /** What the text would have done to the threads of the last days. */
  preview: base.input(z.strictObject({ text, days: z.number().int().min(1).max(90) })).output(policyPreview),
  /** In force for every decision from now on, as the version after `basedOn`. */
  adopt: base.input(z.strictObject({ commandId: id, text, basedOn: z.number().int() })).output(policyView),
}
