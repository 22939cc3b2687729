import { afterEach, beforeEach } from 'vitest'
import type { Store } from '#electron/engine/ports/store.ts'

/** An empty store of its own for each test, and how to be rid of it. */
export type OpenStore = () => Promise<{ store: Store; dispose(): Promise<void> }>

/** A fresh store before each test of the suite; call the answer inside a test. */
export function useStore(open: OpenStore): () => Store {
  let current: Awaited<ReturnType<OpenStore>> | null = null
  beforeEach(async () => {
    current = await open()
  })
  afterEach(async () => {
    await current?.dispose()
    current = null
  })
  return () => {
    if (current === null) throw new Error('useStore: call it inside a test')
    return current.store
  }
}
