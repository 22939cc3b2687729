import type { ThreadId } from '#shared/domain/ids.ts'
import type { Desk } from '../desk.ts'
import type { MessageContent } from './messageContent.ts'
import type { Incoming } from './placeMessage.ts'

/** How near in time and how alike two messages of a patient must be to count as one concern sent to two offices (D11). */
const NEAR_MS = 3 * 86_400_000
const ALIKE = 0.5
const THREADS_LOOKED_AT = 10

/**
 * Another open thread of the same patient to which nearly the same text was sent, under another office: it is linked and
 * shown beside this one, never merged. Null when there is none.
 */
export async function findSibling(desk: Desk, { patient, content, addressees }: Incoming): Promise<ThreadId | null> {
  const { engine } = desk
  const now = engine.clock.now()
  const mine = shingles(`${content.subject} ${content.body}`)
  const threads = await engine.store.query('threadsOfPatient', { patientId: patient.patientId })
  for (const { state } of threads.slice(0, THREADS_LOOKED_AT)) {
    const isNear = state.lastPatientMessageAt !== null && now - state.lastPatientMessageAt <= NEAR_MS
    const isSameOffice = state.addressedTo === addressees.addressedTo && (addressees.pool === null || state.pool === addressees.pool)
    if (!isNear || isSameOffice || state.completion === 'completed') continue
    const [first] = await engine.store.query('messages', { threadId: state.threadId })
    if (first && overlap(mine, shingles(`${first.subject} ${first.body}`)) >= ALIKE) return state.threadId
  }
  return null
}

/** Whether the first message of a thread says nearly the same. */
export async function isAlike(desk: Desk, threadId: ThreadId, content: Pick<MessageContent, 'subject' | 'body'>): Promise<boolean> {
  const [first] = await desk.engine.store.query('messages', { threadId })
  if (!first) return false
  return overlap(shingles(`${content.subject} ${content.body}`), shingles(`${first.subject} ${first.body}`)) >= ALIKE
}

/** Every run of three words. */
function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length < 3) return new Set([words.join(' ')])
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`))
}

/** Share of what both have in what either has. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((each) => b.has(each)).length
  return shared / (a.size + b.size - shared)
}
