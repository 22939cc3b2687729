import type { CompiledRule } from './compiledRuleSet.ts'
import type { RuleHits } from './matchRules.ts'
import type { TokenList } from './tokenise.ts'

const NONE_HELD_BACK: readonly CompiledRule[] = []
export const NO_ASKS: readonly boolean[] = []

/**
 * The sentences in which red-flag rules that fired have their words, and those rules alone: a sign may stand in one
 * clause of a long message about something else. Undefined when there are none.
 */
export const aroundRules = (hits: RuleHits, tokens: TokenList): { readonly within: ReadonlySet<number>; readonly hits: RuleHits } | undefined => {
  const flags = hits.fired.filter(({ group }) => group !== 'soon')
  if (flags.length === 0) return undefined
  const spans = flags.flatMap((finding) => finding.spans)
  const within = new Set<number>()
  tokens.starts.forEach((start, at) => {
    if (spans.some((span) => span.field === tokens.fields[at] && start >= span.start && start < span.end)) within.add(tokens.sentences[at] ?? -1)
  })
  return { within, hits: { fired: flags, heldBack: NONE_HELD_BACK } }
}
