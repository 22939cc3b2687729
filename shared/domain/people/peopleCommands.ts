import type { ConfidentialKind } from './confidential.ts'

/** What a person asks of the people's part of a thread. */
export type PeopleCommand =
  /** S38, D18: by a nurse, PA or physician. `topic` is that of the proposal, if one led to it. */
  | { type: 'markConfidential'; kind: ConfidentialKind; ref: string | null; topic: string | null }
  | { type: 'unmarkConfidential'; kind: ConfidentialKind; ref: string | null; reason: string }
  /** A person looked at the proposal and says that nothing here is confidential. */
  | { type: 'declineConfidential' }
  /** D19: opens a restricted thread outside one's work, with a reason, for the minutes of the pack. */
  | { type: 'breakGlass'; accessId: string; reason: string }
  | { type: 'reviewBreakGlass'; accessId: string; verdict: 'appropriate' | 'notAppropriate'; words: string }

export const PEOPLE_COMMANDS = ['markConfidential', 'unmarkConfidential', 'declineConfidential', 'breakGlass', 'reviewBreakGlass'] as const satisfies readonly PeopleCommand['type'][]
export type PeopleCommandType = (typeof PEOPLE_COMMANDS)[number]
