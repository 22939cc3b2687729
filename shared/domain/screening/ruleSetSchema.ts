import { z } from 'zod'
import { CUE_FAMILIES } from './cueKeys.ts'
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
  /** Its words leave no doubt: it raises even when the weighted cues do not (`certainReach`), and has no weight itself. */
  certain: z.boolean().optional(),
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
  /** Weights by hand; the fitted ones stand in the cues as `=id`. */
  weights: workTypeWeights.default({}),
})

/** How the weighted cues decide together with the rules: decideFindings. Scores are logarithms of odds. */
export const weighingSchema = z.strictObject({
  /** From this on a message is flagged: score for any flag and share of the surest group (flagScore). */
  threshold: z.number(),
  /** What must come on top of it when only a rule of the mark `soon` fired: a person is called anyway. */
  besideSoon: z.number(),
  /** What must come on top of it when rules were held back and none fired: denied, past, feared or another's (D9). */
  besideHeldBack: z.number(),
  /** The same for the sentences around the words of the rules that fired, taken as a message of their own. */
  localThreshold: z.number(),
  /** How far below `threshold` a certain rule still raises; what weighs less says nothing of the kind, and is not looked through. */
  certainReach: z.number().min(0),
  /** The same for a group of a flagged message: how far below its own threshold a certain rule still names it. */
  certainGroupReach: z.number().min(0),
  /** How much of the score of the surest group counts for a flag beside the score for any. */
  groupShare: z.number().min(0).max(2),
  /** What the score of a group gains before it counts for a flag when its tier is D0: there minutes count. */
  headStart: z.number().min(0),
  /** Score from which a flagged message has the group. */
  groupThresholds: z.partialRecord(z.enum(RED_FLAG_GROUPS), z.number()),
  /** Score from which the mark `soon` is set, with a rule for it and without. */
  soonWithRule: z.number(),
  soonThreshold: z.number(),
  soonTier: z.enum(TIERS),
  /** Sums of a family are divided by the number of its cues to this power: long messages show more. */
  powers: z.partialRecord(z.enum(CUE_FAMILIES), z.number().min(0).max(1)),
  bias: z.record(z.string(), z.number()),
  /** Tier of a group that only the cues name. */
  tiers: z.record(z.enum(RED_FLAG_GROUPS), z.enum(TIERS)),
  /** Readings that are cues beside the concepts, e.g. `{age<3}`. */
  readings: z.array(z.string()).default([]),
  source: z.string().min(1),
})
export type WeighingData = z.infer<typeof weighingSchema>

const linesOfCues = (text: string): Record<string, string> => Object.fromEntries(text.split('\n').flatMap((line) => {
  const colon = line.indexOf(': ')
  return colon < 0 ? [] : [[line.slice(0, colon), line.slice(colon + 2)]]
}))

const linesOfWords = (text: string): string[][] => text.split('\n').map((line) => line.trim().split(/ +/)).filter(([first]) => first !== '')

/** Cues with a character for each weight (packedWeights.ts): a cue a line, its key, a space, a weight for each output. */
export const packedCuesSchema = z.strictObject({
  outputs: z.array(z.string()),
  scale: z.number().positive(),
  lines: z.string(),
})
export type PackedCues = z.infer<typeof packedCuesSchema>

/** One rule file. Files of a set are merged: versions must agree, names must be unique. */
export const ruleFileSchema = z.strictObject({
  version: z.string().min(1),
  concepts: z.record(z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/), patterns).default({}),
  /** The concepts of this file serve its rules only and have no weight of their own. */
  conceptsAreCues: z.boolean().default(true),
  rules: z.array(ruleSchema).default([]),
  /** Score at the start, before any feature. */
  workTypeBias: workTypeWeights.default({}),
  workTypes: z.array(workTypeFeatureSchema).default([]),
  /** Real words that a spelling correction must leave alone. */
  ordinaryWords: z.array(z.string()).default([]),
  /** What messages say most, the most frequent first. Of speed only: no result hangs on it. */
  commonWords: z.string().transform((text) => text.trim().split(/\s+/)).default([]),
  /** Words of like use, a class a line, named by its first word. A word is of one class. */
  wordClasses: z.string().transform(linesOfWords).default([]),
  packedCues: packedCuesSchema.optional(),
  /**
   * Cues and their weights by hand, which go before the packed ones, e.g. `chest tight: any 0.31, cardiac 1.20`; keys as in
   * cueKeys.ts. Or one text with a cue a line.
   */
  cues: z.union([z.record(z.string(), z.string()), z.string().transform(linesOfCues)]).default({}),
  weighing: weighingSchema.optional(),
})
export type RuleFile = z.infer<typeof ruleFileSchema>
