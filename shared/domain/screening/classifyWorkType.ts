import { outputIndex } from './cueOutputs.ts'
import type { CompiledFeature, CompiledRuleSet } from './compiledRuleSet.ts'
import type { WorkType } from './findings.ts'
import type { MatchSession } from './matchSession.ts'
import type { Weighing } from './weighCues.ts'

type Places = Readonly<Record<CompiledFeature['place'], Uint8Array>>

/** For each place the tokens that stand in it. Earlier messages and attachment names stand in none. */
const placesOf = (session: MatchSession, rules: CompiledRuleSet): Places => {
  const { words, fields, sentences, marks } = session.tokens
  const place = (): Uint8Array => new Uint8Array(words.length)
  const places = { message: place(), subject: place(), request: place(), opening: place(), closing: place() }
  const asking = new Set(session.ofSymbol(rules.contextSymbols['context.request']).starts.map((start) => sentences[start] ?? -1))
  for (let at = 1; at < words.length; at += 1) if ((marks[at] ?? '').includes('?')) asking.add(sentences[at - 1] ?? -1)
  const first = sentences[fields.indexOf('body')] ?? -1
  const last = sentences[fields.lastIndexOf('body')] ?? -1
  for (let at = 0; at < words.length; at += 1) {
    const field = fields[at]
    const sentence = sentences[at] ?? -1
    if (field !== 'subject' && field !== 'body') continue
    places.message[at] = 1
    if (field === 'subject') places.subject[at] = 1
    else {
      if (asking.has(sentence)) places.request[at] = 1
      if (sentence <= first + 1) places.opening[at] = 1
      if (sentence === last) places.closing[at] = 1
    }
  }
  return places
}

const stands = (sequences: readonly number[], session: MatchSession, within: Uint8Array): boolean => {
  for (const sequence of sequences) {
    if (!session.mayMatch(sequence)) continue
    const { starts } = session.ofSequence(sequence)
    for (const start of starts) if (within[start] === 1) return true
  }
  return false
}

const isShown = (feature: CompiledFeature, session: MatchSession, within: Uint8Array): boolean => {
  if (session.likelyPatterns[feature.number] !== 1) return false
  for (let index = 0; index < feature.match.length; index += 1) {
    const pattern = feature.match[index]
    if (pattern === undefined || session.likelyPatterns[feature.firstPattern + index] !== 1) continue
    let all = true
    for (const part of pattern) all = all && stands(part.sequences, session, within)
    if (all) return true
  }
  return false
}

/** For each work-type cue of the rule set whether subject or body shows it in its place. */
export const shownAsks = (session: MatchSession, rules: CompiledRuleSet): readonly boolean[] => {
  const places = placesOf(session, rules)
  return rules.features.map((feature) => isShown(feature, session, places[feature.place]))
}

/**
 * Work type by weighted cues: the bias of each type, the weights that the features carry themselves, and the weights of
 * all cues. Ties go to the type that stands first in WORK_TYPES.
 */
export const classifyWorkType = (asks: readonly boolean[], rules: CompiledRuleSet, weighing?: Weighing): WorkType => {
  const scores = rules.workTypes.map((workType, index) =>
    (rules.workTypeBias[index] ?? 0) + (weighing?.scores[outputIndex(workType)] ?? 0))
  rules.features.forEach(({ weights }, feature) => {
    if (asks[feature] !== true) return
    for (let index = 0; index < scores.length; index += 1) scores[index] = (scores[index] ?? 0) + (weights[index] ?? 0)
  })
  let best = 0
  for (let index = 1; index < scores.length; index += 1) if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index
  return rules.workTypes[best] ?? 'other'
}
