import { ROLE_LABEL, type Actor } from '#shared/domain/actor.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import type { Act } from '#shared/contract/schemas/act.ts'
import type { TemplateView } from '#shared/contract/index.ts'
import { InvalidCommand } from '#shared/domain/errors.ts'
import { audienceOf } from '#shared/domain/people/audience.ts'
import { isItemConfidential } from '#shared/domain/people/confidential.ts'
import { peopleTextProblems, type OutgoingPeople } from '#shared/domain/people/outgoing.ts'
import { replyRule } from '#shared/domain/people/replyRule.ts'
import type { ConfidentialTopic } from '#shared/domain/people/topics.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import { templateFacts } from '#shared/domain/templates/templateFacts.ts'
import { matchesTemplate } from '#shared/domain/templates/matchesTemplate.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { StoredMessage } from '#electron/engine/ports/store.ts'

export interface CheckContext {
  readonly engine: Engine
  readonly thread: ThreadState
  readonly actor: Extract<Actor, { kind: 'staff' }>
  readonly templates: readonly TemplateView[]
  readonly topics: readonly ConfidentialTopic[]
}

/**
 * Holds an act against the people of its thread, where its text is needed: an approved phrase stands as it is, nothing confidential and no
 * past visit goes to a proxy (S36, S38, S39, PS-11), and a mark names something that is there.
 * @throws InvalidCommand
 */
export async function checkPeople(act: Act, context: CheckContext): Promise<void> {
  const { engine, thread } = context
  if (act.type === 'markConfidential') return checkMark(act, await engine.store.query('messages', { threadId: thread.threadId }))
  if (act.type !== 'replyToPatient') return
  const facts = await engine.factsFor(thread)
  const rule = replyRule(thread, facts.people, engine.pack, facts.now)
  if (rule.kind === 'phrases' && act.templateId !== null && rule.templates.includes(act.templateId)) {
    const template = context.templates.find(({ id }) => id === act.templateId)
    const stands = template !== undefined && matchesTemplate(fillTemplate(template.body, factsOf(context, facts, template.language)), act.body)
    if (!stands) throw new InvalidCommand('body', `${rule.text} The approved phrase is sent as it stands.`)
  } else if (rule.kind !== 'free') return
  const messages = await engine.store.query('messages', { threadId: thread.threadId })
  const [problem] = peopleTextProblems(act.body, outgoingPeople(thread, facts, messages, context.topics))
  if (problem) throw new InvalidCommand('body', problem.text)
}

function factsOf({ engine: { pack }, actor, thread }: CheckContext, facts: Facts, language: string): ReturnType<typeof templateFacts> {
  return templateFacts({
    patient: facts.people?.patient ?? null,
    hasProxy: thread.people.lastSender?.kind === 'proxy',
    me: { name: actor.name, roleLabel: ROLE_LABEL[actor.role] },
    clinicName: pack.clinicName,
    newMessagePath: pack.webPaths.newMessage,
    phoneLines: pack.phoneLines.map((line) => ({ id: line.id, number: line.number, isAllDay: line.allDay })),
    language,
    today: localDateOf(facts.now, pack.timeZone),
  })
}

function checkMark(act: Extract<Act, { type: 'markConfidential' }>, messages: readonly StoredMessage[]): void {
  if (act.kind !== 'message' && act.kind !== 'note') return
  const found = messages.find(({ messageId }) => messageId === act.ref)
  if (!found || (found.kind === 'note') !== (act.kind === 'note')) throw new InvalidCommand('ref', 'There is no such text in this thread.')
}

/** What an answer in this thread is held against. */
export function outgoingPeople(thread: ThreadState, facts: Facts, messages: readonly StoredMessage[], topics: readonly ConfidentialTopic[]): OutgoingPeople {
  const { pack, now, people } = facts
  const patient = people?.patient ?? null
  const { audience, age } = audienceOf(thread, patient, people?.relatedPersons ?? [], pack, now)
  const isMarked = (message: StoredMessage): boolean =>
    isItemConfidential(thread, { kind: message.kind === 'note' ? 'note' : 'message', ref: message.messageId })
  return {
    audience,
    isTeen: age !== null && age >= pack.ages.teenFrom && age <= pack.ages.teenTo,
    confidentialTexts: messages.filter(isMarked).map(({ body }) => body),
    lastVisit: patient?.lastVisit ?? null,
    nextVisit: patient?.nextVisit ?? null,
    isNextVisitConfidential: isItemConfidential(thread, { kind: 'appointment', ref: 'next' }),
    topics,
  }
}
