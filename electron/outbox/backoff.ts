/**
 * Wait before the next try, in ms: anything from 0 to the base doubled with each try, never above the cap (full jitter,
 * R20). `attempt` counts from 1.
 */
export function fullJitter(attempt: number, random: () => number, baseMs: number, capMs: number): number {
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(Math.max(attempt, 1) - 1, 30))
  return Math.min(ceiling, Math.max(0, Math.floor(random() * ceiling)))
}

/** Resolves after `ms`, or at once when the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}
