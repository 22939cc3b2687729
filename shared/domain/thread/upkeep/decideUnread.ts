import { readNotice } from '../../emergency/decideNoticeDelivery.ts'
import type { CommandOf } from '../commands.ts'
import { InvalidCommand } from '../../errors.ts'
import type { EpochMs } from '../../ids.ts'
import { scheduleUnread } from '../../clock/scheduleUnread.ts'
import { meetClocks, openClock, startClock, startPromise } from '../decideClocks.ts'
import type { Decision } from '../decision.ts'
import type { ReplyState } from '../state.ts'
import { offerCover } from './decideCover.ts'
import { isFast, unreadReply } from './unread.ts'

/** S25: a reply has arrived; the patient may have missed its notice (spam). One clock waits for the reading of the oldest such reply. */
export function startUnread(decision: Decision, startedAt: EpochMs = decision.now): void {
  const schedule = scheduleUnread(isFast(decision.state.disposition), startedAt, decision.facts, unreadReply(decision.state)?.delivery !== 'unknown')
  const open = openClock(decision, 'unreadByPatient')
  if (schedule === null || (open && open.status !== 'breached')) return
  startClock(decision, 'unreadByPatient', startedAt, schedule)
}

/**
 * S25: no receipt came. With a disposition of 24 hours or faster such a reply counts as unread from its hand-over, so that its
 * clock asks for a call all the same.
 */
export function startUnconfirmed(decision: Decision, sent: ReplyState): void {
  if (unreadReply(decision.state)?.replyId !== sent.replyId) return
  const timeout = decision.facts.pack.windows.receiptTimeoutMinutes * 60_000
  startUnread(decision, sent.receiptDueAt === null ? (sent.releasedAt ?? decision.now) : sent.receiptDueAt - timeout)
}

/** A disposition of 24 hours or faster came after the reply: the clock is moved forward, or starts for one without a receipt. */
export function hurryUnread(decision: Decision): void {
  const open = openClock(decision, 'unreadByPatient')
  const unread = unreadReply(decision.state)
  if (!open && unread?.delivery === 'unknown') return startUnconfirmed(decision, unread)
  if (!open || !isFast(decision.state.disposition)) return
  const schedule = scheduleUnread(true, open.startedAt, decision.facts)
  if (schedule === null || schedule.dueAt === null || (open.dueAt !== null && open.dueAt <= schedule.dueAt)) return
  if (decision.clock(open, { type: 'reschedule' })) decision.emit({ type: 'ClockRescheduled', clockId: open.clockId, ...schedule })
}

/** S25: the portal's read receipt. Who has read a reply has read those before it. */
export function recordRead(decision: Decision, command: CommandOf<'recordRead'>): void {
  if (readNotice(decision, command.replyId)) return
  const at = decision.state.replies.findIndex((candidate) => candidate.replyId === command.replyId)
  const reply: ReplyState | undefined = decision.state.replies[at]
  if (!reply) throw new InvalidCommand('replyId', 'There is no such reply in this thread.')
  if ((reply.readAt ?? null) !== null) decision.refuse(reply.delivery, 'The patient has read this reply already.')
  // What was read has arrived, whatever became of its receipt.
  if (reply.delivery !== 'delivered') {
    decision.emit({ type: 'DeliveryAdvanced', replyId: reply.replyId, ...decision.delivery(reply.delivery, { type: 'receipt' }, 'This reply has not left.'), reason: null, receiptDueAt: null })
  }
  decision.emit({ type: 'ReplyRead', replyId: reply.replyId, readAt: Math.min(command.readAt, decision.now) })
  meetClocks(decision, ['unreadByPatient'], 'read')
  if (unreadReply(decision.state)) startUnread(decision)
}

/** What follows when a clock warns or breaches: an offer to the cover (D7), or a phone call (S25). */
export function followClock(decision: Decision, clockId: string): void {
  const clock = decision.state.clocks.find((candidate) => candidate.clockId === clockId)
  const fired = decision.events.flatMap((event) => (event.type === 'ClockWarned' || event.type === 'ClockBreached' ? [event.type] : []))
  // A planned offer has a deadline of its own.
  if (clock?.kind === 'promise' && fired.length > 0 && decision.state.cover.offerAt === null) offerCover(decision)
  if (clock?.kind === 'unreadByPatient' && fired.includes('ClockBreached') && isFast(decision.state.disposition)) askForCall(decision)
}

/** A completed thread is opened again: a call that must be made is an open task. */
function askForCall(decision: Decision): void {
  const reply = unreadReply(decision.state)
  if (!reply || decision.state.callAsked !== null) return
  decision.emit({ type: 'CallAsked', replyId: reply.replyId })
  if (decision.state.completion !== 'completed') return
  decision.emit({ type: 'ThreadReopened', by: reply.authorId, reason: 'unreadByPatient', ...decision.completion({ type: 'reopen' }, 'This thread is open.') })
  startPromise(decision)
}
