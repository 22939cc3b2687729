import { isClinical, type Role } from '../actor.ts'
import type { EpochMs, StaffId } from '../ids.ts'
import type { ProtocolCheck } from './checkProtocol.ts'
import { refillRightRefusal } from './mayRefill.ts'
import type { RefillCommandType } from './refillCommands.ts'
import type { RefillLine } from './refillLine.ts'
import { ACTS_ON } from './refillStateRefusal.ts'

export type LineAct = keyof typeof ACTS_ON
export type LineRefusals = Readonly<Record<LineAct, string | null>>

/** What the screen asks of one line before it offers an act; the write path asks again (`decideRefill`). Pure. */
export function lineRefusals(line: RefillLine, check: ProtocolCheck, isControlled: boolean, me: { id: StaffId; role: Role }, now: EpochMs): LineRefusals {
  const acts = Object.keys(ACTS_ON) as LineAct[]
  return Object.fromEntries(acts.map((act) => [act, refillRightRefusal(me.role, act satisfies RefillCommandType) ?? stateOf(act) ?? ruleOf(act)])) as LineRefusals

  function stateOf(act: LineAct): string | null {
    if (ACTS_ON[act].includes(line.status)) return null
    return line.status === 'requested' ? 'Check this refill against the protocol first.' : 'Not possible in this state.'
  }

  function ruleOf(act: LineAct): string | null {
    const orders = act === 'approveRefill' || act === 'signRefill'
    if (orders && line.medicineId === null) return 'Not on the medicine list: pend it, ask the patient, or deny it.'
    if (act === 'approveRefill') {
      if (isControlled) return 'A controlled substance is never approved by protocol. Pend it to the prescriber.'
      if (check.verdict === 'outside') return 'Outside the protocol. Pend it to the prescriber.'
      if (line.check?.verdict !== 'within') return 'The facts changed since the check. Check it again.'
    }
    if (act !== 'takeBackRefill') return null
    if (line.releaseAt !== null && now >= line.releaseAt) return 'The decision stands: the order may be placed already.'
    return line.decidedBy === me.id || isClinical(me.role) ? null : 'Only whoever decided, or a nurse, PA or physician, takes it back.'
  }
}
