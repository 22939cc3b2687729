/** Half-open stretch of time, UTC epoch ms: `open` counts, `close` does not. */
export interface Span {
  readonly open: number
  readonly close: number
}

export const lengthOf = (span: Span): number => span.close - span.open

/** Sorted, without empty ones; overlapping and touching spans become one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((a, b) => a.open - b.open)) {
    if (span.close <= span.open) continue
    const last = merged.at(-1)
    if (last && span.open <= last.close) merged[merged.length - 1] = { open: last.open, close: Math.max(last.close, span.close) }
    else merged.push(span)
  }
  return merged
}

/** What is left of merged `spans` outside merged `holes`. */
export function subtractSpans(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const left: Span[] = []
  for (const span of spans) {
    let open = span.open
    for (const hole of holes) {
      if (hole.close <= open) continue
      if (hole.open >= span.close) break
      if (hole.open > open) left.push({ open, close: hole.open })
      open = hole.close
    }
    if (open < span.close) left.push({ open, close: span.close })
  }
  return left
}

export function clipSpans(spans: readonly Span[], open: number, close: number): Span[] {
  return spans
    .map((span) => ({ open: Math.max(span.open, open), close: Math.min(span.close, close) }))
    .filter((span) => span.close > span.open)
}
