import type { EpochMs } from '#shared/domain/ids.ts'

/** The only source of time in the engine. Tests and the sample clinic bring their own. */
export interface Clock {
  /** UTC epoch ms. */
  now(): EpochMs
}
export const systemClock: Clock = { now: () => Date.now() }
