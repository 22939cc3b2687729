import type { Actor } from '../actor.ts'
import { InvalidCommand } from '../errors.ts'
import type { CommandOf } from '../thread/commands.ts'
import type { Decision } from '../thread/decision.ts'
import type { ThreadState } from '../thread/state.ts'
import { programmeRefusal } from './backPain.ts'
import { callLadder, emergencySince, isSafeContact } from './callLadder.ts'
import { noticePlan } from './noticePlan.ts'
import { sameNumber } from './phones.ts'
import type { PhoneUse } from './phoneUse.ts'
import { endsWith, nextWelfareStep, welfareProgress } from './welfareCheck.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

const NUMBER = /^\+?[0-9 ().x-]{3,30}$/
const REFERENCE = /^[\p{L}\p{N} /#.-]{1,60}$/u

/**
 * Checks one call before it is logged (S14, D10; red flags, row 43) and says which number of the record it was.
 * A number that the patient calls unsafe is refused, and so is voicemail where abuse or violence is suspected.
 */
export function checkCall(decision: Decision, command: CommandOf<'recordContact'>): { number: string | null; use: PhoneUse | null } {
  const { state, facts } = decision
  const policy = facts.pack.emergency
  if (command.outcome === 'welfareCheckRequested') throw new InvalidCommand('outcome', 'A welfare check is recorded in its own steps, after the tries to call.')
  if (command.outcome === 'voicemailNoDetails' && isSafeContact(state, policy, facts.patient?.safeContactNote)) {
    throw new InvalidCommand('outcome', 'No voicemail here: somebody else may hear it. Try another safe number, or call again later.')
  }
  const number = command.number ?? null
  if (number === null && command.outcome === 'reached' && emergencySince(state) !== null) {
    throw new InvalidCommand('number', 'With a red flag the call log needs the number that was dialled. If the patient called you, choose “The patient called us”.')
  }
  if (number === null) return { number, use: null }
  if (!NUMBER.test(number)) throw new InvalidCommand('number', 'Write the number that was dialled.')
  const known = facts.patient?.phones?.find((phone) => sameNumber(phone.number, number))
  if (known?.isSafe === false) throw new InvalidCommand('number', 'The patient marked this number as unsafe. Dial another one.')
  return { number, use: known?.use ?? null }
}

/** The welfare-check rule (D10): steps of the pack, in order, after the tries. The last one with an end completes it. */
export function recordWelfareStep(decision: Decision, command: CommandOf<'recordWelfareStep'>, actor: Staff): void {
  const { state, facts } = decision
  const policy = facts.pack.emergency
  const refusal = welfareRefusal(state, facts)
  if (refusal !== null) decision.refuse(state.triage, refusal)
  const step = policy.welfareCheck.steps.find((candidate) => candidate.id === command.step)
  if (!step) throw new InvalidCommand('step', 'The policy pack names no such step.')
  const next = nextWelfareStep(state, policy)
  if (next?.id !== step.id) decision.refuse(state.triage, `The next step is: ${next?.label ?? 'none'}.`)
  const { service, reference, outcome } = command
  if (step.asks === 'reference') {
    if (!policy.welfareCheck.services.some((candidate) => candidate.id === service)) throw new InvalidCommand('service', 'Say who was asked: police or ambulance.')
    if (reference === null || !REFERENCE.test(reference.trim())) throw new InvalidCommand('reference', 'Write the reference or incident number that dispatch gave.')
  }
  if (step.asks === 'outcome' && !policy.welfareCheck.outcomes.some((candidate) => candidate.id === outcome)) throw new InvalidCommand('outcome', 'Say what was found.')
  const others = welfareProgress(state, policy).filter((each) => each.step.id !== step.id)
  decision.emit({
    type: 'WelfareStepRecorded', step: step.id, by: actor.id,
    service: step.asks === 'reference' ? service : null,
    reference: step.asks === 'reference' ? (reference?.trim() ?? null) : null,
    outcome: step.asks === 'outcome' ? outcome : null,
    completes: others.every(({ done }) => done !== null) && (step.asks !== 'outcome' || endsWith(outcome, policy)),
  })
}

/** Why the welfare check may not go on now; null when it may. */
export function welfareRefusal(thread: ThreadState, facts: Decision['facts']): string | null {
  const ladder = callLadder(thread, facts.patient?.phones ?? [], facts.pack.emergency, facts.patient?.safeContactNote)
  if (thread.completion === 'completed') return 'This thread is completed. Reopen it first.'
  if (thread.tier === null) return 'A welfare check belongs to a thread with a red flag.'
  if (ladder.settled === 'reached') return 'The patient was reached: no welfare check is needed.'
  if (ladder.settled === 'welfareCheck') return 'The welfare check is complete.'
  return ladder.mayAskWelfareCheck ? null : `The welfare check comes after ${ladder.needed} tries to call; ${ladder.tries} ${ladder.tries === 1 ? 'is' : 'are'} logged.`
}

/** Row 43: the record changes beside this event, in the same commit. */
export function setNumberSafety(decision: Decision, command: CommandOf<'setNumberSafety'>, actor: Staff): void {
  const known = decision.facts.patient?.phones?.find((phone) => sameNumber(phone.number, command.number))
  if (!known) throw new InvalidCommand('number', 'The record has no such number.')
  if (known.isSafe === command.isSafe) decision.refuse(decision.state.triage, command.isSafe ? 'The number is not marked as unsafe.' : 'The number is marked as unsafe already.')
  decision.emit({ type: 'NumberSafetySet', number: known.number, isSafe: command.isSafe, by: actor.id })
}

/**
 * Text that must not leave (S52; red flags, row 43): words about the programme before it is cleared, and any text to a
 * proxy where abuse or violence is suspected.
 */
export function checkText(decision: Decision, templateId: string | null): void {
  const { state, facts } = decision
  const policy = facts.pack.emergency
  const proxy = proxyRefusal(state, facts)
  if (proxy !== null) decision.refuse(state.completion, proxy)
  if (templateId === null || !policy.backPain.programmeTemplates.includes(templateId)) return
  const refusal = programmeRefusal(state, policy.backPain.questions)
  if (refusal !== null) decision.refuse(state.completion, refusal)
}

/** Row 43: why no text may leave here; null when one may. The composer says it before the first keystroke (D14). */
export function proxyRefusal(thread: ThreadState, facts: Decision['facts']): string | null {
  if (!thread.emergency.proxyWrote || !isSafeContact(thread, facts.pack.emergency, facts.patient?.safeContactNote)) return null
  return 'The answer would go to a proxy, and abuse or violence is possible. Call the patient at a safe number.'
}

/** D10: queues the notice of the message that just came in, released at once, or says why not. Asked only where the engine can send one. */
export function sendNotice(decision: Decision, command: CommandOf<'receiveMessage'>, before: ThreadState): void {
  if (command.notice === undefined) return
  const plan = noticePlan(before, command, decision.facts)
  if (plan === null) return
  if ('withhold' in plan) return decision.emit({ type: 'NoticeWithheld', reason: plan.withhold })
  if (command.notice === null) return decision.emit({ type: 'NoticeWithheld', reason: 'noText' })
  const { noticeId, templateId, textHash } = command.notice
  decision.emit({ type: 'NoticeQueued', noticeId, templateId, branch: plan.send.branch, textHash })
  decision.emit({ type: 'DeliveryAdvanced', replyId: noticeId, ...decision.delivery('queued', { type: 'release' }, 'The notice has left.'), reason: null, receiptDueAt: null })
}
