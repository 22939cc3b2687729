import type { ThreadState } from '../thread/state.ts'
import type { RefillCommandType } from './refillCommands.ts'
import type { RefillStatus } from './refillLine.ts'

/** States of a line in which each command has something to do. */
export const ACTS_ON: Record<Exclude<RefillCommandType, 'addRefillLine' | 'recordOrderCheck'>, readonly RefillStatus[]> = {
  dropRefillLine: ['requested', 'protocolChecked'],
  checkRefill: ['requested', 'protocolChecked', 'askedPatient'],
  approveRefill: ['protocolChecked'],
  pendRefill: ['protocolChecked'],
  signRefill: ['protocolChecked', 'pended'],
  denyRefill: ['protocolChecked', 'pended'],
  askAboutRefill: ['protocolChecked', 'pended'],
  takeBackRefill: ['approved', 'pended', 'signed', 'denied', 'askedPatient'],
}

/** Why the command has nothing to do in this thread, or null. The single lines say more. */
export function refillStateRefusal(command: RefillCommandType, thread: Pick<ThreadState, 'patientId' | 'refills'>): string | null {
  if (command === 'recordOrderCheck') return null
  if (command === 'addRefillLine') return thread.patientId === null ? 'No record is matched. Match the patient first.' : null
  return thread.refills?.lines.some((line) => ACTS_ON[command].includes(line.status)) ? null : 'No refill of this thread waits for that.'
}
