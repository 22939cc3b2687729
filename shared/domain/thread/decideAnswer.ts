import type { Actor } from '../actor.ts'
import { takeTextBack } from '../appointment/appointmentSteps.ts'
import { checkCall, checkText } from '../emergency/decideEmergency.ts'
import { emergencyMissing, reachedPatient } from '../emergency/callLadder.ts'
import { isUnsettled } from '../emergency/ladder.ts'
import { InvalidCommand, NotAuthorized, VersionConflict } from '../errors.ts'
import type { CommandOf } from './commands.ts'
import type { Decision } from './decision.ts'
import { meetClocks, openClock, resumePromise, startPromise } from './decideClocks.ts'
import { note, notCompleted } from './decideTriage.ts'
import { completionBlockers, isRaised } from './guards.ts'
import { replyState } from './replyState.ts'
import { requireReplyRule } from '../people/decidePeople.ts'
import { capSnooze } from './upkeep/decideSnooze.ts'
import { localDateOf } from '../calendar/localDate.ts'
import { hurryUnread } from './upkeep/decideUnread.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** D16: if the patient wrote or a colleague answered since the author looked, the act stops and nothing is lost. */
export function seen(decision: Decision, seenVersion: number): void {
  if (seenVersion < decision.state.materialVersion) throw new VersionConflict(decision.state.threadId, seenVersion, decision.state.version)
}

/** Replying claims (PS-43); the reply is held back for `sendHoldSeconds` and may be taken back until then. */
export function replyToPatient(decision: Decision, command: CommandOf<'replyToPatient'>, actor: Staff): void {
  seen(decision, command.seenVersion)
  const { facts } = decision
  const answer = replyState(decision.state, { kind: 'staff' }, facts.patient, facts.pack, facts.now)
  if (!answer.allowed && answer.reason !== 'patientNotMatched') decision.refuse(decision.state.completion, `${answer.text} ${answer.path}`)
  requireReplyRule(decision, command)
  checkText(decision, command.templateId)
  if (decision.state.replies.some((reply) => reply.delivery === 'queued')) decision.refuse(decision.state.completion, 'A reply is about to leave. Wait a moment, or take it back.')
  if (decision.state.assignee === null) {
    decision.emit({ type: 'ThreadClaimed', staffId: actor.id, ...decision.triage({ type: 'claim' }, 'This thread is not routed yet.') })
  }
  const today = localDateOf(facts.now, facts.pack.timeZone)
  const covering = facts.absences.some((absence) => absence.coveredBy === actor.id && absence.from <= today && today <= absence.to)
  decision.emit({
    type: 'ReplyQueued', replyId: command.replyId, by: actor.id, role: actor.role, textHash: command.textHash, templateId: command.templateId,
    asksPatient: command.asksPatient, covering, releaseAt: facts.now + facts.pack.windows.sendHoldSeconds * 1000,
    answers: [...decision.state.unanswered], ...(command.acknowledged?.length ? { acknowledged: [...command.acknowledged] } : {}),
  })
}

/** Undo of a send while its hold lasts. A completion that leaned on the reply falls with it. */
export function withdrawReply(decision: Decision, command: CommandOf<'withdrawReply'>, actor: Staff): void {
  const reply = decision.state.replies.find((candidate) => candidate.replyId === command.replyId)
  if (!reply) throw new InvalidCommand('replyId', 'There is no such reply in this thread.')
  if (reply.authorId !== actor.id) throw new NotAuthorized('withdrawReply', 'Only the author takes a reply back.')
  decision.delivery(reply.delivery, { type: 'withdraw' }, 'The reply has left. It cannot be taken back.')
  decision.emit({ type: 'ReplyWithdrawn', replyId: reply.replyId, by: actor.id })
  takeTextBack(decision, reply.replyId)
  const ended = decision.state.clocks.findLast((clock) => clock.kind === 'promise')
  if (decision.state.completion !== 'completed') {
    // A letter or call in between has met the promise; its message waits for an answer again, so the promise counts on (PS-40).
    if (decision.state.unanswered.length > 0 && openClock(decision, 'promise') === undefined) startPromise(decision, ended?.startedAt ?? decision.now)
    return
  }
  decision.emit({ type: 'ThreadReopened', by: actor.id, reason: 'replyWithdrawn', ...decision.completion({ type: 'reopen' }, 'This thread is open.') })
  startPromise(decision, ended?.startedAt ?? decision.now)
}

