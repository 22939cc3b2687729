import type { Change } from '#shared/contract/index.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { ConsoleSession } from '#electron/console/consoleService.ts'
import { open } from './authenticate.ts'

/** Everything after the cursor, then what comes; a change of the session itself rings too. Ids and topics only. */
export const changesRouter = {
  subscribe: open.changes.subscribe.handler(async function* ({ input, context, signal }) {
    const engine = context.console.engine()
    const after = input.after ?? (await engine.store.query('head', {})).seq
    yield* mergeFeeds(engine, context.session, after, signal)
  }),
}

async function* mergeFeeds(engine: Engine, session: ConsoleSession, after: number, outer: AbortSignal | undefined): AsyncGenerator<Change, void, undefined> {
  const inner = new AbortController()
  const signal = outer ? AbortSignal.any([outer, inner.signal]) : inner.signal
  const queue: Change[] = []
  let ring: () => void = () => undefined
  let seq = after
  let failure: unknown
  const push = (change: Change): void => {
    queue.push(change)
    ring()
  }
  const unsubscribe = session.subscribe(() => push({ seq, threadId: null, topics: ['session'] }))
  // D16: who writes is no event; it rings under the last seq that was told.
  const quiet = engine.presence.subscribe((threadId) => push({ seq, threadId, topics: ['presence'] }))
  const pump = (async () => {
    for await (const change of engine.changes.subscribe(after, signal)) {
      seq = change.seq
      push({ ...change, topics: [...change.topics] })
    }
  })().catch((error: unknown) => {
    failure = error
    ring()
  })
  const onAbort = (): void => ring()
  signal.addEventListener('abort', onAbort)
  try {
    while (!signal.aborted) {
      const next = queue.shift()
      if (next) yield next
      else if (failure !== undefined) throw failure
      else
        await new Promise<void>((resolve) => {
          ring = resolve
        })
    }
  } finally {
    unsubscribe()
    quiet()
    signal.removeEventListener('abort', onAbort)
    inner.abort()
    await pump
  }
}
