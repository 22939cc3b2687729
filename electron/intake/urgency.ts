import type { Tier } from '#shared/domain/screening/findings.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { isObject, type JsonObject, type JsonValue } from './json.ts'
import type { Received } from './received.ts'

/** Characters of an unreadable item that are screened. */
const MOST_SCREENED = 65_536

/**
 * First words of a quarantined item's reason when its text may describe an emergency, else nothing: a red flag may not
 * wait behind a formal flaw (D8, D9). Screens whatever words can be found; tells no word of them.
 */
export const urgencyWords = (tier: Tier | null): string => (tier === null ? '' : `Read this first: the text may describe an emergency (${tier}). `)

/** Tier of the words of something that is set aside; null when they describe no emergency, or are no message. */
export function urgencyOf(engine: Pick<Engine, 'screen'>, received: Pick<Received, 'resource' | 'resourceType'> | null, raw: string): Tier | null {
  if (received !== null && received.resourceType !== 'Communication') return null
  const { subject, body } = received === null ? { subject: '', body: raw } : wordsOf(received.resource)
  return engine.screen({ subject, body: body.slice(0, MOST_SCREENED), attachmentNames: [], priorBodies: [] }).tier
}

/** Texts of a Communication that may be malformed anywhere. */
export function wordsOf(resource: JsonObject): { subject: string; body: string } {
  const topic = resource['topic']
  const subject = isObject(topic) && typeof topic['text'] === 'string' ? topic['text'] : ''
  const payload = Array.isArray(resource['payload']) ? (resource['payload'] as readonly JsonValue[]) : [resource['payload'] ?? null]
  const words = payload.flatMap((part) => {
    if (!isObject(part)) return typeof part === 'string' ? [part] : []
    if (typeof part['contentString'] === 'string') return [part['contentString']]
    const attachment = isObject(part['contentAttachment']) ? part['contentAttachment'] : {}
    const { data, contentType } = attachment
    const isText = typeof data === 'string' && typeof contentType === 'string' && contentType.startsWith('text/')
    return isText ? [Buffer.from(data, 'base64').toString('utf8')] : []
  })
  return { subject, body: words.join('\n\n') }
}
