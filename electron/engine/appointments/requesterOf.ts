import type { Requester } from '#shared/domain/appointment/appointmentFacts.ts'
import { lastSenderOf } from '#shared/domain/people/audience.ts'
import { gradeOf } from '#shared/domain/people/grade.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from '../engine.ts'

/**
 * May whoever gets this thread's answers see, cancel or change the visits of the person whose appointment it is (S34 to
 * S36, S41)? Whoever writes in a thread of somebody else's record may make one, and no more.
 */
export async function requesterOf({ store, pack, clock }: Pick<Engine, 'store' | 'pack' | 'clock'>, thread: ThreadState): Promise<Requester> {
  const patientId = thread.appointment?.patientId ?? thread.patientId
  if (patientId === null || patientId !== thread.patientId) return 'none'
  const sender = lastSenderOf(thread)
  const [patient, writer] = await Promise.all([
    store.query('patient', { patientId }),
    sender.kind === 'proxy' ? store.query('relatedPerson', { relatedPersonId: sender.relatedPersonId }) : undefined,
  ])
  const answer = gradeOf(sender.kind === 'staff' ? { kind: 'self' } : sender, patient ?? null, writer ?? null, pack, clock.now())
  switch (answer.grade) {
    case 'self':
      return 'patient'
    case 'childFull':
      return 'granted'
    case 'teenLimited':
      return 'teenLimited'
    case 'adultGranted':
      return answer.scope.includes('appointments') ? 'granted' : 'none'
    case 'unmatched':
      return 'none'
  }
}
