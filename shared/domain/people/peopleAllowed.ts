import type { Facts } from '../thread/facts.ts'
import type { ThreadState } from '../thread/state.ts'
import { awaitsReview } from './access.ts'
import { isConfidential } from './confidential.ts'
import { PEOPLE_COMMANDS, type PeopleCommandType } from './peopleCommands.ts'
import { replyRule } from './replyRule.ts'

export const isPeopleCommandType = (command: string): command is PeopleCommandType => (PEOPLE_COMMANDS as readonly string[]).includes(command)

/** Why a command of the people's part makes no sense now; null when it does. */
export function peopleCommandRefusal(command: PeopleCommandType, thread: ThreadState): string | null {
  switch (command) {
    case 'markConfidential':
      return isConfidential(thread) ? 'The whole thread is confidential already.' : null
    case 'unmarkConfidential':
      return thread.people.confidential.length > 0 ? null : 'Nothing here is marked confidential.'
    case 'declineConfidential':
      return null
    case 'breakGlass':
      return 'This thread is open to you. There is no glass to break.'
    case 'reviewBreakGlass':
      return awaitsReview(thread) ? null : 'No break-glass waits for a review.'
  }
}

/** Why nothing at all may be written here, whatever the phrase; null when some text may (D18). */
export function replyRefusalForReaders(thread: ThreadState, facts: Facts): string | null {
  const rule = replyRule(thread, facts.people, facts.pack, facts.now)
  return rule.kind === 'refused' ? `${rule.text} ${rule.path}` : null
}
