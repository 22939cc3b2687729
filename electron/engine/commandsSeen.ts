import type { Actor } from '#shared/domain/actor.ts'
import { InvalidCommand } from '#shared/domain/errors.ts'
import type { Engine, HandleInput } from './engine.ts'
import { threadStream } from './streams.ts'

/**
 * The id is in the log already: is this the same command again (D22), or another one under a used id (D16)? A second "OK, nothing written"
 * to another person, or about another thread, would lose an act in silence.
 * @param seq of the command's last event
 * @throws InvalidCommand `commandId`
 */
export async function requireSameCommand({ store }: Pick<Engine, 'store'>, input: Pick<HandleInput, 'threadId' | 'actor'>, seq: number): Promise<void> {
  const [last] = await store.readEvents({ afterSeq: seq - 1, limit: 1 })
  if (!last) return
  const events = last.ordinal === 0 ? [last] : await store.readEvents({ afterSeq: seq - 1 - last.ordinal, limit: last.ordinal + 1 })
  const isSameThread = events.some(({ streamId }) => streamId === threadStream(input.threadId))
  // Intake names a thread anew each time it reads the same message; a person names the thread that is on the screen.
  if (!isSameActor(last.actor, input.actor) || (input.actor.kind === 'staff' && !isSameThread)) {
    throw new InvalidCommand('commandId', 'This command id was used before, for something else. Nothing was done; try again.')
  }
}

const isSameActor = (a: Actor, b: Actor): boolean => a.kind === b.kind && a.id === b.id
