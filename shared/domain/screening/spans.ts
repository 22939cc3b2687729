import type { Span } from './findings.ts'
import type { TokenList } from './tokenise.ts'

/** Token ranges as spans of the fields, each once. An earlier message of the thread gets none. */
export const toSpans = (matches: readonly { readonly start: number; readonly end: number }[], tokens: TokenList): Span[] => {
  const { starts, ends, fields } = tokens
  const spans: Span[] = []
  for (const { start, end } of matches) {
    const field = fields[start]
    if (field === undefined || field === 'prior') continue
    const span = { field, start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }
    if (!spans.some((known) => known.field === span.field && known.start === span.start && known.end === span.end)) spans.push(span)
  }
  return spans
}
