import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { client } from '#renderer/rpc/client.ts'
import { connectionStore } from '#renderer/rpc/connectionStore.ts'
import { keys } from '#renderer/rpc/queries.ts'
import { endsSession, toRefusal } from '#renderer/rpc/refusal.ts'
import { whenLive } from '#renderer/rpc/whenLive.ts'
import type { Change } from '#shared/contract/index.ts'

/** Changes that arrive within this time are one invalidation (Signal's throttle). */
export const COALESCE_MS = 100
/** More than this at once, and everything is asked anew. */
const MANY = 200
const RETRY_MS = 500

/** Stays the same for the life of the window, so that a lock or a reload of the screen resumes where it was. */
let lastSeq: number | null = null

export interface ChangeFeed {
  /** Resolves when nothing can be missed any more: the starting point is known. */
  ready: Promise<void>
  stop: () => void
}

/**
 * The only place that invalidates. Follows the engine's changes and asks anew for what they touch; resumes by `seq` after a
 * lost connection, and asks for everything anew after a reconnect or a gap.
 */
export function startChangeFeed(queryClient: QueryClient): ChangeFeed {
  const abort = new AbortController()
  const batch = createBatch(queryClient)
  const ready = findStart(abort.signal)
  void ready.then(() => follow(queryClient, batch, abort.signal))
  return {
    ready,
    stop: () => {
      abort.abort()
      batch.stop()
    },
  }
}

/** The newest change that the coming answers include. Whoever may not read the inbox starts from now. */
async function findStart(signal: AbortSignal): Promise<void> {
  if (lastSeq !== null) return
  try {
    const page = await client.inbox.page({ view: { kind: 'inbox' }, chips: [], search: null, offset: 0, limit: 1 }, { signal })
    lastSeq = page.asOfSeq
  } catch {
    lastSeq = null
  }
}

async function follow(queryClient: QueryClient, batch: Batch, signal: AbortSignal): Promise<void> {
  let isFirst = true
  let generation = connectionStore.getState().generation
  while (!signal.aborted) {
    await whenLive(60_000)
    if (signal.aborted) return
    try {
      const changes = await client.changes.subscribe(lastSeq === null ? {} : { after: lastSeq }, { signal })
      const now = connectionStore.getState().generation
      if (!isFirst || now !== generation || lastSeq === null) invalidateAll(queryClient)
      isFirst = false
      generation = now
      for await (const change of changes) {
        if (signal.aborted) return
        batch.take(change)
      }
    } catch (error) {
      if (signal.aborted || endsSession(toRefusal(error))) return
    }
    isFirst = false
    await pause(RETRY_MS, signal)
  }
}

interface Batch {
  take: (change: Change) => void
  stop: () => void
}

function createBatch(queryClient: QueryClient): Batch {
  let waiting: Change[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    const changes = waiting
    waiting = []
    if (changes.length > MANY) return invalidateAll(queryClient)
    for (const queryKey of keysOf(changes)) void queryClient.invalidateQueries({ queryKey })
  }
  return {
    take(change) {
      // A seq that went back means another log (a restored backup): nothing on screen can be trusted.
      if (lastSeq !== null && change.seq < lastSeq) invalidateAll(queryClient)
      lastSeq = change.seq
      // A lock must not wait.
      if (change.topics.includes('session')) void queryClient.invalidateQueries({ queryKey: keys.session })
      waiting.push(change)
      timer ??= setTimeout(flush, COALESCE_MS)
    },
    stop: () => clearTimeout(timer),
  }
}

/** Topic to query keys. Each key once. */
function keysOf(changes: readonly Change[]): QueryKey[] {
  const found = new Map<string, QueryKey>()
  const add = (key: QueryKey) => found.set(JSON.stringify(key), key)
  for (const { topics, threadId } of changes) {
    add(keys.system)
    for (const topic of topics) {
      if (topic === 'presence') {
        // D16: who writes changes nothing but that thread's own view.
        if (threadId !== null) add(keys.thread(threadId))
      } else if (topic === 'thread') {
        add(keys.inbox)
        add(threadId === null ? keys.threads : keys.thread(threadId))
        add(threadId === null ? keys.histories : keys.history(threadId))
        add(threadId === null ? keys.allAppointments : keys.appointments(threadId))
      } else if (topic === 'slot') {
        add(keys.allAppointments)
      } else if (topic === 'account') {
        add(keys.accounts)
        add(keys.clinic)
      } else if (topic === 'directory') {
        add(keys.inbox)
        add(keys.intake)
        add(keys.leave)
        add(keys.threads)
        add(keys.clinic)
      } else if (topic === 'policy') {
        add(keys.policy)
        add(keys.clinic)
        add(keys.threads)
      } else if (topic === 'intake') add(keys.intake)
    }
  }
  return [...found.values()]
}

function invalidateAll(queryClient: QueryClient): void {
  void queryClient.invalidateQueries()
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    }, { once: true })
  })
}

/** Another person, another view of the log. */
export function forgetFeedPosition(): void {
  lastSeq = null
}
