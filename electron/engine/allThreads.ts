import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Store } from './ports/store.ts'
import { otherWork } from './replay.ts'

const PAGE = 500

/** Every thread, a page at a time, with room for other work between the pages. */
export async function* allThreads(store: Pick<Store, 'query'>): AsyncGenerator<ThreadState, void, undefined> {
  let after: string | null = null
  for (;;) {
    const page: { state: ThreadState }[] = await store.query('allThreads', { after, limit: PAGE })
    for (const { state } of page) yield state
    after = page.at(-1)?.state.threadId ?? null
    if (page.length < PAGE) return
    await otherWork()
  }
}
