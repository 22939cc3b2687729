import { z } from 'zod'
import { RED_FLAG_GROUPS, TIERS, WORK_TYPES } from './findings.ts'

/** Why a sign that is named in a text is not a present sign of the patient (D9). */
export const CONTEXTS = ['negated', 'past', 'otherPerson', 'hypothetical', 'quoted', 'figurative', 'resolved', 'general'] as const
export type Context = (typeof CONTEXTS)[number]

/** Concepts that the engine itself reads; every rule set must define them. */
export const CONTEXT_CONCEPTS = [
  'context.negation',
  'context.negation.apparent',
  'context.negation.end',
  'context.negation.after',
  'context.past',
  'context.current',
  'context.other-person',
  'context.own-person',
  'context.hypothetical',
  'context.hypothetical.apparent',
  'context.hypothetical.end',
  'context.document',
  'context.figure',
  'context.resolved',
  'context.resolved.apparent',
  'context.settled',
  'context.general',
  'context.general-sentence',
  'context.request',
  'reading.temperature',
  'reading.oxygen',
  'reading.glucose',
  'reading.pulse',
  'reading.age-of',
  'reading.age-not',
  'reading.unit',
  'reading.score-before',
] as const

const pattern = z.string().min(1)
const patterns = z.array(pattern).min(1)

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/),
  group: z.enum([...RED_FLAG_GROUPS, 'soon']),
  tier: z.enum(TIERS),
  /** Public source, e.g. "R3"; a dagger marks what was not read at its source. */
  source: z.string().min(1),
  /** One of these has to match. */
  match: patterns,
  /** A match is void when one of these stands in the same sentence. */
  unless: patterns.optional(),
  /** The rule is void when one of these stands anywhere in the message. */
  unlessAnywhere: patterns.optional(),
  /** Contexts that do not void this rule, e.g. a spell that has passed. */
  allow: z.array(z.enum(CONTEXTS)).optional(),
  /** This rule is void when a rule of one of these groups has fired. */
  unlessGroups: z.array(z.enum([...RED_FLAG_GROUPS, 'soon'])).optional(),
})
export type RuleData = z.infer<typeof ruleSchema>

const weight = z.number().min(-50).max(50)
const workTypeWeights = z.partialRecord(z.enum(WORK_TYPES), weight)

export const workTypeFeatureSchema = z.strictObject({
  id: z.string().min(1),
  match: patterns,
  /**
   * Only in the subject, in sentences that ask for something, in the first two or in the last sentence of the body;
   * anywhere in subject and body when absent.
   */
  place: z.enum(['subject', 'request', 'opening', 'closing']).optional(),
  weights: workTypeWeights,
})

/**
 * How the weighted cues decide together with the rules. A message raises a flag when the cues for `any` and the rules
 * that fired reach `threshold`.
 */
export const weighingSchema = z.strictObject({
  threshold: z.number(),
  /** The same for the sentences around the words of the rules alone. */
  localThreshold: z.number(),
  /** The most that cues can take away from rules that fired: a sure rule cannot be talked down. */
  mostAgainst: z.number(),
  /** Counted once for the surest rule that fired: its own figure, or this when it has none. */
  anyRule: z.number(),
  ruleShares: z.record(z.string(), z.number()).default({}),
  /** Counted for each further group and rule. */
  perGroup: z.number(),
  perRule: z.number(),
  /** A group that a rule names is dropped below this when the message has another. */
  groupFloor: z.number(),
  bias: z.record(z.string(), z.number()),
  /** Tier of a group that only the cues name. */
  tiers: z.record(z.enum(RED_FLAG_GROUPS), z.enum(TIERS)),
  source: z.string().min(1),
})
export type WeighingData = z.infer<typeof weighingSchema>

/** One rule file. Files of a set are merged: versions must agree, names must be unique. */
export const ruleFileSchema = z.strictObject({
  version: z.string().min(1),
  concepts: z.record(z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/), patterns).default({}),
  rules: z.array(ruleSchema).default([]),
  /** Score at the start, before any feature. */
  workTypeBias: workTypeWeights.default({}),
  workTypes: z.array(workTypeFeatureSchema).default([]),
  /** Real words that a spelling correction must leave alone. */
  ordinaryWords: z.array(z.string()).default([]),
  /** Cues and their weights, e.g. `chest tight: any 0.31, cardiac 1.20`; keys as in cueKeys.ts. */
  cues: z.record(z.string(), z.string()).default({}),
  weighing: weighingSchema.optional(),
})
export type RuleFile = z.infer<typeof ruleFileSchema>
