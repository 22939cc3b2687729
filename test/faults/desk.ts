import type { Engine } from '#electron/engine/createEngine.ts'
import type { IntakeItem } from '#electron/engine/ports/store.ts'
import { textHash } from '#electron/engine/ports/hashChain.ts'
import { threadStream } from '#electron/engine/streams.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Ack } from './acks.ts'
import type { Random } from './random.ts'

/** Where one run of the random work sits: its engine, its clock and what it has in hand. */
export interface Desk {
  readonly engine: Engine
  readonly random: Random
  /** Makes every id of this run its own. */
  readonly tag: string
  readonly say: (ack: Ack) => void
  now: number
  setNow(ms: number): void
  /** Threads that this run works on, also some of runs before it. */
  readonly threads: string[]
  readonly sourceIds: string[]
  counter: number
}

/** A new desk at the start of a run. */
export const sitDown = (start: Omit<Desk, 'threads' | 'sourceIds' | 'counter'>): Desk =>
  ({ ...start, threads: [], sourceIds: [], counter: 0 })

/** A new id. */
export const next = (desk: Desk, prefix: string): string => `${prefix}-${desk.tag}-${(desk.counter += 1)}`

/** Any thread of this run, as it is now; null when there is none yet. */
export async function thread(desk: Desk): Promise<ThreadState | null> {
  const id = desk.random.pick(desk.threads)
  const loaded = id === undefined ? undefined : await desk.engine.store.load(threadStream(id))
  return loaded?.kind === 'thread' ? loaded.state : null
}

export const item = (desk: Desk, itemId: string, changes: Partial<IntakeItem>): IntakeItem => ({
  itemId, source: 'folder', sourceId: null, fingerprint: textHash(itemId), resourceType: 'Communication', outcome: 'accepted',
  reasonCode: null, reason: null, raw: null, threadId: null, messageId: null, receivedAt: desk.now, ...changes,
})
