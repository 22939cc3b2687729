import type { EpochMs } from '../ids.ts'
import type { Facts } from '../thread/facts.ts'
import type { Schedule } from './schedule.ts'

const MINUTE = 60_000

/**
 * A red flag is claimed and nobody has reached the patient yet (D8, D10): within the tier's limit again, real minutes around the clock.
 * The assignee is reminded at the pool's share, the supervisor is told at the end, the on-call route after as long again.
 */
export function scheduleContact(tier: 'D0' | 'D1' | 'D2', startedAt: EpochMs, facts: Pick<Facts, 'pack'>): Schedule {
  const { flaggedFirstLookMinutes, escalation } = facts.pack.clocks
  const minutes = flaggedFirstLookMinutes[tier]
  const span = minutes * MINUTE
  const remindAt = startedAt + Math.round(span * escalation.pool)
  const dueAt = startedAt + span
  return {
    target: { tier, minutes },
    warnAt: remindAt,
    dueAt,
    ledger: [
      { kind: 'start', at: startedAt, text: `Claimed. A ${tier} flag takes a call that reaches the patient within ${minutes} minutes, around the clock.` },
      { kind: 'note', at: remindAt, text: 'Claimed, but no contact: the assignee is told.' },
      { kind: 'due', at: dueAt, text: 'Contact due. With none on record the supervisor is told.' },
      { kind: 'note', at: dueAt + span, text: 'Still no contact: the on-call route is told.' },
    ],
    escalations: [{ step: 'assignee', at: remindAt }, { step: 'supervisor', at: dueAt }, { step: 'onCall', at: dueAt + span }],
  }
}
