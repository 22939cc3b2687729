import type { CompiledRuleSet } from './compiledRuleSet.ts'
import type { MatchSession } from './matchSession.ts'
import type { Occurrences } from './occurrences.ts'
import type { Context, CONTEXT_CONCEPTS } from './ruleSetSchema.ts'
import { CONTEXTS } from './ruleSetSchema.ts'

/** For each token the contexts it stands in (a bit for each of CONTEXTS) and the negation that reaches it. */
export interface ContextMap {
  readonly bits: Uint16Array
  /** Token index of the negation that reaches this token; -1 when none does. */
  readonly negation: Int32Array
}

export const contextBit = (context: Context): number => 1 << CONTEXTS.indexOf(context)

const NEGATED = contextBit('negated')
const REACH = 9
const LIST_REACH = 7
const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
/** After a comma these start a new clause, so a negation or a condition does not reach over them. */
const RESTART = wordSet(`
  i im ive my he hes she shes his her it its they theyre we the this that there theres just only then now but today yesterday tonight
  when so still what can do is should could yo me mi se el la pero please since because and ahora hoy thats whats been got feels feel
  plus also though`)
const LISTING = wordSet('or nor and ni o y e n any')
const SUBJECTS = wordSet('i im ive my he hes she shes his her it its they we the this that now then mi yo me')

