import type { Role } from '../actor.ts'
import type { EpochMs, StaffId } from '../ids.ts'
import type { CheckItemId, Verdict } from './refillCheck.ts'
import type { Match, OrderOutcome, RefillSource, RefillStatus } from './refillLine.ts'

/** Where a line came from and went. */
interface Moved {
  lineId: string
  from: RefillStatus
  to: RefillStatus
}
/** What was allowed, by whom, under which protocol (`refill@1`). */
interface Ordered {
  protocol: string
  medicineId: string
  quantity: number
  refills: number
  by: StaffId
  role: Role
  /** Until then it may be taken back (UTC epoch ms). */
  releaseAt: EpochMs
}

/** What happened to the refill part of a thread: ids, codes and verdicts, never the patient's words. */
export type RefillEventBody =
  | { type: 'RefillRequested'; lineId: string; source: RefillSource | null; medicineId: string | null; medicine: string | null; match: Match; asksChange: boolean; by: StaffId }
  | { type: 'RefillLineDropped'; lineId: string; by: StaffId }
  | (Moved & { type: 'RefillChecked'; protocol: string; verdict: 'within' | 'outside'; items: { id: CheckItemId; verdict: Verdict; on: string | null }[]; by: StaffId })
  | (Moved & Ordered & { type: 'RefillApproved' })
  | (Moved & { type: 'RefillPended'; toStaffId: StaffId; by: StaffId })
  | (Moved & Ordered & { type: 'RefillSigned' })
  | (Moved & { type: 'RefillDenied'; reason: string; protocol: string; by: StaffId; role: Role })
  | (Moved & { type: 'RefillAskedPatient'; templateId: string; by: StaffId })
  | (Moved & { type: 'RefillTakenBack'; by: StaffId })
  | { type: 'OnlineOrderChecked'; outcome: OrderOutcome; by: StaffId }

export const REFILL_EVENT_NAMES = {
  RefillRequested: 'refill.requested.v1',
  RefillLineDropped: 'refill.lineDropped.v1',
  RefillChecked: 'refill.checked.v1',
  RefillApproved: 'refill.approved.v1',
  RefillPended: 'refill.pended.v1',
  RefillSigned: 'refill.signed.v1',
  RefillDenied: 'refill.denied.v1',
  RefillAskedPatient: 'refill.askedPatient.v1',
  RefillTakenBack: 'refill.takenBack.v1',
  OnlineOrderChecked: 'refill.orderChecked.v1',
} as const satisfies Record<RefillEventBody['type'], string>

export const isRefillEvent = <E extends { type: string }>(event: E): event is Extract<E, RefillEventBody> => event.type in REFILL_EVENT_NAMES
