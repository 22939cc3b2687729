import { useSyncExternalStore } from 'react'

interface Ticker {
  subscribe: (listener: () => void) => () => void
  read: () => number
}

const tickers = new Map<number, Ticker>()

/** UTC epoch ms, renewed at each whole step of the wall clock; one timer for all that show it. The engine's clocks decide, this only paints. */
export function useNow(stepMs: number): number {
  let ticker = tickers.get(stepMs)
  if (!ticker) tickers.set(stepMs, (ticker = createTicker(stepMs)))
  return useSyncExternalStore(ticker.subscribe, ticker.read)
}

function createTicker(stepMs: number): Ticker {
  const listeners = new Set<() => void>()
  let now = Date.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const tick = () => {
    now = Date.now()
    timer = setTimeout(tick, stepMs - (now % stepMs))
    for (const listener of listeners) listener()
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) timer = setTimeout(tick, stepMs - (Date.now() % stepMs))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) clearTimeout(timer)
      }
    },
    read() {
      // Nobody was listening: the last reading may be hours old.
      if (listeners.size === 0 && Math.abs(Date.now() - now) >= stepMs) now = Date.now()
      return now
    },
  }
}
