import { create } from 'zustand'

export interface ConnectionState {
  /** refused: the host answers but does not let this page in (its single-use address was used already). */
  status: 'connecting' | 'live' | 'offline' | 'refused'
  /** UTC epoch ms since when it is so. */
  since: number
  /** UTC epoch ms of the last answer from the engine; null before the first (PS-44). */
  heardAt: number | null
  /** Grows by one each time a connection opens: whoever listens over the wire starts again. */
  generation: number
}

/** Whether this window reaches the engine. */
export const connectionStore = create<ConnectionState>(() => ({ status: 'connecting', since: Date.now(), heardAt: null, generation: 0 }))

export function setConnection(status: ConnectionState['status']): void {
  connectionStore.setState((before) => {
    if (before.status === status) return before
    return { status, since: Date.now(), generation: status === 'live' ? before.generation + 1 : before.generation }
  })
}

/** An answer came: the screen is as fresh as now. Kept to one change a second, because many parts of the screen read it. */
export function heard(now: number = Date.now()): void {
  const { heardAt } = connectionStore.getState()
  if (heardAt === null || now - heardAt >= 1_000) connectionStore.setState({ heardAt: now })
}
