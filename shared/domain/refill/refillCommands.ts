import type { StaffId } from '../ids.ts'
import type { Match, OrderOutcome, RefillOrder, RefillSource } from './refillLine.ts'

/** PS-09: who approves, signs or denies types the patient's initials and birth year again. Never stored. */
export interface IdentityCheck {
  readonly initials: string
  readonly birthYear: number
}

/** What a person asks of the refill part of a thread. */
export type RefillCommand =
  | { type: 'addRefillLine'; lineId: string; source: RefillSource | null; medicineId: string | null; match: Match; asksChange: boolean }
  | { type: 'dropRefillLine'; lineId: string }
  | { type: 'checkRefill'; lineId: string }
  | ({ type: 'approveRefill'; lineId: string; identity: IdentityCheck } & RefillOrder)
  | { type: 'pendRefill'; lineId: string; toStaffId: StaffId; handOffId: string }
  | ({ type: 'signRefill'; lineId: string; identity: IdentityCheck } & RefillOrder)
  | { type: 'denyRefill'; lineId: string; reason: string; identity: IdentityCheck }
  | { type: 'askAboutRefill'; lineId: string; templateId: string }
  | { type: 'takeBackRefill'; lineId: string }
  | { type: 'recordOrderCheck'; outcome: OrderOutcome }

export const REFILL_COMMANDS = [
  'addRefillLine', 'dropRefillLine', 'checkRefill', 'approveRefill', 'pendRefill', 'signRefill', 'denyRefill', 'askAboutRefill', 'takeBackRefill', 'recordOrderCheck',
] as const satisfies readonly RefillCommand['type'][]
export type RefillCommandType = (typeof REFILL_COMMANDS)[number]

export const isRefillCommandType = (type: string): type is RefillCommandType => (REFILL_COMMANDS as readonly string[]).includes(type)
export const isRefillCommand = <C extends { type: string }>(command: C): command is Extract<C, RefillCommand> => isRefillCommandType(command.type)
