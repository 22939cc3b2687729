import { useCallback, useSyncExternalStore } from 'react'

/** One timer for every clock of the window. It stands still while nobody looks. */
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

export function onTick(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now()
    timer = setInterval(tick, 1_000)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/**
 * What `read` makes of the time now (UTC epoch ms); the component renders again only when that changes.
 * Give a primitive: a text that changes once a minute costs one render a minute.
 */
export function useTick<Value extends string | number | boolean | null>(read: (now: number) => Value): Value {
  return useSyncExternalStore(
    onTick,
    useCallback(() => read(listeners.size === 0 ? Date.now() - (Date.now() % 1_000) : now), [read]),
  )
}

const toMinute = (at: number) => at - (at % 60_000)

/** The minute now, UTC epoch ms: for ages and short dates. */
export function useMinute(): number {
  return useTick(toMinute)
}
