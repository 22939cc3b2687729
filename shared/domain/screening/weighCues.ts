import type { CompiledCues, CueOutput } from './compileCues.ts'
import { CUE_OUTPUTS } from './compileCues.ts'
import type { ContextMap } from './findContexts.ts'
import type { MatchSession } from './matchSession.ts'

/** A cue that a message shows, with the tokens where it first stands (end exclusive). */
export interface ShownCue {
  readonly cue: number
  readonly start: number
  readonly end: number
}

export interface Weighing {
  readonly shown: readonly ShownCue[]
  /** Sum of bias and weights for each output, by its place in CUE_OUTPUTS. Weights count less the more cues there are. */
  readonly scores: Float32Array
  /** Factor that a weight counts with in this message. */
  readonly factor: number
}

export const outputIndex = (output: CueOutput): number => CUE_OUTPUTS.indexOf(output)

const NEAREST = 3

/** Every cue of subject and body, or of some of their sentences, each once. Linear in tokens. */
const shownCues = (session: MatchSession, contexts: ContextMap, cues: CompiledCues, within?: ReadonlySet<number>): ShownCue[] => {
  const { words, sentences, fields } = session.tokens
  const { bits } = contexts
  const shown: ShownCue[] = []
  const seen = new Uint8Array(cues.count)
  const stems = new Int32Array(words.length)
  const show = (cue: number, start: number, end: number): void => {
    if (cue < 0 || seen[cue] === 1) return
    seen[cue] = 1
    shown.push({ cue, start, end })
  }
  let count = 0
  while (count < words.length && (fields[count] === 'subject' || fields[count] === 'body')) {
    stems[count] = cues.stemOf(words[count] ?? '')
    count += 1
  }
  for (let at = 0; at < count; at += 1) {
    const stem = stems[at] ?? -1
    if (stem < 0 || (within !== undefined && !within.has(sentences[at] ?? -1))) continue
    if (bits[at] !== 0) {
      show(cues.voided[stem] ?? -1, at, at + 1)
      continue
    }
    show(cues.words[stem] ?? -1, at, at + 1)
    const from = stem * cues.stemCount
    for (let other = at + 1; other <= at + NEAREST && other < count && sentences[other] === sentences[at]; other += 1) {
      const second = stems[other] ?? -1
      if (second < 0 || bits[other] !== 0) continue
      show((other === at + 1 ? cues.row : cues.near).get(from + second) ?? -1, at, other + 1)
    }
  }
  for (const { cue, sequences } of cues.readings) {
    for (const sequence of sequences) {
      const { starts, ends } = session.ofSequence(sequence)
      const place = starts.findIndex((start) => start < count && (within === undefined || within.has(sentences[start] ?? -1)))
      if (place >= 0) show(cue, starts[place] ?? 0, ends[place] ?? 0)
    }
  }
  return shown
}

/** Adds up the weighted cues of a message (D9). Deterministic: the same text gives the same sums. */
export const weighCues = (
  session: MatchSession, contexts: ContextMap, cues: CompiledCues, within?: ReadonlySet<number>,
): Weighing => {
  const shown = shownCues(session, contexts, cues, within)
  const width = CUE_OUTPUTS.length
  const factor = 1 / Math.sqrt(Math.sqrt(Math.max(1, shown.length)))
  const scores = new Float32Array(width)
  for (const { cue } of shown) {
    const from = cue * width
    for (let output = 0; output < width; output += 1) scores[output] = (scores[output] ?? 0) + (cues.weights[from + output] ?? 0)
  }
  for (let output = 0; output < width; output += 1) scores[output] = (scores[output] ?? 0) * factor + (cues.bias[output] ?? 0)
  return { shown, scores, factor }
}

const MOST_SPANS = 3

/** The words that speak most for an output, in reading order, without overlap; none that a context voids. */
export const tellingCues = (weighing: Weighing, output: CueOutput, cues: CompiledCues): readonly ShownCue[] => {
  const index = outputIndex(output)
  const any = outputIndex('any')
  const weightOf = ({ cue }: ShownCue): number =>
    (cues.weights[cue * CUE_OUTPUTS.length + index] ?? 0) + 0.5 * (cues.weights[cue * CUE_OUTPUTS.length + any] ?? 0)
  const ranked = weighing.shown.filter((one) => cues.keys[one.cue]?.startsWith('-') === false && weightOf(one) > 0)
    .sort((a, b) => weightOf(b) - weightOf(a) || a.start - b.start)
  const chosen: ShownCue[] = []
  for (const one of ranked) {
    if (chosen.length === MOST_SPANS) break
    if (chosen.every((known) => one.end <= known.start || one.start >= known.end)) chosen.push(one)
  }
  return chosen.sort((a, b) => a.start - b.start)
}
