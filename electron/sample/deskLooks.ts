import type { Actor } from '#shared/domain/actor.ts'
import type { EpochMs, ThreadId } from '#shared/domain/ids.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { threadStream } from '#electron/engine/streams.ts'
import type { TimedStep } from './playScene.ts'

const MINUTE = 60_000
/** A routine message is looked at within this time of its arrival. */
const LOOK_AFTER = 150 * MINUTE

const NURSE: Actor = { kind: 'staff', id: 'staff-lam', role: 'nurse', name: 'Kevin Lam' }
const CLERK: Actor = { kind: 'staff', id: 'staff-ortiz', role: 'clerk', name: 'Paula Ortiz' }

/**
 * The desk does its first looks: what came in earlier today has been seen by a nurse or a clerk, so that only the last hours wait
 * and a late first look in the sample is one that its case wants. Red flags are left to their cases.
 */
export function deskLooks(engine: Engine, arrivals: readonly { readonly threadId: ThreadId; readonly at: EpochMs }[], now: EpochMs): TimedStep[] {
  return arrivals.filter(({ at }) => at + LOOK_AFTER < now).map(({ threadId, at }) => ({
    at: at + LOOK_AFTER,
    run: async () => {
      const stream = await engine.store.load(threadStream(threadId))
      if (stream?.kind !== 'thread') return
      const { state } = stream
      if (state.tier !== null || state.completion !== 'open' || !state.clocks.some(isOpenLook)) return
      await engine.handle({ threadId, actor: state.isClinical ? NURSE : CLERK, commandId: `sample:desk:${threadId}`, command: { type: 'lookAtThread' } })
    },
  }))
}

const isOpenLook = ({ kind, status }: { readonly kind: string; readonly status: string }): boolean => kind === 'firstLook' && status !== 'met'
