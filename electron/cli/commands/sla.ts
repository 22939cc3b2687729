import { answerVector, type Vector } from '#shared/domain/calendar/answerVector.ts'
import { InvalidPolicy } from '#shared/domain/errors.ts'

/**
 * `wellthread sla`: NDJSON business-time vectors in, NDJSON `{id, result}` or `{id, error: {code, message}}` out, in the same order.
 * A line that is no vector answers with its id, or null when it has none, and the run goes on.
 * @returns exit code: 1 when some line was no vector, else 0; an error that a vector asks for is an answer
 */
export async function slaLines(lines: AsyncIterable<string>, write: (line: string) => void): Promise<number> {
  let exitCode = 0
  for await (const line of lines) {
    if (line.trim() === '') continue
    const answer = answerLine(line)
    if (answer.isBadLine) exitCode = 1
    write(JSON.stringify({ id: answer.id, ...answer.outcome }))
  }
  return exitCode
}

interface Answer {
  readonly id: unknown
  readonly isBadLine: boolean
  readonly outcome: { result: unknown } | { error: { code: string; message: string } }
}

function answerLine(line: string): Answer {
  const vector = parseObject(line)
  if (!vector) return badLine(null, 'The line is not a JSON object.')
  const id = vector.id ?? null
  if (id === null) return badLine(null, 'The vector has no id.')
  try {
    const result = answerVector(vector)
    if (result === undefined) return badLine(id, 'The vector has no operation that is known here.')
    return { id, isBadLine: false, outcome: { result } }
  } catch (error) {
    if (!(error instanceof InvalidPolicy)) throw error
    return { id, isBadLine: false, outcome: { error: { code: error.code, message: error.message } } }
  }
}

const badLine = (id: unknown, message: string): Answer => ({ id, isBadLine: true, outcome: { error: { code: 'invalid-vector', message } } })

function parseObject(line: string): (Vector & { readonly id?: unknown }) | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
