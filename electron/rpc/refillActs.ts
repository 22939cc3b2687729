import type { TemplateView } from '#shared/contract/index.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { InvalidCommand, UnknownThread } from '#shared/domain/errors.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { threadStream } from '#electron/engine/streams.ts'
import type { ActCommand } from './actToCommand.ts'
import { refillCommandOf, type RefillAct } from './refillCommandOf.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** A refill act with what it is read against: the facts of this minute and the patient's texts. */
export async function commandOfRefillAct(engine: Engine, threadId: string, actor: Staff, act: RefillAct, templates: readonly TemplateView[]): Promise<ActCommand> {
  const [loaded, messages] = await Promise.all([engine.store.load(threadStream(threadId)), engine.store.query('messages', { threadId })])
  if (loaded?.kind !== 'thread') throw new UnknownThread(threadId)
  const facts = await engine.factsFor(loaded.state)
  return { command: refillCommandOf(act, { engine, actor, templates, facts, messages }), messages: [] }
}

/** PS-09: a decision under the wrong initials or birth year leaves a trace beside the views of patient data. */
export async function identityMissed(engine: Engine, threadId: string, actor: Staff, error: unknown): Promise<void> {
  if (!(error instanceof InvalidCommand) || error.data.field !== 'identity') return
  await engine.store.keep({ kind: 'view', staffId: actor.id, role: actor.role, threadId, patientId: null, what: 'identityCheck.denied', at: engine.clock.now() })
}
