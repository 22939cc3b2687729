import { confidentialVisits, type ConfidentialVisits } from '#shared/domain/appointment/confidentialVisits.ts'
import type { SlotState } from '#shared/domain/appointment/slot.ts'
import type { PatientId } from '#shared/domain/ids.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from '../engine.ts'
import { threadStream } from '../streams.ts'

/** Booked visits of a patient, earliest first, with what is confidential of them in whichever thread it was marked. */
export interface VisitsOf extends ConfidentialVisits {
  readonly booked: readonly SlotState[]
}

export async function visitsOf({ store, clock }: Pick<Engine, 'store' | 'clock'>, patientId: PatientId | null): Promise<VisitsOf> {
  if (patientId === null) return { booked: [], slotIds: new Set(), isNextInRecord: false }
  const [booked, own] = await Promise.all([store.query('visitsOfPatient', { patientId }), store.query('threadsOfPatient', { patientId })])
  const threads: ThreadState[] = own.map(({ state }) => state)
  // A relative may have booked it, in a thread of their own (S33).
  for (const { booking } of booked) {
    if (!booking || booking.threadId === '' || threads.some(({ threadId }) => threadId === booking.threadId)) continue
    const loaded = await store.load(threadStream(booking.threadId))
    if (loaded?.kind === 'thread') threads.push(loaded.state)
  }
  return { booked, ...confidentialVisits(threads, booked, clock.now()) }
}
