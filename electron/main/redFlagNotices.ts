import type { ReachedStep } from '#electron/engine/waitingFlags.ts'

/** All that the operating system may show: no patient, no subject, no count (S10). */
export const NOTICE_TEXT = { title: 'Wellthread', body: 'A red flag is waiting in Wellthread.' } as const

export interface RedFlagNotices {
  /** Looks once; called every few seconds. */
  look(): Promise<void>
}

/**
 * D8: a step of the ladder that is reached while nobody sits before an open console is told by the operating system, once a
 * thread and step. Where a signed-in window has the focus the strip in it says so.
 */
export function createRedFlagNotices(input: {
  /** Steps that hold now; none while the queue is not open. */
  readonly reached: () => Promise<readonly ReachedStep[]>
  readonly isWatched: () => boolean
  readonly notify: () => void
}): RedFlagNotices {
  let known = new Set<string>()
  return {
    async look() {
      const steps = (await input.reached()).map(({ threadId, clockId, step }) => `${threadId}/${clockId}/${step}`)
      const fresh = steps.filter((key) => !known.has(key))
      known = new Set(steps)
      if (input.isWatched()) return
      fresh.forEach(() => input.notify())
    },
  }
}
