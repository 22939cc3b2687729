import type { ThreadId } from '#shared/domain/ids.ts'
import type { RecordedEvent, Store } from './ports/store.ts'
import { splitStream } from './streams.ts'

export type Topic = 'slot' | 'thread' | 'account' | 'directory' | 'intake' | 'session' | 'policy'
export interface FeedChange {
  readonly seq: number
  readonly threadId: ThreadId | null
  readonly topics: readonly Topic[]
}

/** Reads the log behind a bell: publishing is a hint, the cursor is the truth (architecture.md, correction 9). */
export interface ChangeFeed {
  /** Rings the bell after a commit. */
  publish(): void
  /** Every change after `afterSeq`, then those to come, until the signal aborts. Loses none, whatever the bell does. */
  subscribe(afterSeq: number, signal: AbortSignal): AsyncGenerator<FeedChange, void, undefined>
  /** The events themselves, for readers inside the process (outbox). */
  events(afterSeq: number, signal: AbortSignal): AsyncGenerator<RecordedEvent, void, undefined>
}

const PAGE = 500
/** Another process may have written: look again even when the bell is silent. */
const LOOK_AGAIN_MS = 5_000

export function createChangeFeed(store: Pick<Store, 'readEvents'>): ChangeFeed {
  const waiting = new Set<() => void>()

  const bell = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        waiting.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, LOOK_AGAIN_MS)
      waiting.add(done)
      signal.addEventListener('abort', done)
      if (signal.aborted) done()
    })

  async function* pages(afterSeq: number, signal: AbortSignal): AsyncGenerator<RecordedEvent[], void, undefined> {
    let cursor = afterSeq
    while (!signal.aborted) {
      // Taken before the read, so that a commit between the read and the wait still rings.
      const rung = bell(signal)
      const page = await store.readEvents({ afterSeq: cursor, limit: PAGE })
      const last = page.at(-1)
      if (last) {
        cursor = last.seq
        yield page
      } else {
        await rung
      }
    }
  }

  return {
    publish() {
      for (const ring of waiting) ring()
    },
    async *events(afterSeq, signal) {
      for await (const page of pages(afterSeq, signal)) yield* page
    },
    async *subscribe(afterSeq, signal) {
      for await (const page of pages(afterSeq, signal)) yield* merge(page)
    },
  }
}

/** Neighbouring events of one stream become one change, under the last `seq`. */
function* merge(page: readonly RecordedEvent[]): Generator<FeedChange> {
  let open: { seq: number; streamId: string; change: FeedChange } | null = null
  for (const event of page) {
    if (open && open.streamId !== event.streamId) yield open.change
    const { kind, id } = splitStream(event.streamId)
    open = {
      seq: event.seq,
      streamId: event.streamId,
      change: { seq: event.seq, threadId: kind === 'thread' ? id : null, topics: [topicOf(kind)] },
    }
  }
  if (open) yield open.change
}

function topicOf(kind: string): Topic {
  return kind === 'slot' || kind === 'thread' || kind === 'account' || kind === 'directory' || kind === 'intake' || kind === 'policy' ? kind : 'thread'
}
