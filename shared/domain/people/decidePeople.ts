import type { Actor } from '../actor.ts'
import { InvalidCommand, NotAuthorized } from '../errors.ts'
import type { Decision } from '../thread/decision.ts'
import type { CommandOf, ThreadCommand } from '../thread/commands.ts'
import type { SenderRef } from '../thread/state.ts'
import { accessTo } from './access.ts'
import { ageAt } from './age.ts'
import { markOf } from './confidential.ts'
import type { PeopleCommand } from './peopleCommands.ts'
import { replyRule, replyRuleRefusal } from './replyRule.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** What may always be done: raising a flag is the safe direction, and the glass is broken from outside. */
const FROM_OUTSIDE: ReadonlySet<ThreadCommand['type']> = new Set(['raiseFlag', 'breakGlass'])

/** D19: nobody acts on a thread that they may not open. */
export function requireAccess({ state, facts }: Pick<Decision, 'state' | 'facts'>, command: Pick<ThreadCommand, 'type'>, actor: Staff): void {
  if (FROM_OUTSIDE.has(command.type)) return
  const access = accessTo(actor, state, facts.people?.patient ?? null, facts.pack, facts.now)
  if (!access.open) throw new NotAuthorized(command.type, access.reason)
}

/** D17, D18, PS-11: what may be written depends on who will read it. */
export function requireReplyRule(decision: Decision, command: CommandOf<'replyToPatient'>): void {
  const rule = replyRule(decision.state, decision.facts.people, decision.facts.pack, decision.now)
  const refusal = replyRuleRefusal(rule, command.templateId)
  if (refusal !== null) decision.refuse(rule.kind === 'refused' ? rule.reason : decision.state.completion, refusal)
}

/** S37, D18: messages of a teenager and of a proxy are never one thread. Intake opens a linked thread before it comes to this. */
export function requireOwnThread(decision: Decision, sender: SenderRef): void {
  if (!needsOwnThread(decision.state.people.lastSender, sender, decision.facts.people?.patient?.birthDate ?? null, decision)) return
  throw new InvalidCommand('sender', 'A teenager and a proxy never share a thread. The message belongs in a linked thread of its own.')
}

export function needsOwnThread(
  last: SenderRef | null, sender: SenderRef, birthDate: string | null, { facts: { pack, now } }: { readonly facts: Pick<Decision['facts'], 'pack' | 'now'> },
): boolean {
  const isPerson = (kind: SenderRef['kind']): boolean => kind === 'self' || kind === 'proxy'
  if (last === null || !isPerson(sender.kind) || !isPerson(last.kind) || birthDate === null) return false
  const age = ageAt(birthDate, now, pack.timeZone)
  const isTeen = age !== null && age >= pack.ages.teenFrom && age <= pack.ages.teenTo
  return isTeen && last.kind !== sender.kind
}

export function decidePeople(decision: Decision, command: PeopleCommand, actor: Staff): void {
  switch (command.type) {
    case 'markConfidential':
      return mark(decision, command, actor)
    case 'unmarkConfidential': {
      if (command.reason.trim() === '') throw new InvalidCommand('reason', 'Taking the mark away takes a reason.')
      if (!markOf(decision.state, command)) decision.refuse(decision.state.triage, 'This is not marked confidential.')
      return decision.emit({ type: 'ItemUnmarkedConfidential', kind: command.kind, ref: command.ref, reason: command.reason.trim(), by: actor.id })
    }
    case 'declineConfidential':
      return decision.emit({ type: 'ConfidentialDeclined', by: actor.id })
    case 'breakGlass':
      return breakGlass(decision, command, actor)
    case 'reviewBreakGlass':
      return review(decision, command, actor)
  }
}

function mark(decision: Decision, command: Extract<PeopleCommand, { type: 'markConfidential' }>, actor: Staff): void {
  const { kind, ref, topic } = command
  if ((kind === 'thread') !== (ref === null)) throw new InvalidCommand('ref', 'Say which message, note or appointment is meant.')
  if (markOf(decision.state, command)) decision.refuse(decision.state.triage, 'This is marked confidential already.')
  const { assignee, isClinical } = decision.state
  decision.emit({ type: 'ItemMarkedConfidential', kind, ref, topic, wasClinical: isClinical, by: actor.id })
  // A clerk may no longer open it, so a clerk's claim would keep everybody out.
  if (kind === 'thread' && assignee !== null && decision.facts.roles[assignee] === 'clerk') {
    decision.emit({ type: 'ThreadReleased', staffId: assignee, reason: 'reassigned', ...decision.triage({ type: 'release' }, 'Nobody has claimed this thread.') })
  }
}

/** D19: a typed reason, an end, and a review. */
function breakGlass(decision: Decision, command: Extract<PeopleCommand, { type: 'breakGlass' }>, actor: Staff): void {
  const { pack, people } = decision.facts
  const access = accessTo(actor, decision.state, people?.patient ?? null, pack, decision.now)
  if (access.open) decision.refuse(decision.state.triage, 'This thread is open to you. There is no glass to break.')
  if (!access.mayBreakGlass) throw new NotAuthorized('breakGlass', access.reason)
  const reason = command.reason.trim()
  if (reason.length < 5) throw new InvalidCommand('reason', 'Say in a few words why you must open this thread.')
  decision.emit({ type: 'GlassBroken', accessId: command.accessId, by: actor.id, role: actor.role, reason, until: decision.now + pack.windows.breakGlassMinutes * 60_000 })
}

function review(decision: Decision, command: Extract<PeopleCommand, { type: 'reviewBreakGlass' }>, actor: Staff): void {
  const access = decision.state.people.breakGlass.find(({ accessId }) => accessId === command.accessId)
  if (!access) throw new InvalidCommand('accessId', 'There is no such break-glass.')
  if (access.review !== null) decision.refuse(decision.state.triage, 'This break-glass was reviewed already.')
  if (command.words.trim() === '') throw new InvalidCommand('words', 'Say in a few words why.')
  decision.emit({ type: 'BreakGlassReviewed', accessId: access.accessId, by: actor.id, verdict: command.verdict, words: command.words.trim() })
}
