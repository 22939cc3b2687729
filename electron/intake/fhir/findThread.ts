import type { ThreadId } from '#shared/domain/ids.ts'
import type { JsonObject } from '../json.ts'
import type { Desk } from '../desk.ts'
import { IntakeRefused } from '../refusal.ts'
import { messageIdOf, messageIdOfReference, sourceIdOf, threadIdOfReference, type Received } from '../received.ts'
import { knownHeader } from './headers.ts'
import { objectsOf } from './read.ts'
import { readReference, type ReferenceTarget } from './reference.ts'

/** System of the ids that this console gives to its own messages and threads. */
export const OWN_MESSAGE_SYSTEM = 'urn:wellthread:message'
export const OWN_THREAD_SYSTEM = 'urn:wellthread:thread'

/**
 * The thread that a message names: `partOf` first, then `inResponseTo`; when both are given they must agree (interop.md).
 * Null when it names none and so begins a thread.
 * @throws IntakeRefused 'not-found' for a reference that leads nowhere (yet), 'business-rule' when they disagree
 */
export async function findThread(desk: Desk, received: Received): Promise<ThreadId | null> {
  const named = new Set<ThreadId>()
  for (const element of ['partOf', 'inResponseTo'] as const) {
    for (const [index, reference] of objectsOf(received.resource, element).entries()) {
      named.add(await threadOf(desk, received, reference, `Communication.${element}[${index}]`))
    }
  }
  if (named.size > 1) throw new IntakeRefused('business-rule', 'The message names two threads.', 'Communication.partOf')
  const [threadId] = named
  return threadId ?? null
}

async function threadOf(desk: Desk, received: Received, reference: JsonObject, path: string): Promise<ThreadId> {
  const target = readReference(reference, path)
  const entry = target.kind === 'literal' || target.kind === 'urn' ? received.bundle?.find(target.url, received.fullUrl) : undefined
  const type = entry?.resourceType ?? (target.kind === 'literal' || target.kind === 'identifier' ? target.type : null)
  if (type !== null && type !== 'Communication') {
    throw new IntakeRefused('business-rule', `${path} names something that is no message.`, path)
  }
  if (target.kind === 'identifier' || entry) {
    const sourceId = target.kind === 'identifier' ? `${target.system ?? ''}|${target.value}` : entry ? sourceIdOf(entry) : ''
    // A header of this run may still wait for its batch.
    await desk.flush()
    const accepted = await desk.engine.store.query('acceptedItem', { sourceId })
    if (accepted?.threadId) return accepted.threadId
  }
  for (const messageId of messageIds(target, entry)) {
    const threadId = await desk.engine.store.query('threadOfMessage', { messageId })
    if (threadId !== undefined) return threadId
  }
  const header = entry ? messageIdOf(entry) : target.kind === 'literal' ? messageIdOfReference(target.id) : null
  if (header !== null) {
    const threadId = threadIdOfReference(header)
    if ((await knownHeader(desk.engine, threadId)) !== undefined) return threadId
  }
  throw new IntakeRefused('not-found', 'The message belongs to a thread that is not known here.', path)
}

/** Ids under which the named message may be stored: as it came from outside, or as this console's own. */
function messageIds(target: ReferenceTarget, entry: Received | undefined): string[] {
  if (entry) return [messageIdOf(entry)]
  if (target.kind === 'literal') return [messageIdOfReference(target.id), target.id]
  if (target.kind === 'identifier' && target.system === OWN_MESSAGE_SYSTEM) return [target.value]
  return []
}
