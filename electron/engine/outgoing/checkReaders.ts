import type { Actor } from '#shared/domain/actor.ts'
import { isAppointmentPhrase } from '#shared/domain/appointment/appointmentPhrases.ts'
import { InvalidCommand } from '#shared/domain/errors.ts'
import { audienceOf } from '#shared/domain/people/audience.ts'
import { isItemConfidential } from '#shared/domain/people/confidential.ts'
import { peopleTextProblems } from '#shared/domain/people/outgoing.ts'
import { replyRule } from '#shared/domain/people/replyRule.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import { matchesTemplate } from '#shared/domain/templates/matchesTemplate.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { VisitsOf } from '../appointments/visitsOf.ts'
import type { Engine } from '../engine.ts'
import { phraseFacts } from './phraseFacts.ts'

export interface CheckedText {
  readonly body: string
  readonly templateId: string | null
  readonly actor: Extract<Actor, { kind: 'staff' }>
}

/**
 * Holds a text against the people who will read it, whichever door it came through: an approved phrase stands as it is, and nothing
 * confidential of any thread of the patient and no past visit goes to a proxy (D18, S36, S38, S39, PS-11).
 * @throws InvalidCommand `body`
 */
export async function checkReaders(engine: Engine, thread: ThreadState, facts: Facts, visits: VisitsOf, text: CheckedText): Promise<void> {
  const { body, templateId } = text
  const { pack, now, people } = facts
  const rule = replyRule(thread, people, pack, now)
  if (rule.kind === 'phrases' && templateId !== null && rule.templates.includes(templateId)) {
    const phrase = engine.texts.phrases.find(({ id }) => id === templateId)
    const stands = phrase !== undefined && matchesTemplate(fillTemplate(phrase.body, phraseFacts(thread, facts, text.actor, phrase.language)), body)
    // The scheduling panel fills its own phrases, and nobody types in them.
    if (!stands && !isAppointmentPhrase(templateId)) throw new InvalidCommand('body', `${rule.text} The approved phrase is sent as it stands.`)
  } else if (rule.kind !== 'free') return
  const patient = people?.patient ?? null
  const { audience, age } = audienceOf(thread, patient, people?.relatedPersons ?? [], pack, now)
  if (audience === 'self') return
  const [problem] = peopleTextProblems(body, {
    audience,
    isTeen: age !== null && age >= pack.ages.teenFrom && age <= pack.ages.teenTo,
    confidentialTexts: await confidentialTexts(engine, thread),
    approvedTexts: engine.texts.phrases.map((phrase) => fillTemplate(phrase.body, phraseFacts(thread, facts, text.actor, phrase.language))),
    lastVisit: patient?.lastVisit ?? null,
    nextVisit: patient?.nextVisit ?? null,
    isNextVisitConfidential: visits.isNextInRecord || isItemConfidential(thread, { kind: 'appointment', ref: 'next' }),
    topics: engine.texts.topics,
  })
  if (problem) throw new InvalidCommand('body', problem.text)
}

/** What is marked confidential in every thread of the patient: a parent's thread never quotes the teen's own (D18, S38). */
async function confidentialTexts({ store }: Engine, thread: ThreadState): Promise<string[]> {
  const others = thread.patientId === null ? [] : await store.query('threadsOfPatient', { patientId: thread.patientId })
  const threads = [thread, ...others.map(({ state }) => state).filter(({ threadId }) => threadId !== thread.threadId)]
  const texts = await Promise.all(threads.filter(({ people }) => people.confidential.length > 0).map(async (each) => {
    const messages = await store.query('messages', { threadId: each.threadId })
    return messages
      .filter((message) => isItemConfidential(each, { kind: message.kind === 'note' ? 'note' : 'message', ref: message.messageId }))
      .map(({ subject, body }) => (subject === '' ? body : `${subject}\n${body}`))
  }))
  return texts.flat()
}
