import { refusalOf, type ThreadAction } from '../actions.ts'
import type { ActionContext } from '../actionContext.ts'

export type PeopleActionName = 'confidential' | 'markProposed' | 'declineProposed' | 'reviewBreakGlass'

/** Verbs of the people's part: what is confidential, and the review of a break-glass. */
export function peopleActions({ view, run, open }: Pick<ActionContext, 'view' | 'run' | 'open'>): Record<PeopleActionName, ThreadAction> {
  const { proposal, isConfidential } = view.people
  const mayMark = refusalOf(view, 'markConfidential')
  return {
    confidential: {
      id: 'thread.confidential', label: 'Confidential…', title: 'Mark confidential, or take the mark away…', group: 'Triage', kbd: 'Shift+C', keys: ['Shift+c'],
      keywords: ['private', 'teen', 'proxy'], disabledReason: isConfidential ? refusalOf(view, 'unmarkConfidential') : mayMark, run: () => open('confidential'),
    },
    markProposed: {
      id: 'thread.markProposed', label: 'Mark confidential', title: 'Mark the thread confidential, as proposed', group: 'Triage',
      disabledReason: proposal === null ? 'Nothing here is proposed as confidential.' : mayMark,
      run: () => void run({ type: 'markConfidential', kind: 'thread', ref: null, topic: proposal?.topic ?? null }, { said: 'Marked confidential' }),
    },
    declineProposed: {
      id: 'thread.declineProposed', label: 'Not confidential', title: 'Say that nothing here is confidential', group: 'Triage',
      disabledReason: proposal === null ? 'Nothing here is proposed as confidential.' : refusalOf(view, 'declineConfidential'),
      run: () => void run({ type: 'declineConfidential' }, { said: 'Looked at: not confidential' }),
    },
    reviewBreakGlass: {
      id: 'thread.reviewBreakGlass', label: 'Review…', title: 'Review the break-glass…', group: 'Triage', disabledReason: refusalOf(view, 'reviewBreakGlass'),
      run: () => open('reviewBreakGlass'),
    },
  }
}
