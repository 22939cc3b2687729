import type { ClockKind, ClockState } from '../clock/clockState.ts'
import { scheduleBusiness, scheduleFlaggedLook } from '../clock/schedule.ts'
import type { EpochMs } from '../ids.ts'
import type { Facts } from '../thread/facts.ts'
import type { ThreadState } from '../thread/state.ts'
import type { PolicyPack } from './policyPack.ts'

/** What a draft pack would have done to one kind of clock. Threads, not clocks, are counted. */
export interface PreviewLine {
  readonly kind: ClockKind
  /** Threads with such a clock. */
  readonly threads: number
  /** Late as it was: ended, or still running, after its due time. */
  readonly late: number
  /** Late under the draft. */
  readonly wouldBeLate: number
  readonly newlyLate: number
  readonly noLongerLate: number
}

/** Kinds whose due time comes from the pack alone and can be worked out again. */
const KINDS = ['firstLook', 'promise', 'appointmentRequest'] as const satisfies readonly ClockKind[]

/**
 * "With this change 4 threads of last week would have been late": the clocks of these threads worked out again under a draft
 * pack, with the pauses and the leave that they really had, and compared with when they really ended (D1, D3 to D6).
 * @param since clocks that started before are left out, UTC epoch ms
 * Pure.
 */
export function previewPolicy(threads: readonly { state: ThreadState; facts: Facts }[], draft: PolicyPack, since: EpochMs, now: EpochMs): PreviewLine[] {
  return KINDS.map((kind) => {
    const judged = threads
      .map(({ state, facts }) => ({ clocks: state.clocks.filter((clock) => clock.kind === kind && clock.startedAt >= since), facts: { ...facts, pack: draft } }))
      .filter(({ clocks }) => clocks.length > 0)
      .map(({ clocks, facts }) => ({
        wasLate: clocks.some((clock) => isLate(clock, clock.dueAt, now)),
        wouldBeLate: clocks.some((clock) => isLate(clock, dueUnder(clock, facts), now)),
      }))
    return {
      kind,
      threads: judged.length,
      late: judged.filter((each) => each.wasLate).length,
      wouldBeLate: judged.filter((each) => each.wouldBeLate).length,
      newlyLate: judged.filter((each) => each.wouldBeLate && !each.wasLate).length,
      noLongerLate: judged.filter((each) => each.wasLate && !each.wouldBeLate).length,
    }
  })
}

/** A paused clock is not late while it waits: it stands where the pause found it. */
function isLate(clock: ClockState, dueAt: EpochMs | null, now: EpochMs): boolean {
  if (dueAt === null) return false
  const open = clock.pauses.at(-1)
  const until = clock.endedAt ?? (clock.status === 'paused' && open ? open.from : now)
  return until > dueAt
}

function dueUnder(clock: ClockState, facts: Facts): EpochMs | null {
  if ('tier' in clock.target) return scheduleFlaggedLook(clock.target.tier, clock.startedAt, facts).dueAt
  const kind = KINDS.find((each) => each === clock.kind)
  return kind ? scheduleBusiness(kind, clock.startedAt, clock.pauses, facts).dueAt : clock.dueAt
}
