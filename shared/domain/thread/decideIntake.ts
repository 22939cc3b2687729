import { requestFromForm } from '../appointment/appointmentSteps.ts'
import { InvalidCommand } from '../errors.ts'
import type { WorkType } from '../screening/findings.ts'
import type { CommandOf } from './commands.ts'
import { requireOwnThread } from '../people/decidePeople.ts'
import { sendNotice } from '../emergency/decideEmergency.ts'
import type { Decision } from './decision.ts'
import { meetClocks, startAppointmentRequest, startFirstLook, startPromise } from './decideClocks.ts'

/** Work types whose threads are clinical whatever the pool. */
export const isClinicalWork = (category: WorkType): boolean => category === 'symptom' || category === 'medication_question' || category === 'results'

/**
 * A message arrives (D9, D11, D12): recorded, screened, flagged or sorted, routed by policy, clocks started, all in
 * one decision and so in one commit. A late answer to a completed thread never comes here: intake opens a linked
 * thread for it (D14).
 */
export function receiveMessage(decision: Decision, command: CommandOf<'receiveMessage'>): void {
  const isNew = decision.state.version === 0
  const { state } = decision
  if (!isNew && state.patientId !== command.patientId) throw new InvalidCommand('patientId', 'The message belongs to another patient than its thread.')
  if (!isNew) requireOwnThread(decision, command.sender)
  if (isNew) decision.emit({ type: 'ThreadStarted', patientId: command.patientId, addressedTo: command.addressedTo, category: command.screening.category })
  if (command.link) {
    const { threadId, relation, refusal } = command.link
    decision.emit({ type: 'ThreadLinked', threadId, relation, ...(refusal ? { refusal } : {}) })
  }
  if (isNew && command.postClosure) decision.emit({ type: 'PostClosureMarked', ...command.postClosure })
  const moved = decision.completion({ type: 'receive' }, 'A completed thread takes no more messages; the text belongs in a new linked thread.')
  decision.emit({ type: 'MessageReceived', messageId: command.messageId, sender: command.sender, sentAt: command.sentAt, markedUrgent: command.markedUrgent, textHash: command.textHash, ...moved })
  if (decision.state.snoozedUntil !== null) decision.emit({ type: 'ThreadWoken', reason: 'patientWrote' })
  if (command.sender.kind === 'staff') {
    if (isNew) sortAndRoute(decision, command, true)
    meetClocks(decision, ['promise', 'appointmentRequest'], 'answered')
    return
  }
  screen(decision, command)
  sortAndRoute(decision, command, isNew)
  const newFlags = command.screening.findings.length > 0
  // S13: a symptom without a red flag is still nothing for a text alone.
  if (!newFlags && command.screening.category === 'symptom') decision.emit({ type: 'ChannelMarked', messageId: command.messageId, by: 'screening' })
  meetClocks(decision, ['unreadByPatient'], 'answered')
  startFirstLook(decision, newFlags ? command.screening.tier : null)
  startPromise(decision)
  if (command.appointmentRequest) startAppointmentRequest(decision)
  if (command.appointmentForm) requestFromForm(decision, command.messageId, command.appointmentForm)
  sendNotice(decision, command, state)
}

function screen(decision: Decision, command: CommandOf<'receiveMessage'>): void {
  const { screening } = command
  const moved = decision.triage({ type: 'screen' }, 'This thread cannot be screened now.')
  decision.emit({
    type: 'MessageScreened', messageId: command.messageId, ruleSetVersion: screening.ruleSetVersion, category: screening.category,
    tier: screening.tier, soon: screening.soon, ...moved,
  })
  screening.findings.forEach((finding, index) => {
    decision.emit({ type: 'FlagRaised', flagId: `${command.messageId}:${index}`, messageId: command.messageId, finding, by: 'screening' })
  })
}

/** S8, S9: the subject is a hint. What is flagged goes to the flagged pool whatever it asks for; the pack's table of work types routes the rest. */
function sortAndRoute(decision: Decision, command: CommandOf<'receiveMessage'>, isNew: boolean): void {
  const { pack } = decision.facts
  const flagged = command.screening.findings.length > 0
  if (isNew) {
    if (decision.state.triage === 'received') {
      const screened = decision.triage({ type: 'screen' }, 'This thread cannot be screened now.')
      decision.emit({
        type: 'MessageScreened', messageId: command.messageId, ruleSetVersion: command.screening.ruleSetVersion,
        category: command.screening.category, tier: null, soon: false, ...screened,
      })
    }
    decision.emit({ type: 'ThreadSorted', ...decision.triage({ type: 'sort', flagged }, 'This thread was sorted before.') })
    const hinted = pack.pools.find((pool) => pool.id === command.poolHint)
    const poolId = flagged ? pack.flaggedPool : (hinted?.id ?? pack.routing[command.screening.category] ?? pack.flaggedPool)
    route(decision, poolId, flagged ? 'redFlag' : hinted ? 'addressed' : 'workType', isClinicalWork(command.screening.category))
    return
  }
  // A flag on a thread that no clinician holds goes to the flagged pool; a clinician's claim stays.
  const held = decision.state.assignee !== null && decision.facts.roles[decision.state.assignee] !== 'clerk'
  if (flagged && !held && decision.state.pool !== pack.flaggedPool) route(decision, pack.flaggedPool, 'redFlag', true)
}

function route(decision: Decision, poolId: string, reason: string, clinicalWork: boolean): void {
  const pool = decision.facts.pack.pools.find((candidate) => candidate.id === poolId)
  if (!pool) throw new InvalidCommand('pool', 'The policy pack names no such pool.')
  const moved = decision.triage({ type: 'route' }, 'This thread cannot be routed now.')
  const isClinical = pool.clinical || decision.state.tier !== null || clinicalWork
  decision.emit({ type: 'ThreadRouted', pool: poolId, isClinical, reason, by: 'policy', ...moved })
}

/** The portal withdraws a message (entered in error): kept and struck through. */
export function retractMessage(decision: Decision, command: CommandOf<'retractMessage'>): void {
  decision.emit({ type: 'MessageRetracted', messageId: command.messageId })
  if (decision.state.unanswered.length === 0) meetClocks(decision, ['promise', 'appointmentRequest'], 'superseded')
}
