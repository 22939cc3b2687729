import type { ClockState, EscalationStep } from '../clock/clockState.ts'
import type { EpochMs, StaffId } from '../ids.ts'
import type { ThreadState } from '../thread/state.ts'
import { emergencySince, settledBy } from './callLadder.ts'

type LadderClock = 'firstLook' | 'contact'

/** A raised flag of D0 to D2 that neither a contact nor the welfare check has settled: never hidden, never silent (D8, D10, S13). */
export const isUnsettled = (thread: Pick<ThreadState, 'flags' | 'contacts' | 'emergency' | 'completion'>): boolean =>
  thread.completion !== 'completed' && emergencySince(thread) !== null && settledBy(thread) === null

/** Does this clock still tell people (D8)? */
export const climbs = (clock: ClockState): boolean => clock.escalations.length > 0 && (clock.quietAt ?? null) === null

/** Clocks whose ladder climbs: somebody is told, or will be. */
export const laddersOf = (thread: Pick<ThreadState, 'clocks'>, kind?: LadderClock): ClockState[] =>
  thread.clocks.filter((clock) => (kind === undefined ? clock.kind === 'firstLook' || clock.kind === 'contact' : clock.kind === kind) && climbs(clock))

/** What has not been told is told no more; what was, stays on record. */
export const hush = (clock: ClockState, at: EpochMs): ClockState =>
  climbs(clock) ? { ...clock, quietAt: at, escalations: clock.escalations.filter((step) => step.reachedAt !== null) } : clock

/** Ends the ladders of these kinds: somebody has it in hand, has looked, or it is settled. */
export const quieten = (thread: ThreadState, at: EpochMs, kind?: LadderClock): ThreadState => ({
  ...thread,
  clocks: thread.clocks.map((clock) => (kind === undefined || clock.kind === kind ? hush(clock, at) : clock)),
})

/** Whose look is waited for: anybody's while the first look is open (D4), and the assignee's own while a newer flag's ladder climbs (D8). */
export const awaitsLook = (thread: Pick<ThreadState, 'clocks' | 'assignee'>, staffId: StaffId): boolean =>
  thread.clocks.some((clock) => clock.kind === 'firstLook' && clock.status !== 'met') || (thread.assignee === staffId && laddersOf(thread, 'firstLook').length > 0)

/** Every step that has been told of this thread and still holds (D8). */
export function toldSteps(thread: ThreadState): { step: EscalationStep; at: EpochMs; clock: ClockState }[] {
  if (!isUnsettled(thread)) return []
  return laddersOf(thread).flatMap((clock) => clock.escalations.flatMap(({ step, reachedAt }) => (reachedAt === null ? [] : [{ step, at: reachedAt, clock }])))
}
