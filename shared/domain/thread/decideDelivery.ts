import { expireHold } from '../appointment/appointmentSteps.ts'
import { recordNoticeDelivery, retryNotice, timeOutNotice } from '../emergency/decideNoticeDelivery.ts'
import { InvalidCommand } from '../errors.ts'
import type { CommandOf } from './commands.ts'
import type { Decision } from './decision.ts'
import { fireClock, meetClocks, pausePromise, startPromise } from './decideClocks.ts'
import type { ReplyState } from './state.ts'
import { isUnsettled } from '../emergency/ladder.ts'
import { offerCover } from './upkeep/decideCover.ts'
import { wakeForClock } from './upkeep/decideSnooze.ts'
import { followClock, startUnconfirmed, startUnread } from './upkeep/decideUnread.ts'
import { reopenUndelivered } from './upkeep/decideUndelivered.ts'

const replyOf = (decision: Decision, replyId: string): ReplyState => {
  const reply = decision.state.replies.find((candidate) => candidate.replyId === replyId)
  if (!reply) throw new InvalidCommand('replyId', 'There is no such reply in this thread.')
  return reply
}

const advance = (decision: Decision, reply: ReplyState, input: Parameters<Decision['delivery']>[1], words: string, reason: string | null, receiptDueAt: number | null): void => {
  decision.emit({ type: 'DeliveryAdvanced', replyId: reply.replyId, ...decision.delivery(reply.delivery, input, words), reason, receiptDueAt })
}

/** What the outbox or the portal says of a reply. `handedOver` starts the wait for the portal's receipt (R18). */
export function recordDelivery(decision: Decision, command: CommandOf<'recordDelivery'>): void {
  if (recordNoticeDelivery(decision, command)) return
  const reply = replyOf(decision, command.replyId)
  switch (command.outcome) {
    case 'handedOver':
      return advance(decision, reply, { type: 'handedOver' }, 'This reply is not on its way.', null, decision.now + decision.facts.pack.windows.receiptTimeoutMinutes * 60_000)
    case 'delivered':
      advance(decision, reply, { type: 'receipt' }, 'This reply is not waiting for a receipt.', null, null)
      // S25: whether the patient reads it is a question of its own.
      return startUnread(decision)
    case 'failed':
      return advance(decision, reply, { type: 'fail' }, 'This reply is not on its way.', command.reason, null)
    case 'gaveUp':
      advance(decision, reply, { type: 'giveUp' }, 'This reply has not failed.', command.reason, null)
      reopenUndelivered(decision, reply)
      // The patient has no answer after all: the promise runs again, from the message that waits.
      return startPromise(decision, decision.state.lastPatientMessageAt ?? decision.now)
  }
}

export function retryDelivery(decision: Decision, command: CommandOf<'retryDelivery'>): void {
  if (retryNotice(decision, command.replyId)) return
  advance(decision, replyOf(decision, command.replyId), { type: 'retry' }, 'Only a reply that failed or is unconfirmed can be sent again.', null, null)
}

/** The hold is over: the reply leaves, and with it the clinic has answered or asked. */
function release(decision: Decision, reply: ReplyState): void {
  advance(decision, reply, { type: 'release' }, 'This reply has already left or was taken back.', null, null)
  // What came after the reply was written has not been looked at by it (D8).
  const hasNewerFlag = decision.state.flags.some((flag) => flag.status === 'raised' && flag.raisedAt > reply.queuedAt)
  if (!hasNewerFlag) meetClocks(decision, ['firstLook'], 'looked', reply.queuedAt)
  if (decision.state.unanswered.length > 0) return
  // S13, D10: a question to the patient never takes an unsettled red flag out of sight, nor its promise off the clock.
  if (reply.asksPatient && isUnsettled(decision.state)) return
  if (!reply.asksPatient) return meetClocks(decision, ['promise', 'appointmentRequest'], 'answered')
  if (decision.state.completion === 'open') {
    decision.emit({ type: 'ThreadWaiting', ...decision.completion({ type: 'wait' }, 'This thread cannot wait on the patient now.') })
  }
  pausePromise(decision)
  // S29: slots that were offered are the answer to the request for an appointment.
  if (decision.state.appointment?.offer?.replyId === reply.replyId) meetClocks(decision, ['appointmentRequest'], 'answered')
}

/** A stored deadline has come. Says nothing (and so is refused) when what it was for is over: the sweep takes that as done. */
export function fireTimer(decision: Decision, command: CommandOf<'fireTimer'>): void {
  if (command.dueAt > decision.now) decision.refuse(decision.state.triage, 'This deadline has not come yet.')
  switch (command.timer) {
    case 'clock':
      fireClock(decision, command.ref)
      followClock(decision, command.ref)
      wakeForClock(decision)
      break
    case 'cover':
      if (decision.state.cover.offerAt !== null && decision.state.cover.offerAt <= decision.now) offerCover(decision)
      break
    case 'snooze':
      if (decision.state.snoozedUntil !== null && decision.state.snoozedUntil <= decision.now) decision.emit({ type: 'ThreadWoken', reason: 'due' })
      break
    case 'slotLease':
      expireHold(decision)
      break
    case 'release': {
      const reply = replyOf(decision, command.ref)
      if (reply.delivery === 'queued') release(decision, reply)
      break
    }
    case 'receipt': {
      if (timeOutNotice(decision, command.ref)) break
      const reply = replyOf(decision, command.ref)
      if (reply.delivery !== 'sending') break
      advance(decision, reply, { type: 'timeOut' }, 'This reply is not on its way.', 'noReceipt', null)
      startUnconfirmed(decision, reply)
      break
    }
  }
  if (decision.events.length === 0) decision.refuse(decision.state.triage, 'Nothing is due.')
}
