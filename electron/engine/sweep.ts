import { DomainError } from '#shared/domain/errors.ts'
import type { Engine } from './engine.ts'
import { threadStream } from './streams.ts'

const PAGE = 100

/**
 * Fires every stored deadline that has come, each exactly once: the deadline leaves the store in the commit that
 * fires it, and the command id is made of the thread's version, so a second sweep of the same deadline is the same
 * command. A restart, a sleep or a clock jump changes only when it fires (D6, R14).
 *
 * @returns how many fired.
 */
export async function sweep(engine: Engine): Promise<number> {
  let fired = 0
  const stuck = new Set<string>()
  for (;;) {
    const due = await engine.store.dueTimers({ before: engine.clock.now(), limit: PAGE + stuck.size })
    const fresh = due.filter((timer) => !stuck.has(`${timer.threadId}/${timer.timer}/${timer.ref}`))
    if (fresh.length === 0) return fired
    for (const { threadId, timer, ref, dueAt } of fresh) {
      const version = (await engine.store.load(threadStream(threadId)))?.version ?? 0
      try {
        await engine.handle({
          threadId,
          command: { type: 'fireTimer', timer, ref, dueAt },
          actor: { kind: 'system', id: 'sweep' },
          commandId: `timer:${threadId}:${timer}:${ref}:${dueAt}:${version}`,
        })
        fired += 1
      } catch (error) {
        // A deadline that refuses to fire must not stop the others; it is tried again at the next sweep.
        stuck.add(`${threadId}/${timer}/${ref}`)
        if (!(error instanceof DomainError)) throw error
        engine.log.warn('sweep.refused', { timer, code: error.code })
      }
    }
  }
}

/** Sweeps once a second until stopped. Never two sweeps at a time. */
export function startSweep(engine: Engine, intervalMs = 1000): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const tick = (): void => {
    if (busy) return
    busy = true
    running = sweep(engine)
      .catch((error: unknown) => engine.log.error('sweep.failed', { code: error instanceof DomainError ? error.code : 'unexpected' }))
      .finally(() => {
        busy = false
      })
  }
  tick()
  const timer = setInterval(tick, intervalMs)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
