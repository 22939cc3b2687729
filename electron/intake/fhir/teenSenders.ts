import { localDateOf, yearsBetween } from '#shared/domain/calendar/localDate.ts'
import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { ThreadId } from '#shared/domain/ids.ts'
import type { SenderRef, ThreadState } from '#shared/domain/thread/state.ts'
import type { Desk } from '../desk.ts'

interface Written {
  readonly patient: PatientRecord
  readonly sender: SenderRef
}
/** Of the kind that `placeMessage` names; said here, since that file asks this one. */
interface Beside {
  readonly threadId: ThreadId
  readonly state: ThreadState | null
  readonly header: null
  readonly link: { readonly threadId: ThreadId; readonly relation: 'otherSender' } | null
}

/**
 * S37: a teenager and a parent are two senders. A message of the one never goes into a thread in which the other wrote; the two
 * threads are linked for staff. The age is that of today, never a stored one (S43).
 */
export async function isOtherSenders(desk: Desk, state: ThreadState, { patient, sender }: Written): Promise<boolean> {
  const { ages, timeZone } = desk.engine.pack
  if (patient.birthDate === null || (sender.kind !== 'self' && sender.kind !== 'proxy')) return false
  const age = yearsBetween(patient.birthDate, localDateOf(desk.engine.clock.now(), timeZone))
  if (age < ages.teenFrom || age > ages.teenTo) return false
  return (await sendersOf(desk, state)).some((other) => (other === 'self' || other === 'proxy') && other !== sender.kind)
}

/** The thread of this sender beside the other's: one that an earlier message opened, else a new one. */
export async function otherSenderPlace(desk: Desk, state: ThreadState, { patient, sender }: Written): Promise<Beside> {
  for (const { state: other } of await desk.engine.store.query('threadsOfPatient', { patientId: state.patientId ?? patient.patientId })) {
    const isBeside = other.completion !== 'completed' && other.links.some((link) => link.threadId === state.threadId && link.relation === 'otherSender')
    if (isBeside && (await sendersOf(desk, other)).every((kind) => kind === sender.kind || kind === 'staff')) {
      return { threadId: other.threadId, state: other, header: null, link: null }
    }
  }
  return { threadId: desk.engine.ids.next(), state: null, header: null, link: { threadId: state.threadId, relation: 'otherSender' } }
}

async function sendersOf(desk: Desk, state: ThreadState): Promise<SenderRef['kind'][]> {
  const messages = await desk.engine.store.query('messages', { threadId: state.threadId })
  return messages.filter((message) => message.kind === 'patient').map((message) => message.sender.kind)
}
