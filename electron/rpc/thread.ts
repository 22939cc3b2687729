import { IllegalTransition, NotAuthorized, UnknownThread } from '#shared/domain/errors.ts'
import { openClocks } from '#shared/domain/clock/clockState.ts'
import { may, mayRead } from '#shared/domain/thread/may.ts'
import { undoOf } from '#shared/domain/thread/undo.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import { ROLE_LABEL, type Actor } from '#shared/domain/actor.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import { templateFacts } from '#shared/domain/templates/templateFacts.ts'
import { decodeThreadEvent } from '#electron/engine/codec.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { threadStream } from '#electron/engine/streams.ts'
import { actToCommand, type ActContext } from './actToCommand.ts'
import { signedIn } from './authenticate.ts'
import { loadPeople } from './people.ts'
import { eventText } from './views/historyText.ts'
import { threadViewOf } from './views/threadViewOf.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

async function loadThread(engine: Engine, threadId: string): Promise<ThreadState> {
  const loaded = await engine.store.load(threadStream(threadId))
  if (loaded?.kind !== 'thread') throw new UnknownThread(threadId)
  return loaded.state
}

/** Reads are recorded before anything leaves the engine; a refused read is recorded too. */
async function readThread(engine: Engine, threadId: string, me: Staff, what: string): Promise<ThreadState> {
  const thread = await loadThread(engine, threadId)
  const allowed = mayRead(me.role, thread)
  await engine.store.keep({ kind: 'view', staffId: me.id, role: me.role, threadId, patientId: thread.patientId, what: allowed ? what : `${what}.denied`, at: engine.clock.now() })
  if (!allowed) throw new NotAuthorized(what, 'This is a clinical thread. Raise a flag to send it to a nurse now.')
  return thread
}

/** The thread is before the eyes of this person: meets the first-look clock when it is open and the role is right (D4). */
async function look(engine: Engine, threadId: string, actor: Staff): Promise<boolean> {
  const thread = await loadThread(engine, threadId)
  if (openClocks(thread.clocks, 'firstLook').length === 0 || !may(actor, { type: 'lookAtThread' }, thread).allowed) return false
  try {
    await engine.handle({ threadId, command: { type: 'lookAtThread' }, actor, commandId: `look:${threadId}:${actor.id}:${thread.version}` })
    return true
  } catch (error) {
    if (error instanceof IllegalTransition) return false
    throw error
  }
}

/** Subject of the thread, and what its phrases may name. */
async function textContext(engine: Engine, threadId: string, actor: Staff): Promise<Pick<ActContext, 'subject' | 'factsOf'>> {
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
        phoneLines: pack.phoneLines.map((line) => ({ id: line.id, number: line.number, isAllDay: line.allDay })),
        language,
        today: localDateOf(engine.clock.now(), pack.timeZone),
      }),
  }
}

export const threadRouter = {
  get: signedIn.thread.get.handler(async ({ input, context: { engine, actor } }) => {
    const thread = await readThread(engine, input.threadId, actor, 'openThread')
    return threadViewOf(engine, thread, actor)
  }),

  look: signedIn.thread.look.handler(async ({ input, context: { engine, actor } }) => ({ looked: await look(engine, input.threadId, actor) })),

  act: signedIn.thread.act.handler(async ({ input, context: { engine, actor, console: host } }) => {
    await look(engine, input.threadId, actor)
    const asked = actToCommand(input.act, { engine, threadId: input.threadId, actor, templates: host.templates, ...(await textContext(engine, input.threadId, actor)) })
    const done = await engine.handle({ threadId: input.threadId, actor, commandId: input.commandId, ...asked })
    const undo = done.deduplicated ? null : undoOf(asked.command, done.before, done.after)
    if (undo === null) return { seq: done.seq, version: done.after.version, undo: null }
    const { label, ...act } = undo
    return { seq: done.seq, version: done.after.version, undo: { label, act } }
  }),

  history: signedIn.thread.history.handler(async ({ input, context: { engine, actor } }) => {
    await readThread(engine, input.threadId, actor, 'readHistory')
    const people = await loadPeople(engine)
    const recorded = await engine.store.query('streamEvents', { streamId: threadStream(input.threadId) })
    return recorded.map((event) => ({
      seq: event.seq,
      at: event.recordedAt,
      actor: event.actor.kind === 'staff' ? people.person(event.actor.id).name : event.actor.id,
      role: event.actor.kind === 'staff' ? event.actor.role : null,
      type: event.type,
      text: eventText(decodeThreadEvent(event), people, engine.pack),
      policy: event.policy,
      hash: event.hash.slice(0, 12),
    }))
  }),
}
