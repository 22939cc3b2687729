import type { EpochMs } from '../ids.ts'
import type { DuePolicy, LedgerLine, Pause } from '../calendar/clinicCalendar.ts'
import type { Tier } from '../screening/findings.ts'

/** Stored strings of the clock chart (D12). */
export const CLOCK_STATES = ['running', 'warned', 'breached', 'paused', 'met'] as const
export type ClockStatus = (typeof CLOCK_STATES)[number]

/** `contact`: a red flag is claimed, and a call has to reach the patient (D8, D10). */
export const CLOCK_KINDS = ['firstLook', 'promise', 'appointmentRequest', 'unreadByPatient', 'contact'] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]

/** D8: who is told of a flagged thread, the fewest first. `assignee`: who has claimed it. */
export const ESCALATION_STEPS = ['assignee', 'pool', 'supervisor', 'onCall'] as const
export type EscalationStep = (typeof ESCALATION_STEPS)[number]

/** What a clock counts: a business-time policy, or real minutes around the clock (D4, D8). */
export type ClockTarget = { readonly warn: DuePolicy; readonly due: DuePolicy } | { readonly tier: Tier; readonly minutes: number }

export interface ClockState {
  readonly clockId: string
  readonly kind: ClockKind
  readonly status: ClockStatus
  readonly startedAt: EpochMs
  readonly target: ClockTarget
  readonly warnAt: EpochMs | null
  readonly dueAt: EpochMs | null
  readonly pauses: readonly Pause[]
  /** The lines that explain the due time (D6). */
  readonly ledger: readonly LedgerLine[]
  readonly escalations: readonly { readonly step: EscalationStep; readonly at: EpochMs; readonly reachedAt: EpochMs | null }[]
  /** D8: nobody is told of this clock any more since then; absent or null while its ladder climbs. */
  readonly quietAt?: EpochMs | null
  readonly endedAt: EpochMs | null
  /** Whether it was breached before it was met. */
  readonly wasBreached: boolean
}

export const isCounting = (clock: ClockState): boolean => clock.status === 'running' || clock.status === 'warned' || clock.status === 'breached'

export const openClocks = (clocks: readonly ClockState[], kind: ClockKind): ClockState[] =>
  clocks.filter((clock) => clock.kind === kind && clock.status !== 'met')

/** Earliest instant at which the sweep must look at this clock; null when nothing is left to fire. */
export function nextFireAt(clock: ClockState): EpochMs | null {
  if (clock.status === 'paused') return null
  const instants: EpochMs[] = []
  if (clock.status === 'running' && clock.warnAt !== null) instants.push(clock.warnAt)
  if ((clock.status === 'running' || clock.status === 'warned') && clock.dueAt !== null) instants.push(clock.dueAt)
  for (const escalation of clock.escalations) if (escalation.reachedAt === null) instants.push(escalation.at)
  return instants.length === 0 ? null : Math.min(...instants)
}
