import { z } from 'zod'
import { isPlaceholder, PLACEHOLDER_PATTERN } from './placeholders.ts'

/** One approved phrase, as `resources/templates/*.yaml` holds it. Words are the clinic's; nothing is generated. */
export const templateSchema = z.strictObject({
  /** Typed as `.id` in the composer; never reused for another text, because events keep it. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case words joined by hyphens'),
  name: z.string().min(1).max(80),
  /** BCP 47. */
  language: z.string().min(2).max(12),
  /** Only a nurse, PA or physician sends it ("Roles"). */
  clinical: z.boolean(),
  /** The thread waits for the patient after it (D6). */
  asksPatient: z.boolean(),
  /** Seed rule behind it, `S24`. */
  rule: z.string().regex(/^S\d+$/, 'a rule of the seeds, S1 …'),
  /** The English phrase of the same meaning. */
  translates: z.string().optional(),
  body: z.string().min(1).max(4000).refine(namesKnownFacts, 'names a fact that does not exist'),
})
export type Template = z.infer<typeof templateSchema>

export const templateFileSchema = z.strictObject({ version: z.number().int().min(1), templates: z.array(templateSchema).min(1) })

/**
 * Reads parsed template files into one list, in the order given.
 * @throws ZodError for a malformed file; Error when two templates share an id.
 */
export function parseTemplates(files: readonly unknown[]): Template[] {
  const templates = files.flatMap((file) => templateFileSchema.parse(file).templates)
  const seen = new Set<string>()
  for (const { id } of templates) {
    if (seen.has(id)) throw new Error(`Two templates have the id ${id}.`)
    seen.add(id)
  }
  return templates
}

function namesKnownFacts(body: string): boolean {
  return [...body.matchAll(PLACEHOLDER_PATTERN)].every(([, name]) => name !== undefined && isPlaceholder(name))
}
