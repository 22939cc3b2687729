import { z } from 'zod'
import { WORK_TYPES } from '../screening/findings.ts'
import { plain } from './plain.ts'

/** Topics that California and Washington let a minor keep to themselves (S38, D18), as words that a message may hold. */
export const confidentialTopicsSchema = z.strictObject({
  version: z.number().int().min(1),
  topics: z.array(z.strictObject({
    id: z.string().min(1),
    label: z.string().min(1),
    /** Red-flag groups that tell of it. */
    groups: z.array(z.string()).default([]),
    workTypes: z.array(z.enum(WORK_TYPES)).default([]),
    /** Whole words or phrases, any case, accents ignored; `*` at the end stands for any ending. */
    words: z.array(z.string().min(2)).min(1),
  })).min(1),
})

export interface ConfidentialTopic {
  readonly id: string
  readonly label: string
  readonly groups: readonly string[]
  readonly workTypes: readonly string[]
  readonly pattern: RegExp
}

/** Compiles the word list. @throws ZodError for a malformed file */
export function parseConfidentialTopics(file: unknown): ConfidentialTopic[] {
  return confidentialTopicsSchema.parse(file).topics.map(({ id, label, groups, workTypes, words }) => ({
    id, label, groups, workTypes, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(wordPattern).join('|')})(?![\\p{L}\\p{N}])`, 'giu'),
  }))
}

const wordPattern = (word: string): string =>
  plain(word).replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+').replace(/\*$/, '\\p{L}*')

export interface TopicFound {
  readonly id: string
  readonly label: string
  readonly words: readonly string[]
}

/** Topics that the text, the flag groups or the work type tell of. A proposal: a person decides (D18). Pure. */
export function proposeConfidential(
  texts: readonly string[], told: { readonly groups: readonly string[]; readonly workType: string }, topics: readonly ConfidentialTopic[],
): TopicFound[] {
  const text = plain(texts.join('\n'))
  return topics.flatMap(({ id, label, groups, workTypes, pattern }) => {
    const words = [...new Set([...text.matchAll(pattern)].map(([found]) => found))]
    const isTold = words.length > 0 || groups.some((group) => told.groups.includes(group)) || workTypes.some((type) => type === told.workType)
    return isTold ? [{ id, label, words }] : []
  })
}