export function addNote(decision: Decision, command: CommandOf<'addNote'>, actor: Staff): void {
  note(decision, command.note, actor)
}

export function changeCategory(decision: Decision, command: CommandOf<'changeCategory'>, actor: Staff): void {
  notCompleted(decision)
  if (decision.state.category === command.category) decision.refuse(decision.state.triage, 'The thread has this work type already.')
  decision.emit({ type: 'CategoryChanged', category: command.category, by: actor.id })
}

export function recordDisposition(decision: Decision, command: CommandOf<'recordDisposition'>, actor: Staff): void {
  notCompleted(decision)
  const disposition = decision.facts.pack.dispositions.find((candidate) => candidate.code === command.code)
  if (!disposition) throw new InvalidCommand('code', 'The policy pack names no such disposition.')
  decision.emit({ type: 'DispositionRecorded', code: disposition.code, tier: disposition.tier, by: actor.id })
  hurryUnread(decision)
}

/** The call log (D10). A call that reached the patient answers what they asked. */
export function recordContact(decision: Decision, command: CommandOf<'recordContact'>, actor: Staff): void {
  notCompleted(decision)
  note(decision, command.note, actor)
  decision.emit({ type: 'ContactRecorded', outcome: command.outcome, by: actor.id, noteId: command.note?.id ?? null, ...checkCall(decision, command) })
  const contact = decision.state.contacts.at(-1)
  if (contact && reachedPatient(contact, decision.state)) meetClocks(decision, ['promise', 'appointmentRequest', 'firstLook', 'unreadByPatient'], 'answered')
  // S60: who cannot use the portal is answered by letter. A red flag is not.
  if (command.outcome === 'letterSent') meetClocks(decision, isUnsettled(decision.state) ? ['promise', 'appointmentRequest'] : ['promise', 'appointmentRequest', 'firstLook'], 'answered')
}

/** D13, S21: guarded; takes the patient's Reply away. */
export function completeThread(decision: Decision, command: CommandOf<'completeThread'>, actor: Staff): void {
  seen(decision, command.seenVersion)
  notCompleted(decision)
  if (command.nextStep.trim() === '') throw new InvalidCommand('nextStep', 'Say what happens next, or that nothing is left to do.')
  const blockers = completionBlockers(decision.state)
  const moved = decision.completion({ type: 'complete', guardHolds: blockers.length === 0 }, blockers.join(' '))
  decision.emit({ type: 'ThreadCompleted', by: actor.id, nextStep: command.nextStep, ...moved })
  meetClocks(decision, ['promise', 'appointmentRequest', 'firstLook'], 'completed')
}

/** D6: a new clock starts now, so reopening is never an instant breach. Also ends a wait on the patient. */
export function reopenThread(decision: Decision, command: CommandOf<'reopenThread'>, actor: Staff): void {
  if (command.reason.trim() === '') throw new InvalidCommand('reason', 'Reopening takes a reason.')
  const waited = decision.state.completion === 'waitingOnPatient'
  const moved = decision.completion(waited ? { type: 'resume' } : { type: 'reopen' }, 'This thread is open.')
  decision.emit({ type: 'ThreadReopened', by: actor.id, reason: command.reason, ...moved })
  if (waited) resumePromise(decision)
  if (!openClock(decision, 'promise')) startPromise(decision)
}

/** PS-22: a thread with a red flag cannot be snoozed. The clocks run on, and over an unanswered message it ends by their warning (S26). */
export function snoozeThread(decision: Decision, command: CommandOf<'snoozeThread'>, actor: Staff): void {
  notCompleted(decision)
  if (isRaised(decision.state)) decision.refuse(decision.state.triage, ['A thread with a red flag cannot be snoozed.', emergencyMissing(decision.state, decision.facts.pack.emergency.contactTries)].filter(Boolean).join(' '))
  if (command.until <= decision.now) throw new InvalidCommand('until', 'That time has passed.')
  if (command.until > decision.now + 90 * 86_400_000) throw new InvalidCommand('until', 'A snooze lasts 90 days at most.')
  capSnooze(decision, command.until)
  decision.emit({ type: 'ThreadSnoozed', by: actor.id, until: command.until })
}

export function wakeThread(decision: Decision): void {
  if (decision.state.snoozedUntil === null) decision.refuse(decision.state.triage, 'This thread is not snoozed.')
  decision.emit({ type: 'ThreadWoken', reason: 'staff' })
}
