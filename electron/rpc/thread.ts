import { IllegalTransition, NotAuthorized, UnknownThread } from '#shared/domain/errors.ts'
import { awaitsLook } from '#shared/domain/emergency/ladder.ts'
import { requireAccess } from '#shared/domain/people/decidePeople.ts'
import { may } from '#shared/domain/thread/may.ts'
import type { ThreadEvent } from '#shared/domain/thread/events.ts'
import { undoOf } from '#shared/domain/thread/undo.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import { ROLE_LABEL, type Actor } from '#shared/domain/actor.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import { templateFacts } from '#shared/domain/templates/templateFacts.ts'
import { decodeThreadEvent } from '#electron/engine/codec.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { threadStream } from '#electron/engine/streams.ts'
import { actToCommand, type ActContext } from './actToCommand.ts'
import { commandOfAppointmentAct, isAppointmentAct } from './appointments/appointmentActs.ts'
import { accessOf } from './access/accessOf.ts'
import { briefOf, viewedBy } from './access/briefOf.ts'
import { checkMark } from './access/checkMark.ts'
import { clerkEventText, WITHHELD_ENTRY } from './access/clerkEventText.ts'
import { clerkView } from './access/clerkView.ts'
import { signedIn } from './authenticate.ts'
import { numberChange } from './emergency.ts'
import { loadPeople } from './people.ts'
import { commandOfRefillAct, identityMissed } from './refillActs.ts'
import { isRefillAct } from './refillCommandOf.ts'
import { eventText } from './views/historyText.ts'
import { threadViewOf } from './views/threadViewOf.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

async function loadThread(engine: Engine, threadId: string): Promise<ThreadState> {
  const loaded = await engine.store.load(threadStream(threadId))
  if (loaded?.kind !== 'thread') throw new UnknownThread(threadId)
  return loaded.state
}

/** Reads are recorded before anything leaves the engine; a refused read is recorded too. */
export async function readThread(engine: Engine, threadId: string, me: Staff, what: string): Promise<ThreadState> {
  const thread = await loadThread(engine, threadId)
  const access = await accessOf(engine, thread, me)
  const allowed = access.open
  await engine.store.keep({ kind: 'view', staffId: me.id, role: me.role, threadId, patientId: thread.patientId, what: allowed ? what : `${what}.denied`, at: engine.clock.now() })
  if (!access.open) throw new NotAuthorized(what, access.reason)
  return thread
}

/** The thread is before the eyes of this person: meets the first-look clock when it is open and the role is right (D4). */
async function look(engine: Engine, threadId: string, actor: Staff): Promise<boolean> {
  const thread = await loadThread(engine, threadId)
  if (!awaitsLook(thread, actor.id) || !may(actor, { type: 'lookAtThread' }, thread).allowed || !(await accessOf(engine, thread, actor)).open) return false
  try {
    await engine.handle({ threadId, command: { type: 'lookAtThread' }, actor, commandId: `look:${threadId}:${actor.id}:${thread.version}` })
    return true
  } catch (error) {
    if (error instanceof IllegalTransition) return false
    throw error
  }
}

/** Subject of the thread, and what its phrases may name. */
export async function textContext(engine: Engine, threadId: string, actor: Staff): Promise<Pick<ActContext, 'subject' | 'factsOf'>> {
  const [thread, messages] = await Promise.all([loadThread(engine, threadId), engine.store.query('messages', { threadId })])
  const patient = thread.patientId === null ? undefined : await engine.store.query('patient', { patientId: thread.patientId })
  const { pack } = engine
  return {
    subject: messages[0]?.subject ?? '',
    factsOf: (language) =>
      templateFacts({
        patient: patient ?? null,
        hasProxy: messages.findLast((message) => message.kind === 'patient')?.sender.kind === 'proxy',
        me: { name: actor.name, roleLabel: ROLE_LABEL[actor.role] },
        clinicName: pack.clinicName,
        newMessagePath: pack.webPaths.newMessage,
        phoneLines: pack.phoneLines.map((line) => ({ id: line.id, number: line.number, isAllDay: line.allDay })),
        language,
        today: localDateOf(engine.clock.now(), pack.timeZone),
      }),
  }
}

