import { blanksOf, HOLE_PATTERN } from './blanks.ts'
import { HOLE_LIMIT } from './placeholders.ts'

/**
 * Is this text that phrase, word for word, with its blanks and placeholders filled in? Holds a clerk to approved text ("Roles").
 * A hole takes 1 to 200 UTF-16 units of one line, not all of them spaces; a text with a blank left does not match. Line ends and outer
 * white space do not count. Fill the phrase with the known facts first (`fillTemplate`): then only its blanks take free words.
 * Time is linear in the text for each hole, whatever the text repeats.
 */
export function matchesTemplate(templateBody: string, text: string): boolean {
  const given = plain(text)
  // The pattern has one group, so that every second part is a placeholder's name.
  const literals = plain(templateBody).split(HOLE_PATTERN).filter((_, index) => index % 2 === 0).map((part) => part ?? '')
  const longest = literals.reduce((sum, literal) => sum + literal.length, 0) + (literals.length - 1) * HOLE_LIMIT
  if (given.length > longest || blanksOf(given).length > 0) return false
  const [first = '', ...rest] = literals
  if (!given.startsWith(first)) return false
  let ends = [first.length]
  const lines = linesOf(given)
  for (const literal of rest) {
    if (ends.length === 0) return false
    ends = endsAfterHole(given, literal, ends, lines)
  }
  return ends.at(-1) === given.length
}

const plain = (text: string): string => text.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim()

interface Lines {
  /** Start of the line on which each offset stands. */
  readonly start: Int32Array
  /** Last character before each offset that is not white space; -1 when there is none. */
  readonly inked: Int32Array
}

function linesOf(text: string): Lines {
  const start = new Int32Array(text.length + 1)
  const inked = new Int32Array(text.length + 1).fill(-1)
  for (let at = 1; at <= text.length; at += 1) {
    const before = text[at - 1] ?? ''
    start[at] = before === '\n' ? at : (start[at - 1] ?? 0)
    inked[at] = /\s/.test(before) ? (inked[at - 1] ?? -1) : at - 1
  }
  return { start, inked }
}

/** Where the literal may end when a hole that begins at one of `starts` (ascending) stands before it; ascending. */
function endsAfterHole(text: string, literal: string, starts: readonly number[], lines: Lines): number[] {
  const ends: number[] = []
  let next = 0
  let nearest = -1
  for (const at of occurrences(text, literal)) {
    // The nearest start that leaves some ink in the hole is the best one: it has the shortest hole on the latest line.
    for (let start = starts[next]; start !== undefined && start <= (lines.inked[at] ?? -1); start = starts[next]) {
      nearest = start
      next += 1
    }
    if (nearest >= 0 && at - nearest <= HOLE_LIMIT && nearest >= (lines.start[at] ?? 0)) ends.push(at + literal.length)
  }
  return ends
}

/** Every offset at which the literal stands, overlaps too (Knuth, Morris, Pratt). An empty literal stands everywhere. */
function occurrences(text: string, literal: string): number[] {
  if (literal === '') return Array.from({ length: text.length + 1 }, (_, at) => at)
  const fallback = new Int32Array(literal.length)
  const step = (matched: number, unit: string | undefined): number => {
    let length = matched
    while (length > 0 && unit !== literal[length]) length = fallback[length - 1] ?? 0
    return unit === literal[length] ? length + 1 : length
  }
  for (let at = 1, matched = 0; at < literal.length; at += 1) fallback[at] = matched = step(matched, literal[at])
  const found: number[] = []
  for (let at = 0, matched = 0; at < text.length; at += 1) {
    matched = step(matched, text[at])
    if (matched < literal.length) continue
    found.push(at - literal.length + 1)
    matched = fallback[matched - 1] ?? 0
  }
  return found
}
