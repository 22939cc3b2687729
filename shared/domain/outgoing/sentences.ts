import type { Span } from './finding.ts'

export interface Sentence extends Span {
  readonly text: string
}

/** Cuts at line ends and after `.`, `!`, `?` before a space and a capital or the end; `Dr.` and `a.m.` do not end one. */
const END = /(?<!\b(?:Dr|Dra|Mr|Mrs|Ms|Sr|Sra|St|No|a\.m|p\.m|appt))[.!?]+(?=\s+[\p{Lu}¿¡\d]|\s*$)|\n+/gu

export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  const add = (to: number): void => {
    const raw = text.slice(from, to)
    const lead = raw.length - raw.trimStart().length
    const trimmed = raw.trim()
    if (trimmed !== '') sentences.push({ start: from + lead, end: from + lead + trimmed.length, text: trimmed })
    from = to
  }
  for (const match of text.matchAll(END)) add(match.index + match[0].length)
  add(text.length)
  return sentences
}
