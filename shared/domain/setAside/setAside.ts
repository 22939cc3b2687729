import type { EpochMs, StaffId, ThreadId } from '../ids.ts'
import type { Tier } from '../screening/findings.ts'

/** How a person settled what was set aside: nothing else ends it, and nothing deletes it (D22). */
export const SETTLE_OUTCOMES = ['called', 'takenIn', 'notForThisClinic'] as const
export type SettleOutcome = (typeof SETTLE_OUTCOMES)[number]

/** Words of an outcome, as history and lists show it. */
export const SETTLE_LABEL: Record<SettleOutcome, string> = {
  called: 'Called the patient',
  takenIn: 'Taken in as a thread',
  notForThisClinic: 'Not for this clinic',
}

/**
 * What became of one quarantined item beside its row, which never changes: found when it was set aside, opened, settled. Recorded
 * through the one write path under the person who did it.
 */
export interface SetAsideRecord {
  readonly itemId: string
  /** Element of the resource that is at fault, `Communication.topic`; null when no single one is. */
  readonly field: string | null
  /** Tier of the words when they were set aside; null when they describe no emergency (D8, D9). */
  readonly tier: Tier | null
  readonly opened: { readonly by: StaffId; readonly at: EpochMs } | null
  readonly settled: { readonly by: StaffId; readonly at: EpochMs; readonly outcome: SettleOutcome; readonly words: string; readonly threadId: ThreadId | null } | null
}

/** Resources that describe people, pools and receipts: an admin's matter, no message of a patient. */
export const NO_MESSAGES = [
  'Organization', 'HealthcareService', 'Practitioner', 'PractitionerRole', 'Group', 'Patient', 'CareTeam', 'RelatedPerson', 'CommunicationRequest', 'Binary',
] as const
