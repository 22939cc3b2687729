import type { Actor } from '../actor.ts'
import { isAppointmentCommandType } from '../appointment/appointmentCommands.ts'
import { appointmentRefusal } from '../appointment/appointmentRefusal.ts'
import { chartAllows } from '../chart.ts'
import { clearanceRefusal } from '../emergency/decideBackPain.ts'
import { emergencyMissing } from '../emergency/callLadder.ts'
import { proxyRefusal, welfareRefusal } from '../emergency/decideEmergency.ts'
import { isPeopleCommandType, peopleCommandRefusal, replyRefusalForReaders } from '../people/peopleAllowed.ts'
import { isRefillCommandType } from '../refill/refillCommands.ts'
import { refillStateRefusal } from '../refill/refillStateRefusal.ts'
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
  if (isAppointmentCommandType(command)) return completed(thread) ?? appointmentRefusal(command, thread.appointment, staffId, facts.now)
  if (isPeopleCommandType(command)) return peopleCommandRefusal(command, thread)
  if (isRefillCommandType(command)) return completed(thread) ?? refillStateRefusal(command, thread)
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
    case 'setNumberSafety':
    case 'recordBackPainScreen':
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
      if (!answer.allowed && answer.reason !== 'patientNotMatched') return `${answer.text} ${answer.path}`
      return proxyRefusal(thread, facts) ?? replyRefusalForReaders(thread, facts)
    }
    case 'withdrawReply':
      return thread.replies.some((reply) => reply.delivery === 'queued' && reply.authorId === staffId) ? null : 'No reply of yours is waiting to leave.'
    case 'retryDelivery':
      return [...thread.replies, ...thread.emergency.notices].some((reply) => ['failed', 'unknown', 'deadLetter'].includes(reply.delivery)) ? null : 'No reply needs to be sent again.'
    case 'completeThread': {
      if (completed(thread)) return 'This thread is completed.'
      const blockers = completionBlockers(thread)
      return chartAllows(completionChart, thread.completion, { type: 'complete', guardHolds: blockers.length === 0 }) ? null : blockers.join(' ')
    }
    case 'reopenThread':
      return thread.completion === 'open' ? 'This thread is open.' : null
    case 'snoozeThread':
      if (completed(thread) !== null || !isRaised(thread)) return completed(thread)
      return ['A thread with a red flag cannot be snoozed.', emergencyMissing(thread, facts.pack.emergency.contactTries)].filter(Boolean).join(' ')
    case 'recordWelfareStep':
      return welfareRefusal(thread, facts)
    case 'recordClearance':
      return clearanceRefusal({ state: thread, facts })
    case 'wakeThread':
      return thread.snoozedUntil === null ? 'This thread is not snoozed.' : null
    case 'addNote':
      return null
    case 'readdressToPcp': {
      const pcp = facts.patient?.careTeam?.find((member) => member.relation === 'pcp')
      if (!pcp) return 'The record names no PCP.'
      return completed(thread) ?? (pcp.staffId === thread.addressedTo ? 'The thread is addressed to the patient’s PCP already.' : null)
    }
    case 'markChannel':
      return completed(thread) ?? (thread.channelMark === null ? null : 'The thread is marked already.')
    case 'clearChannel':
      return thread.channelMark === null ? 'No new or changing symptom is marked.' : null
    case 'recordSecondLook':
      return thread.secondLook && thread.lowered !== null ? null : 'Nothing waits for a second look here.'
  }
}
