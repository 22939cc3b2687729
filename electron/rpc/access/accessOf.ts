import type { Actor } from '#shared/domain/actor.ts'
import type { PatientRecord } from '#shared/domain/directory/records.ts'
import { accessTo, type Access } from '#shared/domain/people/access.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from '#electron/engine/createEngine.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

export const patientOf = async (engine: Engine, thread: ThreadState): Promise<PatientRecord | null> =>
  thread.patientId === null ? null : ((await engine.store.query('patient', { patientId: thread.patientId })) ?? null)

/** May this person open the thread now (D19)? Every read goes through this; the write path asks the same rule. */
export async function accessOf(engine: Engine, thread: ThreadState, me: Staff): Promise<Access> {
  return accessTo(me, thread, await patientOf(engine, thread), engine.pack, engine.clock.now())
}