export const threadRouter = {
  get: signedIn.thread.get.handler(async ({ input, context: { engine, actor, console: host } }) => {
    const thread = await readThread(engine, input.threadId, actor, 'openThread')
    const view = await threadViewOf(engine, thread, actor, host.confidentialTopics, host.templates)
    if (actor.role !== 'clerk') return view
    const recorded = await engine.store.query('streamEvents', { streamId: threadStream(input.threadId) })
    return clerkView(view, { thread, events: recorded.map(decodeThreadEvent), me: actor, people: await loadPeople(engine), pack: engine.pack })
  }),

  look: signedIn.thread.look.handler(async ({ input, context: { engine, actor } }) => ({ looked: await look(engine, input.threadId, actor) })),

  act: signedIn.thread.act.handler(async ({ input, context: { engine, actor, console: host } }) => {
    const thread = await loadThread(engine, input.threadId)
    // Asked again by the write path; here so that nothing of the thread is read for who may not open it.
    requireAccess({ state: thread, facts: await engine.factsFor(thread) }, input.act, actor)
    await look(engine, input.threadId, actor)
    await checkMark(input.act, engine, input.threadId)
    const asked = isRefillAct(input.act) ? await commandOfRefillAct(engine, input.threadId, actor, input.act, host.templates) : isAppointmentAct(input.act) ? await commandOfAppointmentAct(input.act, { engine, threadId: input.threadId, actor, templates: host.templates, ...(await textContext(engine, input.threadId, actor)) }) : actToCommand(input.act, { engine, threadId: input.threadId, actor, templates: host.templates, ...(await textContext(engine, input.threadId, actor)) })
    const done = await engine.handle({ threadId: input.threadId, actor, commandId: input.commandId, ...asked, ...(await numberChange(engine, input.threadId, input.act)) }).catch(async (error: unknown) => {
      await identityMissed(engine, input.threadId, actor, error)
      throw error
    })
    if (asked.command.type === 'replyToPatient') engine.presence.stop(input.threadId, actor.id)
    const back = done.deduplicated ? null : undoOf(asked.command, done.before, done.after)
    // What this person may not do is not offered: a clerk who raised a flag cannot lower it.
    const undo = back !== null && may(actor, { type: back.type }, done.after).allowed ? back : null
    if (undo === null) return { seq: done.seq, version: done.after.version, undo: null }
    const { label, ...act } = undo
    return { seq: done.seq, version: done.after.version, undo: { label, act } }
  }),

  brief: signedIn.thread.brief.handler(async ({ input, context: { engine, actor } }) => briefOf(engine, await loadThread(engine, input.threadId), actor)),

  views: signedIn.thread.views.handler(async ({ input, context: { engine, actor } }) => viewedBy(engine, await loadThread(engine, input.threadId), actor)),

  history: signedIn.thread.history.handler(async ({ input, context: { engine, actor } }) => {
    await readThread(engine, input.threadId, actor, 'readHistory')
    const people = await loadPeople(engine)
    const recorded = await engine.store.query('streamEvents', { streamId: threadStream(input.threadId) })
    const textOf = (event: ThreadEvent): string | null => (actor.role === 'clerk' ? clerkEventText(event, actor, people, engine.pack) : eventText(event, people, engine.pack))
    return recorded.map((event) => ({ event, text: textOf(decodeThreadEvent(event)) })).map(({ event, text }) => ({
      seq: event.seq,
      at: event.recordedAt,
      actor: event.actor.kind === 'staff' ? people.person(event.actor.id).name : event.actor.id,
      role: event.actor.kind === 'staff' ? event.actor.role : null,
      type: text === null ? 'withheld' : event.type,
      text: text ?? WITHHELD_ENTRY,
      policy: event.policy,
      hash: event.hash.slice(0, 12),
    }))
  }),
}
