import type { Actor } from '../actor.ts'
import { chartAllows } from '../chart.ts'
import { STAFF_COMMANDS, type StaffCommandType } from './commands.ts'
import { completionChart } from './completionChart.ts'
import type { Facts } from './facts.ts'
import { completionBlockers, isRaised } from './guards.ts'
import { may } from './may.ts'
import { replyState } from './replyState.ts'
import type { ThreadState } from './state.ts'
import { triageChart } from './triageChart.ts'

/** Whether a command makes sense now for this person, and if not, why, in words that say what to do. */
export interface AllowedCommand {
  readonly command: StaffCommandType
  readonly allowed: boolean
  readonly reason: string | null
}

/** The screen asks this; the write path asks `may` and `decide`, so what the screen hides the engine refuses. Pure. */
export function allowedCommands(actor: Extract<Actor, { kind: 'staff' }>, thread: ThreadState, facts: Facts): AllowedCommand[] {
  return STAFF_COMMANDS.map((command) => {
    const right = may(actor, command === 'replyToPatient' ? { type: command, templateId: 'any' } : { type: command }, thread)
    const reason = right.allowed ? stateRefusal(command, thread, actor.id, facts) : right.reason
    return { command, allowed: reason === null, reason }
  })
}

const completed = (thread: ThreadState): string | null => (thread.completion === 'completed' ? 'This thread is completed. Reopen it first.' : null)

function stateRefusal(command: StaffCommandType, thread: ThreadState, staffId: string, facts: Facts): string | null {
  const claimed = thread.triage === 'claimed'
  switch (command) {
    case 'claimThread':
      if (completed(thread)) return completed(thread)
      if (thread.assignee === staffId) return 'You have claimed this thread.'
      return chartAllows(triageChart, thread.triage, { type: 'claim' }) ? null : 'A colleague has claimed this thread.'
    case 'releaseThread':
      return claimed ? null : 'Nobody has claimed this thread.'
    case 'handBack':
      return thread.assignee === staffId ? null : 'You have not claimed this thread.'
    case 'assignThread':
    case 'routeThread':
    case 'changeCategory':
    case 'recordDisposition':
    case 'recordContact':
    case 'raiseFlag':
      return completed(thread)
    case 'offerHandOff':
      return completed(thread) ?? (thread.handOff ? 'A hand-off is open already.' : null)
    case 'acceptHandOff':
    case 'declineHandOff':
      return thread.handOff ? null : 'There is no open hand-off.'
    case 'lowerFlag':
      return isRaised(thread) ? null : 'No red flag is raised.'
    case 'replyToPatient': {
      const answer = replyState(thread, { kind: 'staff' }, facts.patient, facts.pack, facts.now)
      return answer.allowed ? null : `${answer.text} ${answer.path}`
    }
    case 'withdrawReply':
      return thread.replies.some((reply) => reply.delivery === 'queued' && reply.authorId === staffId) ? null : 'No reply of yours is waiting to leave.'
    case 'retryDelivery':
      return thread.replies.some((reply) => ['failed', 'unknown', 'deadLetter'].includes(reply.delivery)) ? null : 'No reply needs to be sent again.'
    case 'completeThread': {
      if (completed(thread)) return 'This thread is completed.'
      const blockers = completionBlockers(thread)
      return chartAllows(completionChart, thread.completion, { type: 'complete', guardHolds: blockers.length === 0 }) ? null : blockers.join(' ')
    }
    case 'reopenThread':
      return thread.completion === 'open' ? 'This thread is open.' : null
    case 'snoozeThread':
      return completed(thread) ?? (isRaised(thread) ? 'A thread with a red flag cannot be snoozed.' : null)
    case 'wakeThread':
      return thread.snoozedUntil === null ? 'This thread is not snoozed.' : null
    case 'addNote':
      return null
  }
}
