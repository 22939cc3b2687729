import type { Store } from '#electron/engine/ports/store.ts'
import type { Random } from './random.ts'

/** A store whose every answer takes a while, now shorter, now longer, as one on another machine: everything may come in between. */
export function slowStore(store: Store, random: Random): Store {
  const wait = async (): Promise<void> => {
    for (let left = random.below(4); left > 0; left -= 1) await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    ...store,
    async load(streamId) {
      await wait()
      return store.load(streamId)
    },
    async commit(batch) {
      await wait()
      return store.commit(batch)
    },
    async query(name, params) {
      await wait()
      return store.query(name, params)
    },
  }
}

export const shuffled = <Item>(items: readonly Item[], random: Random): Item[] =>
  items.map((item) => ({ item, at: random.next() })).toSorted((a, b) => a.at - b.at).map(({ item }) => item)
