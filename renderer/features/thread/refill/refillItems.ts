import type { RefillLineView, RefillMedicine, RefillPanelView, RefillSuggestion } from '#shared/contract/schemas/refillView.ts'

/** One row of the panel: a line that was taken up, or a proposal of the text. */
export type RefillItem = {
  readonly key: string
  readonly medicine: RefillMedicine | null
  readonly words: string | null
  readonly match: RefillSuggestion['match']
} & ({ readonly kind: 'line'; readonly line: RefillLineView } | { readonly kind: 'suggestion'; readonly suggestion: RefillSuggestion })

export function refillItems({ lines, suggestions }: RefillPanelView): RefillItem[] {
  return [
    ...lines.map((line): RefillItem => ({ kind: 'line', key: line.lineId, medicine: line.medicine, words: line.words, match: line.match, line })),
    ...suggestions.map((suggestion): RefillItem => ({
      kind: 'suggestion', key: `${suggestion.source.messageId} ${suggestion.source.field} ${suggestion.source.start}`, medicine: suggestion.medicine, words: suggestion.words, match: suggestion.match, suggestion,
    })),
  ]
}

/** The act that Mod+Enter does on this line, as console.md names it: approve, else sign, else pend; a first check before all. */
export type PrimaryAct = 'checkRefill' | 'approveRefill' | 'signRefill' | 'pendRefill'
export function primaryActOf(line: RefillLineView): PrimaryAct | null {
  if (line.status === 'requested' || line.isStale || line.status === 'askedPatient') return line.acts.checkRefill === null ? 'checkRefill' : null
  return (['approveRefill', 'signRefill', 'pendRefill'] as const).find((act) => line.acts[act] === null) ?? null
}
