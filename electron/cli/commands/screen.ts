import { resolve } from 'node:path'
import { z } from 'zod'
import type { CompiledRuleSet } from '#shared/domain/screening/compiledRuleSet.ts'
import { screenMessage } from '#shared/domain/screening/screenMessage.ts'
import { loadRuleSet } from '#electron/screening/loadRuleSet.ts'
import { keywordSearch } from './keywordSearch.ts'
import type { LabelledMessage } from './scoreTable.ts'
import { scoreTable } from './scoreTable.ts'

/** One message a line. Other fields (labels, notes) are read over. */
const lineSchema = z.object({ id: z.string(), subject: z.string().default(''), body: z.string().default('') })
/** A labelled message; `source` tells authored from real ones. */
const labelledSchema = lineSchema.extend({
  redFlags: z.array(z.string()), category: z.string().optional(), source: z.string().optional(),
  tags: z.array(z.string()).optional(),
})
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

const labelledLine = (line: string): z.infer<typeof labelledSchema> | undefined => {
  try {
    return labelledSchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

const PASSES = 5

/** Milliseconds of processor time: not those that other programs of a busy machine took. */
const processorTime = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Processor milliseconds of the fastest of a few passes over all messages: the first ones only warm the program up. */
const fastestPass = (messages: readonly { readonly subject: string; readonly body: string }[], rules: CompiledRuleSet): number => {
  let fastest = Number.POSITIVE_INFINITY
  for (let pass = 0; pass < PASSES; pass += 1) {
    const started = processorTime()
    for (const message of messages) screenMessage(message, rules)
    fastest = Math.min(fastest, processorTime() - started)
  }
  return fastest
}

/**
 * `screen --score`: labelled NDJSON `{id, subject, body, redFlags, category, source}` in, a table of figures out, with
 * 95 % Wilson intervals. Lines without labels are counted and passed over. Writes no words of any message.
 * @returns exit code: 0, or 1 when a line could not be scored.
 */
export const scoreLines = async (
  lines: AsyncIterable<string>,
  write: (text: string) => unknown,
  rules: CompiledRuleSet = loadRuleSet(sourceRulesDirectory()),
): Promise<number> => {
  const scored: { message: LabelledMessage; result: ReturnType<typeof screenMessage>; naive: readonly string[] }[] = []
  const messages: { subject: string; body: string }[] = []
  let unread = 0
  for await (const line of lines) {
    if (line.trim() === '') continue
    const message = labelledLine(line)
    if (message === undefined) {
      unread += 1
      continue
    }
    const { subject, body } = message
    messages.push({ subject, body })
    scored.push({ message, result: screenMessage({ subject, body }, rules), naive: keywordSearch({ subject, body }) })
  }
  write(scoreTable(scored, fastestPass(messages, rules), rules.cues?.tiers))
  if (unread > 0) write(`${unread} lines without readable labels\n`)
  return unread > 0 ? 1 : 0
}
