import type { Engine } from './engine.ts'
import { rebuild } from './rebuild.ts'

/** Raised when the row of a thread or account gains a part that older rows lack. */
const PROJECTIONS = '2'

/**
 * A queue that an earlier version wrote gets its rows anew from the log, once, before anything reads them: the log is the truth
 * and knows how to make every part. Does nothing for a queue of this version.
 */
export async function renewProjections(engine: Pick<Engine, 'store' | 'changes'>): Promise<boolean> {
  const { store } = engine
  if ((await store.query('meta', { key: 'projections' })) === PROJECTIONS) return false
  const isEmpty = (await store.query('head', {})).seq === 0
  if (!isEmpty) await rebuild(engine)
  await store.keep({ kind: 'meta', key: 'projections', value: PROJECTIONS })
  return !isEmpty
}
