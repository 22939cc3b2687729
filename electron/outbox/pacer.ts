import { pause } from './backoff.ts'

/** Spaces tries while the folder is down, so that many waiting replies never storm it (R20); while it works nothing waits. */
export interface Pacer {
  /** Resolves when the next try may be made. */
  turn(isRetry: boolean, signal: AbortSignal): Promise<void>
  /** Tells how a try went. */
  tried(succeeded: boolean): void
}

export function createPacer(everyMs: number): Pacer {
  let isDown = false
  let nextAt = 0
  return {
    async turn(isRetry, signal) {
      if (!isDown && !isRetry) return
      const now = performance.now()
      const at = Math.max(now, nextAt)
      nextAt = at + everyMs
      if (at > now) await pause(at - now, signal)
    },
    tried(succeeded) {
      isDown = !succeeded
    },
  }
}
