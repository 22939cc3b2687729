import { ROLE_LABEL, type Actor } from '#shared/domain/actor.ts'
import { TIERS } from '#shared/domain/screening/findings.ts'
import type { TemplateView } from '#shared/contract/index.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { proxyName, type PatientRecord, type RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import { allowedCommands } from '#shared/domain/thread/allowedCommands.ts'
import type { ThreadEvent } from '#shared/domain/thread/events.ts'
import type { ConfidentialTopic } from '#shared/domain/people/topics.ts'
import { completionBlockers } from '#shared/domain/thread/guards.ts'
import { accessTo } from '#shared/domain/people/access.ts'
import { replyState } from '#shared/domain/thread/replyState.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import { decodeThreadEvent } from '#electron/engine/codec.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { StoredMessage } from '#electron/engine/ports/store.ts'
import { threadStream } from '#electron/engine/streams.ts'
import { subjectFor } from '../access/clerkView.ts'
import { appointmentBriefOf, withNextVisit } from '../appointments/nextVisit.ts'
import { loadPeople, type People } from '../people.ts'
import { CLOCK_LABEL, clockViewOf } from './clockViews.ts'
import { emergencyViewOf } from './emergencyViewOf.ts'
import { dispositionLabel, eventText, isTrace } from './historyText.ts'
import { isHandOffTo, poolOf } from './inboxRowOf.ts'
import { flagViewOf, messageViewOf } from './messageViews.ts'
import { bannerOf } from './patientView.ts'
import { refillViewOf } from './refillViewOf.ts'
import { linkedThreadOf, upkeepViewOf } from './upkeepViewOf.ts'
import { peopleViewOf } from './peopleViewOf.ts'
import { replyForReaders } from './replyForReaders.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** Everything that the thread pane shows, read in one go. The caller has checked the access and recorded the view. */
export async function threadViewOf(engine: Engine, thread: ThreadState, me: Staff, topics: readonly ConfidentialTopic[] = [], templates: readonly TemplateView[] = []): Promise<ThreadView> {
  const { store, pack } = engine
  const { threadId } = thread
  const [people, messages, recorded, facts, patient] = await Promise.all([
    loadPeople(engine),
    store.query('messages', { threadId }),
    store.query('streamEvents', { streamId: threadStream(threadId) }),
    engine.factsFor(thread),
    thread.patientId === null ? undefined : store.query('patient', { patientId: thread.patientId }),
  ])
  const events = recorded.map(decodeThreadEvent)
  const proxies = await loadProxies(engine, messages)
  const withdrawn = new Set(events.flatMap((event) => (event.type === 'ReplyWithdrawn' ? [event.replyId] : [])))
  const context = { thread, patient: patient ?? null, proxies, people, me: me.id, ...readEvents(events) }
  const shown = messages.filter((message) => !withdrawn.has(message.messageId))
  const byId = new Map(messages.map((message) => [message.messageId, message]))
  const queued = thread.replies.find((reply) => reply.delivery === 'queued')
  const lastInbound = messages.findLast((message) => message.kind === 'patient')
  const proxy = lastInbound?.sender.kind === 'proxy' ? proxies.get(lastInbound.sender.relatedPersonId) : undefined
  return {
    threadId,
    version: thread.version,
    patient: patient ? await withNextVisit(engine, bannerOf(patient, people), me.role) : null,
    proxy: proxy ? { name: proxyName(proxy), relationship: proxy.relationship } : null,
    subject: messages[0]?.subject ?? '',
    addressedTo: thread.addressedTo === null ? null : people.person(thread.addressedTo).name,
    pool: poolOf(thread.pool, pack),
    assignee: thread.assignee === null ? null : people.person(thread.assignee),
    isMine: thread.assignee === me.id,
    triage: thread.triage,
    people: peopleViewOf({ thread, facts, messages: shown, people, me: me.id, topics }),
    completion: thread.completion,
    category: thread.category,
    isClinical: thread.isClinical,
    tier: thread.tier,
    flags: thread.flags
      .map((flag) => flagViewOf(flag, byId, context.ruleSets, people))
      .toSorted((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || b.raisedAt - a.raisedAt),
    clocks: thread.clocks.map((clock) => ({ ...clockViewOf(clock), ledger: clock.ledger.map((line) => ({ ...line })), label: CLOCK_LABEL[clock.kind] })),
    messages: shown.map((message) => messageViewOf(message, context)),
    reply: replyForReaders(replyState(thread, { kind: 'staff' }, facts.patient, pack, facts.now), thread, facts),
    blockers: thread.completion === 'completed' ? [] : completionBlockers(thread),
    allowed: allowedCommands(me, thread, facts),
    handOff: handOffOf(thread, me, people),
    disposition: thread.disposition === null ? null : { code: thread.disposition.code, label: dispositionLabel(thread.disposition.code, pack), by: people.label(thread.disposition.by), at: thread.disposition.at },
    contacts: thread.contacts.map((contact) => ({ outcome: contact.outcome, by: people.label(contact.by), at: contact.at })),
    emergency: emergencyViewOf(thread, facts, people, messages.flatMap((message) => (message.kind === 'patient' ? [message.subject, message.body] : []))),
    refills: refillViewOf({ thread, facts, messages: shown.filter((message) => !context.retracted.has(message.messageId)), people, me, templates }),
    appointment: appointmentBriefOf(thread.appointment, engine),
    nextStep: thread.nextStep,
    completedBy: thread.completedBy === null ? null : people.label(thread.completedBy),
    completedAt: thread.completedAt,
    snoozedUntil: thread.snoozedUntil,
    queuedReply: queued ? { replyId: queued.replyId, releaseAt: queued.releaseAt, isMine: queued.authorId === me.id } : null,
    drafts: await loadDrafts(engine, threadId, me.id),
    trace: events.filter(isTrace).map((event) => ({ at: event.at, text: eventText(event, people, pack) })),
    upkeep: upkeepViewOf({ engine, thread, me, people, facts, patient: patient ?? null, messages: shown }),
    ...(await loadNeighbours(engine, thread, me, people, patient ?? null)),
  }
}

async function loadProxies(engine: Engine, messages: readonly StoredMessage[]): Promise<Map<string, RelatedPersonRecord>> {
  const ids = new Set(messages.flatMap((message) => (message.sender.kind === 'proxy' ? [message.sender.relatedPersonId] : [])))
  const found = new Map<string, RelatedPersonRecord>()
  for (const relatedPersonId of ids) {
    const record = await engine.store.query('relatedPerson', { relatedPersonId })
    if (record) found.set(relatedPersonId, record)
  }
  return found
}

/** Facts of single messages that only the events know. */
function readEvents(events: readonly ThreadEvent[]): { retracted: Set<string>; deliveryReasons: Map<string, string | null>; ruleSets: Map<string, string> } {
  const retracted = new Set<string>()
  const deliveryReasons = new Map<string, string | null>()
  const ruleSets = new Map<string, string>()
  for (const event of events) {
    if (event.type === 'MessageRetracted') retracted.add(event.messageId)
    if (event.type === 'DeliveryAdvanced') deliveryReasons.set(event.replyId, event.reason)
    if (event.type === 'MessageScreened') ruleSets.set(event.messageId, event.ruleSetVersion)
  }
  return { retracted, deliveryReasons, ruleSets }
}

function handOffOf(thread: ThreadState, me: Staff, people: People): ThreadView['handOff'] {
  const { handOff } = thread
  if (handOff === null) return null
  const to = handOff.toStaffId === null ? (handOff.toRole === null ? 'a colleague' : ROLE_LABEL[handOff.toRole]) : people.label(handOff.toStaffId)
  return { kind: handOff.kind, from: people.label(handOff.fromStaffId), to, toMe: isHandOffTo(thread, me), fromMe: handOff.fromStaffId === me.id, offeredAt: handOff.offeredAt }
}

async function loadDrafts(engine: Engine, threadId: string, staffId: string): Promise<ThreadView['drafts']> {
  const [reply, note] = await Promise.all([
    engine.store.query('draft', { threadId, staffId, mode: 'reply' }),
    engine.store.query('draft', { threadId, staffId, mode: 'note' }),
  ])
  return { reply: reply ? { body: reply.body, savedAt: reply.savedAt } : null, note: note ? { body: note.body, savedAt: note.savedAt } : null }
}

/** Linked threads and earlier threads of the same patient, as far as this person may read them. */
async function loadNeighbours(engine: Engine, thread: ThreadState, me: Staff, people: People, patient: PatientRecord | null): Promise<Pick<ThreadView, 'links' | 'earlier'>> {
  const others = (thread.patientId === null ? [] : await engine.store.query('threadsOfPatient', { patientId: thread.patientId })).map((other) => ({ ...other, subject: subjectFor(me.role, other) }))
  const readable = others.filter((other) => other.state.threadId !== thread.threadId && accessTo(me, other.state, patient, engine.pack, engine.clock.now()).open)
  const links = thread.links.flatMap((link) => {
    const other = readable.find((candidate) => candidate.state.threadId === link.threadId)
    return other ? [linkedThreadOf(link, other, people, engine.pack)] : []
  })
  const linked = new Set(links.map((link) => link.threadId))
  return {
    links,
    earlier: readable
      .filter((other) => !linked.has(other.state.threadId))
      .slice(0, 20)
      .map((other) => ({ threadId: other.state.threadId, subject: other.subject, at: other.state.lastMessageAt, completion: other.state.completion })),
  }
}
