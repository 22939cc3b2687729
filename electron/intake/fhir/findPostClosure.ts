import { daysBetween, localDateOf } from '#shared/domain/calendar/localDate.ts'
import type { PostClosure } from '#shared/domain/thread/upkeep/upkeepState.ts'
import type { Desk } from '../desk.ts'
import { isAlike } from './findSibling.ts'
import type { Incoming, Place } from './placeMessage.ts'

const THREADS_LOOKED_AT = 10

/**
 * S22: with Reply gone the patient starts a new message. Within `windows.postClosureDays` calendar days of completion, about the
 * same matter (the thread that it names, the same subject line, or the same work type for the same office), it goes on where the
 * completed thread ended. Null for everything else.
 */
export async function findPostClosure(desk: Desk, incoming: Incoming, { state, header, link }: Place): Promise<PostClosure | null> {
  if (state || header || link?.relation === 'otherSender') return null
  const { engine } = desk
  const { pack } = engine
  const today = localDateOf(engine.clock.now(), pack.timeZone)
  const { content, addressees, patient } = incoming
  const { category } = engine.screen({ subject: content.subject, body: content.body, attachmentNames: [], priorBodies: [] })
  const threads = await engine.store.query('threadsOfPatient', { patientId: patient.patientId })
  for (const { state: earlier, subject } of threads.slice(0, THREADS_LOOKED_AT)) {
    const { completedAt, threadId } = earlier
    if (earlier.completion !== 'completed' || completedAt === null) continue
    if (daysBetween(localDateOf(completedAt, pack.timeZone), today) > pack.windows.postClosureDays) continue
    const isSameOffice = earlier.addressedTo === addressees.addressedTo
    const isSameMatter = link?.threadId === threadId || isSameSubject(subject, content.subject) || (isSameOffice && earlier.category === category && category !== 'other')
    if (isSameMatter || (isSameOffice && (await isAlike(desk, threadId, content)))) return { threadId, completedAt }
  }
  return null
}

/** `Re: Knee pain` and `knee pain` are one subject. */
function isSameSubject(a: string, b: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/^\s*(?:re|fw|fwd)\s*:\s*/u, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return plain(a) !== '' && plain(a) === plain(b)
}
