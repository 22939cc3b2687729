import { resolve } from 'node:path'
import { z } from 'zod'
import type { CompiledRuleSet } from '#shared/domain/screening/compiledRuleSet.ts'
import { screenMessage } from '#shared/domain/screening/screenMessage.ts'
import { loadRuleSet } from '#electron/screening/loadRuleSet.ts'

/** One message a line. Other fields (labels, notes) are read over. */
const lineSchema = z.object({ id: z.string(), subject: z.string().default(''), body: z.string().default('') })
const idOnlySchema = z.object({ id: z.string() })

/** Rule files of the source tree; a packaged program passes its own directory. */
export const sourceRulesDirectory = (): string => resolve(import.meta.dirname, '../../../resources/rules')

const screenLine = (line: string, rules: CompiledRuleSet): { readonly ok: boolean; readonly text: string } => {
  let data: unknown
  try {
    data = JSON.parse(line)
  } catch {
    return { ok: false, text: JSON.stringify({ id: null, error: 'not JSON' }) }
  }
  const parsed = lineSchema.safeParse(data)
  if (!parsed.success) {
    const id = idOnlySchema.safeParse(data)
    const field = parsed.error.issues[0]?.path.join('.') ?? ''
    const error = field === '' ? 'not a message object' : `${field} is missing or not a text`
    return { ok: false, text: JSON.stringify({ id: id.success ? id.data.id : null, error }) }
  }
  const { id, subject, body } = parsed.data
  const { redFlags, soon, category, tier, findings } = screenMessage({ subject, body }, rules)
  const evidence = findings.flatMap(({ ruleId, spans }) => spans.map(({ field, start, end }) => ({ rule: ruleId, field, start, end })))
  return { ok: true, text: JSON.stringify({ id, redFlags, soon, category, tier, evidence }) }
}

/**
 * `screen`: NDJSON `{id, subject, body}` in, NDJSON `{id, redFlags, soon, category, tier, evidence}` out, line by line.
 * A bad line gives `{id, error}` and is passed over. Blank lines give nothing.
 * @returns exit code: 0, or 1 when any line was bad.
 */
export const screenLines = async (
  lines: AsyncIterable<string>,
  write: (text: string) => unknown,
  rules: CompiledRuleSet = loadRuleSet(sourceRulesDirectory()),
): Promise<number> => {
  let exitCode = 0
  for await (const line of lines) {
    if (line.trim() === '') continue
    const { ok, text } = screenLine(line, rules)
    if (!ok) exitCode = 1
    write(`${text}\n`)
  }
  return exitCode
}
