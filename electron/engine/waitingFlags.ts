import type { Tier } from '#shared/domain/screening/findings.ts'
import type { EscalationStep } from '#shared/domain/clock/clockState.ts'
import { toldSteps } from '#shared/domain/emergency/ladder.ts'
import { NO_MESSAGES } from '#shared/domain/setAside/setAside.ts'
import type { Engine } from './engine.ts'

/** More than this at once is a disaster with its own plan. */
const MOST = 100

/** One step of the ladder that has been reached (D8): ids and a tier, never a patient. */
export interface ReachedStep {
  readonly threadId: string
  readonly clockId: string
  readonly step: EscalationStep
  readonly tier: Tier
}

/** Every red flag of which somebody is told now, worst first. For hosts and for consoles without a session. */
export async function reachedSteps(engine: Pick<Engine, 'store' | 'clock'>): Promise<ReachedStep[]> {
  const { entries } = await engine.store.query('inbox', {
    staffId: '', role: 'supervisor', chips: [], now: engine.clock.now(), view: { kind: 'redFlags' }, search: null, offset: 0, limit: MOST,
  })
  return entries.flatMap(({ state }) =>
    state.tier === null ? [] : toldSteps(state).map(({ step, clock }) => ({ threadId: state.threadId, clockId: clock.clockId, step, tier: state.tier ?? 'D2' })))
}

/** S10: how many threads, and the worst tier. */
export async function waitingFlags(engine: Pick<Engine, 'store' | 'clock'>): Promise<{ count: number; worstTier: Tier | null }> {
  const steps = await reachedSteps(engine)
  // D22: a flagged message that was set aside has no thread, and waits all the same.
  const { entries } = await engine.store.query('setAside', { exceptTypes: NO_MESSAGES, limit: MOST })
  const aside = entries.flatMap(({ record }) => record?.tier ?? [])
  return { count: new Set(steps.map(({ threadId }) => threadId)).size + aside.length, worstTier: [...steps.map(({ tier }) => tier), ...aside].toSorted()[0] ?? null }
}
