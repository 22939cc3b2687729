import type { Word } from './words.ts'

/** Phrases by their first word, so that a text is read once whatever the length of the list. */
export type Phrases<Value> = ReadonlyMap<string, readonly { readonly parts: readonly string[]; readonly value: Value }[]>

export function phrasesOf<Value>(entries: readonly (readonly [phrase: string, value: Value])[]): Phrases<Value> {
  const made = new Map<string, { parts: string[]; value: Value }[]>()
  for (const [phrase, value] of entries) {
    const parts = phrase.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
    const [first] = parts
    if (first === undefined) continue
    const known = made.get(first)
    if (known) known.push({ parts, value })
    else made.set(first, [{ parts, value }])
  }
  return made
}

/** The phrases that stand at this word, longest first, with their place in the text. */
export function at<Value>(phrases: Phrases<Value>, words: readonly Word[], index: number): { start: number; end: number; value: Value }[] {
  const start = words[index]
  if (start === undefined) return []
  return (phrases.get(start.text) ?? [])
    .filter(({ parts }) => parts.every((part, ahead) => words[index + ahead]?.text === part))
    .map(({ parts, value }) => ({ start: start.start, end: words[index + parts.length - 1]?.end ?? start.end, value }))
    .toSorted((a, b) => b.end - a.end)
}
