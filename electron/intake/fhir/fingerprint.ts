import { isObject, type JsonValue } from '../json.ts'
import { messageIdOf, resourceId, sha256, type Received } from '../received.ts'

/** Not content at the top of a resource (interop.md, Idempotency); `display` is none anywhere. */
const IGNORED_ON_TOP: ReadonlySet<string> = new Set(['id', 'meta', 'text', 'received'])

/**
 * SHA-256 of what counts in a resource. The order of keys does not count, nor does how a reference to an entry of the
 * same Bundle is written, so that a replayed Bundle with fresh `urn:uuid:` is the same content.
 */
export function fingerprintOf(received: Received): string {
  const named = (reference: string): string => {
    const entry = received.bundle?.find(reference, received.fullUrl)
    if (!entry) return reference
    return entry.resourceType === 'Communication' ? messageIdOf(entry) : `${entry.resourceType}/${resourceId(entry) ?? ''}`
  }
  const canonical = (value: JsonValue, isTop: boolean): string => {
    if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map((item) => canonical(item, false)).join(',')}]`
    if (!isObject(value)) return JSON.stringify(value)
    const parts: string[] = []
    for (const key of Object.keys(value).sort()) {
      if (key === 'display' || (isTop && IGNORED_ON_TOP.has(key))) continue
      const content = value[key] ?? null
      const text = key === 'reference' && typeof content === 'string' ? JSON.stringify(named(content)) : canonical(content, false)
      parts.push(`${JSON.stringify(key)}:${text}`)
    }
    return `{${parts.join(',')}}`
  }
  return sha256(canonical(received.resource, true))
}