/** Marks the contexts of a message. Linear in tokens and in context words. */
export const findContexts = (session: MatchSession, ruleSet: CompiledRuleSet): ContextMap => {
  const { tokens } = session
  const { words, marks, sentences, quoted } = tokens
  const count = words.length
  const bits = new Uint16Array(count)
  const negation = new Int32Array(count).fill(-1)
  const cues = (name: (typeof CONTEXT_CONCEPTS)[number]): Occurrences => session.ofSymbol(ruleSet.contextSymbols[name])
  const covered = (found: Occurrences): Uint8Array => {
    const flags = new Uint8Array(count)
    for (let index = 0; index < found.starts.length; index += 1) flags.fill(1, found.starts[index] ?? 0, found.ends[index] ?? 0)
    return flags
  }
  const sentenceStart = new Map<number, number>()
  for (let at = count - 1; at >= 0; at -= 1) sentenceStart.set(sentences[at] ?? 0, at)
  const startOf = (sentence: number): number => sentenceStart.get(sentence) ?? count
  const mark = (from: number, to: number, bit: number): void => {
    for (let at = Math.max(0, from); at < Math.min(count, to); at += 1) bits[at] = (bits[at] ?? 0) | bit
  }
  const markSentence = (sentence: number, bit: number): void => mark(startOf(sentence), startOf(sentence + 1), bit)
  const sentencesWith = (found: Occurrences): Set<number> => new Set(found.starts.map((start) => sentences[start] ?? -1))
  const restartsAt = (at: number): boolean => (marks[at] ?? '').includes(',') && RESTART.has(words[at] ?? '')

  // Negation: forward to the end of its clause, on through a list.
  const apparent = covered(cues('context.negation.apparent'))
  const stops = new Set(cues('context.negation.end').starts)
  const before = cues('context.negation')
  for (let index = 0; index < before.starts.length; index += 1) {
    const cue = before.starts[index] ?? 0
    const from = before.ends[index] ?? 0
    if (apparent[cue] === 1) continue
    let left = REACH
    for (let at = from; at < count && left > 0; at += 1, left -= 1) {
      if (sentences[at] !== sentences[cue] || stops.has(at) || /[;:(-]/.test(marks[at] ?? '') || restartsAt(at)) break
      const listing = LISTING.has(words[at] ?? '')
      if (listing && SUBJECTS.has(words[at + 1] ?? '') && words[at] !== 'or') break
      if (listing || (marks[at] ?? '').includes(',')) left = Math.max(left, LIST_REACH)
      bits[at] = (bits[at] ?? 0) | NEGATED
      if ((negation[at] ?? -1) < 0) negation[at] = cue
    }
  }
  // Answers of a form: "Fever? No", "chest pain: none".
  const after = cues('context.negation.after')
  for (let index = 0; index < after.starts.length; index += 1) {
    const cue = after.starts[index] ?? 0
    const end = after.ends[index] ?? 0
    const closed = end >= count || sentences[end] !== sentences[cue] || (marks[end] ?? '') !== ''
      || /^(?:and|or|but)$/.test(words[end] ?? '')
    if (!/[:?\-=>\])]|^,$/.test(marks[cue] ?? '') && cue !== startOf(sentences[cue] ?? 0)) continue
    if (!closed && !/[:?]/.test(marks[cue] ?? '')) continue
    const asked = (marks[cue] ?? '').includes('?') ? (sentences[cue] ?? 0) - 1 : sentences[cue] ?? 0
    for (let at = cue - 1; at >= Math.max(0, cue - 14); at -= 1) {
      if (sentences[at] !== asked || (at < cue - 1 && /[:?;]/.test(marks[at + 1] ?? ''))) break
      bits[at] = (bits[at] ?? 0) | NEGATED
      if ((negation[at] ?? -1) < 0) negation[at] = -2
    }
  }

  // Past: the sentence, or only the clause when the sentence also speaks of now.
  const current = sentencesWith(cues('context.current'))
  const past = cues('context.past')
  let pastUntil = 0
  for (let index = 0; index < past.starts.length; index += 1) {
    const at = past.starts[index] ?? 0
    if (at < pastUntil) continue
    const sentence = sentences[at] ?? 0
    if (!current.has(sentence)) {
      markSentence(sentence, contextBit('past'))
      pastUntil = startOf(sentence + 1)
      continue
    }
    const breaks = (token: number): boolean => /[,;:(-]/.test(marks[token] ?? '') || /^(?:and|but|now|pero|so|y)$/.test(words[token] ?? '')
    let from = at
    while (from > startOf(sentence) && !breaks(from)) from -= 1
    let to = past.ends[index] ?? at
    while (to < count && sentences[to] === sentence && !breaks(to)) to += 1
    mark(from, to, contextBit('past'))
    pastUntil = to
  }

  // Other people: from the name to the end of the sentence or the writer's own "I" or "my"; on through "he" and "she".
  const others = new Set(cues('context.other-person').starts)
  const own = new Set(cues('context.own-person').starts)
  let other = false
  for (let at = 0; at < count; at += 1) {
    const opens = at === 0 || sentences[at - 1] !== sentences[at]
    if (opens) other = other && /^(?:he|hes|she|shes|they|his|her|it)$/.test(words[at] ?? '')
    if (others.has(at)) other = true
    else if (own.has(at)) other = false
    if (other) mark(at, at + 1, contextBit('otherPerson'))
  }

  // What might be: from the cue to the end of the sentence.
  const seeming = covered(cues('context.hypothetical.apparent'))
  const hypotheticalEnds = new Set(cues('context.hypothetical.end').starts)
  const hypothetical = cues('context.hypothetical')
  let hypotheticalUntil = 0
  for (let index = 0; index < hypothetical.starts.length; index += 1) {
    const cue = hypothetical.starts[index] ?? 0
    if (seeming[cue] === 1 || cue < hypotheticalUntil) continue
    let at = cue
    while (at < count && sentences[at] === sentences[cue] && (at <= cue + 1 || (!hypotheticalEnds.has(at) && !restartsAt(at)))) at += 1
    mark(cue, at, contextBit('hypothetical'))
    hypotheticalUntil = at
  }

  // Leaflets, sheets, forms: quoted words after them, or all they "say".
  const documents = cues('context.document')
  const documentSentences = sentencesWith(documents)
  let quotedUntil = 0
  for (let index = 0; index < documents.starts.length; index += 1) {
    let at = documents.ends[index] ?? 0
    if (at <= quotedUntil) continue
    const sentence = sentences[at - 1]
    const turns = (token: number): boolean => /^(?:but|pero|and)$/.test(words[token] ?? '') && SUBJECTS.has(words[token + 1] ?? '')
    while (at < count && sentences[at] === sentence && !turns(at)) at += 1
    mark(documents.ends[index] ?? 0, at, contextBit('quoted'))
    quotedUntil = at
  }
  for (let at = 0; at < count; at += 1) {
    const sentence = sentences[at] ?? 0
    if (quoted[at] === 2 || (quoted[at] === 1 && (documentSentences.has(sentence) || documentSentences.has(sentence - 1)))) {
      mark(at, at + 1, contextBit('quoted'))
    }
  }

  const figures = covered(cues('context.figure'))
  for (let at = 0; at < count; at += 1) if (figures[at] === 1) mark(at, at + 1, contextBit('figurative'))

  // Over: up to the words that say so, and the two sentences before; not past a "but now".
  const notOver = covered(cues('context.resolved.apparent'))
  const resolved = cues('context.resolved')
  let resolvedUntil = 0
  for (let index = 0; index < resolved.starts.length; index += 1) {
    const cue = resolved.starts[index] ?? 0
    if (cue < resolvedUntil || notOver[cue] === 1 || notOver[(resolved.ends[index] ?? 1) - 1] === 1) continue
    const sentence = sentences[cue] ?? 0
    let to = cue
    while (to < count && sentences[to] === sentence && !/^(?:but|now|again|until|pero|except)$/.test(words[to] ?? '')) to += 1
    let from = startOf(sentence)
    for (const earlier of [sentence - 1, sentence - 2]) {
      if (current.has(earlier) || startOf(earlier) >= from) break
      from = startOf(earlier)
    }
    mark(from, to, contextBit('resolved'))
    resolvedUntil = to
  }
  const settled = cues('context.settled')
  if (settled.starts.length > 0) {
    const last = sentences[settled.starts[settled.starts.length - 1] ?? 0] ?? 0
    for (let at = 0; at < count; at += 1) {
      const sentence = sentences[at] ?? 0
      if (sentence <= last || !current.has(sentence)) mark(at, at + 1, contextBit('resolved') | contextBit('past'))
    }
  }

  if (cues('context.general').starts.length > 0) mark(0, count, contextBit('general'))
  for (const sentence of sentencesWith(cues('context.general-sentence'))) markSentence(sentence, contextBit('general'))
  return { bits, negation }
}
