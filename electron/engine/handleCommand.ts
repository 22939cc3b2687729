import { VersionConflict, NotAuthorized, UnknownThread, DuplicateCommand } from '#shared/domain/errors.ts'
import { requireAccess } from '#shared/domain/people/decidePeople.ts'
import { invariant } from '#shared/domain/assertNever.ts'
import { isAppointmentCommand } from '#shared/domain/appointment/appointmentCommands.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import { decide } from '#shared/domain/thread/decide.ts'
import { evolve } from '#shared/domain/thread/evolve.ts'
import { may } from '#shared/domain/thread/may.ts'
import { emptyThread, type ThreadState } from '#shared/domain/thread/state.ts'
import { timersOf } from '#shared/domain/thread/timers.ts'
import { appointmentFactsFor } from './appointments/appointmentFactsFor.ts'
import { slotStreams } from './appointments/slotStreams.ts'
import { encodeThreadEvent } from './codec.ts'
import { requireSameCommand } from './commandsSeen.ts'
import { queuedNotice, withNotice } from './emergencyNotice.ts'
import type { Engine, HandleInput, Handled } from './engine.ts'
import { prepareOutgoing } from './outgoing/prepareOutgoing.ts'
import { messageHash } from './ports/hashChain.ts'
import type { NewMessage } from './ports/store.ts'
import { itemStreams, policyStamp } from './recordItems.ts'
import { threadStream } from './streams.ts'

const ATTEMPTS = 4

/**
 * The write path, in order. Nothing else appends to a thread. A conflict at commit (another process) is decided anew:
 * `decide` itself refuses what the author must see first (D16), so trying again never hides a change from a person.
 *
 * @throws DomainError by code: UNKNOWN_THREAD, NOT_AUTHORIZED, ILLEGAL_TRANSITION, INVALID_COMMAND, TEXT_REFUSED, VERSION_CONFLICT,
 *   STORAGE_FULL, STORAGE_FAULT. Nothing is half-written.
 */
export async function handleCommand(engine: Engine, input: HandleInput): Promise<Handled> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptCommand(engine, input)
    } catch (error) {
      if (error instanceof DuplicateCommand) continue
      if (!(error instanceof VersionConflict) || error.data.streamId === input.threadId || attempt >= ATTEMPTS) throw error
    }
  }
}

async function attemptCommand(engine: Engine, input: HandleInput): Promise<Handled> {
  const { store } = engine
  const streamId = threadStream(input.threadId)

  // 1 dedupe
  const seq = await store.query('commandSeq', { commandId: input.commandId })
  // 2 load
  const loaded = await store.load(streamId)
  const before = loaded?.kind === 'thread' ? loaded.state : emptyThread(input.threadId)
  if (seq !== undefined) {
    await requireSameCommand(engine, input, seq)
    return { seq, before, after: before, deduplicated: true }
  }
  if (before.version === 0 && input.command.type !== 'receiveMessage') throw new UnknownThread(input.threadId)

  // 3 authorize
  const right = may(input.actor, input.command, before)
  if (!right.allowed) throw new NotAuthorized(input.command.type, right.reason)
  const known = await engine.factsFor(before.version > 0 ? before : firstFacts(input.command))
  // Before the text is looked at: what a check would say is a reading too (D19).
  if (input.actor.kind === 'staff') requireAccess({ state: before, facts: known }, input.command, input.actor)

  // 4 decide
  invariant((input.messages ?? []).every((message) => message.threadId === input.threadId), 'a text belongs into its own thread')
  const appointment = await appointmentFactsFor(engine, input.command, before)
  const facts = { ...known, ...(appointment && { appointment }) }
  // Of an appointment the panel fills the text: what may not be said at all is said first, in the words of its own rule.
  if (isAppointmentCommand(input.command)) decide(input.command, before, input.actor, facts)
  const outgoing = await prepareOutgoing(engine, before, input)
  const messages = outgoing.messages.map((message) => ({ ...message, textHash: messageHash(message) }))
  const sealed = seal(outgoing.command, messages)
  const { command, text: notice } = sealed.type === 'receiveMessage' ? await withNotice(engine, sealed, before, facts) : { command: sealed, text: null }
  const { events, next } = decide(command, before, input.actor, facts)

  // 5 evolve
  const after = events.reduce(evolve, before)
  invariant(after.version === next.version && after.triage === next.triage && after.completion === next.completion, 'decision and fold disagree')

  // 6 commit
  const extra = await itemStreams(engine, input)
  const committed = await store.commit({
    commandId: input.commandId,
    actor: input.actor,
    recordedAt: facts.now,
    policy: policyStamp(engine),
    streams: [
      {
        streamId,
        expectedVersion: before.version,
        events: events.map(encodeThreadEvent),
        next: { kind: 'thread', streamId, version: after.version, state: after },
        timers: timersOf(after),
      },
      ...slotStreams(before, events, facts),
      ...extra,
    ],
    messages: [...messages, ...queuedNotice(notice, events)],
    directory: input.directory ?? [],
    intakeItems: input.intakeItems ?? [],
    credentials: [],
    discardDraft: input.discardDraft,
  })

  // 7 publish
  engine.changes.publish()
  return { seq: committed.seq, before, after, deduplicated: false }
}

const firstFacts = (command: ThreadCommand): Pick<ThreadState, 'patientId' | 'addressedTo'> =>
  command.type === 'receiveMessage' ? { patientId: command.patientId, addressedTo: command.addressedTo } : { patientId: null, addressedTo: null }

/** Puts the hash of each message row into the command that carries it, so that the event witnesses the whole row. */
function seal(command: ThreadCommand, messages: readonly NewMessage[]): ThreadCommand {
  const hashOf = (id: string): string => {
    const message = messages.find((candidate) => candidate.messageId === id)
    invariant(message, `the text of ${command.type} is missing from its commit`)
    return message.textHash
  }
  switch (command.type) {
    case 'receiveMessage':
      return { ...command, textHash: hashOf(command.messageId) }
    case 'replyToPatient':
    case 'offerSlots':
    case 'confirmAppointment':
      return { ...command, textHash: hashOf(command.replyId) }
    case 'addNote':
      return { ...command, note: { id: command.note.id, textHash: hashOf(command.note.id) } }
    case 'offerHandOff':
    case 'recordContact':
      return command.note === null ? command : { ...command, note: { id: command.note.id, textHash: hashOf(command.note.id) } }
    default:
      invariant(messages.length === 0, `${command.type} carries no text`)
      return command
  }
}
