import { emptyAccount, evolveAccount, type AccountState } from '#shared/domain/account/account.ts'
import { emptySlot, evolveSlot, type SlotState } from '#shared/domain/appointment/slot.ts'
import { evolve } from '#shared/domain/thread/evolve.ts'
import { emptyThread, type ThreadState } from '#shared/domain/thread/state.ts'
import { decodeSlotEvent } from './appointments/slotCodec.ts'
import { decodeAccountEvent, decodeThreadEvent } from './codec.ts'
import type { RecordedEvent, Store } from './ports/store.ts'
import { splitStream } from './streams.ts'

/** Everything that the log says, folded. */
export interface Replay {
  readonly threads: Map<string, ThreadState>
  readonly accounts: Map<string, AccountState>
  readonly slots: Map<string, SlotState>
  /** Version of every stream. */
  readonly versions: Map<string, number>
}

export const emptyReplay = (): Replay => ({ threads: new Map(), accounts: new Map(), slots: new Map(), versions: new Map() })

/** Folds one event into the replay. Copies facts of events and never re-runs a guard. */
export function replayEvent(replay: Replay, event: RecordedEvent): void {
  const { kind, id } = splitStream(event.streamId)
  replay.versions.set(event.streamId, event.version)
  if (kind === 'thread') replay.threads.set(id, evolve(replay.threads.get(id) ?? emptyThread(id), decodeThreadEvent(event)))
  if (kind === 'slot') replay.slots.set(id, evolveSlot(replay.slots.get(id) ?? emptySlot(id), decodeSlotEvent(event)))
  if (kind === 'account') replay.accounts.set(id, evolveAccount(replay.accounts.get(id) ?? emptyAccount(id), decodeAccountEvent(event)))
}

/** Lets the process do what waits: a long walk over the queue must not freeze the screens. */
export const otherWork = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The log from its beginning, a page at a time. */
export async function* readLog(store: Store, page = 1000): AsyncGenerator<RecordedEvent, void, undefined> {
  let afterSeq = 0
  for (;;) {
    const events = await store.readEvents({ afterSeq, limit: page })
    const last = events.at(-1)
    if (!last) return
    yield* events
    afterSeq = last.seq
    await otherWork()
  }
}
