import { markOf, type ConfidentialKind } from '../people/confidential.ts'
import type { ThreadCommand } from './commands.ts'
import type { ThreadState } from './state.ts'

/** The command that takes another one back, with its name. `reason` fields are filled, ids are the caller's. */
export type Undo =
  | { readonly label: string; readonly type: 'releaseThread' | 'claimThread' | 'declineHandOff' | 'wakeThread' | 'markChannel' | 'releaseSlot' | 'withdrawAppointmentRequest' }
  | { readonly label: string; readonly type: 'cancelAppointment'; readonly why: 'mistake' }
  | { readonly label: string; readonly type: 'assignThread'; readonly staffId: string }
  | { readonly label: string; readonly type: 'routeThread'; readonly pool: string; readonly reason: string }
  | { readonly label: string; readonly type: 'changeCategory'; readonly category: ThreadState['category'] }
  | { readonly label: string; readonly type: 'lowerFlag'; readonly reason: string; readonly seenVersion: number }
  | { readonly label: string; readonly type: 'raiseFlag'; readonly tier: 'D0' | 'D1' | 'D2' }
  | { readonly label: string; readonly type: 'withdrawReply'; readonly replyId: string }
  | { readonly label: string; readonly type: 'reopenThread' | 'clearChannel'; readonly reason: string }
  | { readonly label: string; readonly type: 'recordDisposition'; readonly code: string }
  | { readonly label: string; readonly type: 'snoozeThread'; readonly until: number }
  | { readonly label: string; readonly type: 'setNumberSafety'; readonly number: string; readonly isSafe: boolean }
  | { readonly label: string; readonly type: 'dropRefillLine' | 'takeBackRefill'; readonly lineId: string }
  | { readonly label: string; readonly type: 'unmarkConfidential'; readonly kind: ConfidentialKind; readonly ref: string | null; readonly reason: string }
  | { readonly label: string; readonly type: 'markConfidential'; readonly kind: ConfidentialKind; readonly ref: string | null; readonly topic: string | null }

/**
 * Undo is an event, not an erasure (PS-42): this names the act that leads back, or null where there is none
 * (a note, a call log, a reopening). Pure.
 */
export function undoOf(command: ThreadCommand, before: ThreadState, after: ThreadState): Undo | null {
  switch (command.type) {
    case 'holdSlot':
      return { label: 'Undo hold', type: 'releaseSlot' }
    case 'bookSlot':
      return { label: 'Undo booking', type: 'cancelAppointment', why: 'mistake' }
    case 'openAppointmentRequest':
      return before.appointment === null && after.appointment?.identityMisses === 0 ? { label: 'Undo request', type: 'withdrawAppointmentRequest' } : null
    case 'offerSlots':
    case 'confirmAppointment':
      return { label: 'Undo send', type: 'withdrawReply', replyId: command.replyId }
    case 'addRefillLine':
      return { label: 'Undo refill line', type: 'dropRefillLine', lineId: command.lineId }
    case 'approveRefill':
    case 'pendRefill':
    case 'signRefill':
    case 'denyRefill':
    case 'askAboutRefill':
      return { label: 'Undo refill decision', type: 'takeBackRefill', lineId: command.lineId }
    case 'claimThread':
      return { label: 'Undo claim', type: 'releaseThread' }
    case 'releaseThread':
    case 'handBack':
      return { label: 'Undo release', type: 'claimThread' }
    case 'assignThread':
      return before.assignee === null ? { label: 'Undo assign', type: 'releaseThread' } : { label: 'Undo assign', type: 'assignThread', staffId: before.assignee }
    case 'routeThread':
      return before.pool === null || before.pool === after.pool ? null : { label: 'Undo route', type: 'routeThread', pool: before.pool, reason: 'Undo' }
    case 'offerHandOff':
      return { label: 'Undo hand-off', type: 'declineHandOff' }
    case 'changeCategory':
      return { label: 'Undo work type', type: 'changeCategory', category: before.category }
    case 'raiseFlag':
      return { label: 'Undo red flag', type: 'lowerFlag', reason: 'Raised by mistake', seenVersion: after.version }
    case 'lowerFlag':
      return before.tier === 'D0' || before.tier === 'D1' || before.tier === 'D2' ? { label: 'Undo lowering', type: 'raiseFlag', tier: before.tier } : null
    case 'replyToPatient':
      return { label: 'Undo send', type: 'withdrawReply', replyId: command.replyId }
    case 'completeThread':
      return { label: 'Undo done', type: 'reopenThread', reason: 'Undo' }
    case 'recordDisposition':
      return before.disposition === null ? null : { label: 'Undo disposition', type: 'recordDisposition', code: before.disposition.code }
    case 'markConfidential':
      return { label: 'Undo confidential', type: 'unmarkConfidential', kind: command.kind, ref: command.ref, reason: 'Marked by mistake' }
    case 'unmarkConfidential':
      return { label: 'Undo not confidential', type: 'markConfidential', kind: command.kind, ref: command.ref, topic: markOf(before, command)?.topic ?? null }
    case 'snoozeThread':
      return { label: 'Undo snooze', type: 'wakeThread' }
    case 'clearChannel':
      return { label: 'Undo clearing', type: 'markChannel' }
    case 'markChannel':
      return { label: 'Undo mark', type: 'clearChannel', reason: 'Marked by mistake' }
    case 'setNumberSafety':
      return { label: 'Undo number', type: 'setNumberSafety', number: command.number, isSafe: !command.isSafe }
    case 'wakeThread':
      return before.snoozedUntil === null ? null : { label: 'Undo wake', type: 'snoozeThread', until: before.snoozedUntil }
    default:
      return null
  }
}
