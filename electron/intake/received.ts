import { createHash } from 'node:crypto'
import { isObject, type JsonObject, type JsonValue } from './json.ts'

/** One resource as it came in, with what is needed to follow its references and to know it again. */
export interface Received {
  readonly resource: JsonObject
  readonly resourceType: string
  /** JSON text, kept when the resource is quarantined. */
  readonly raw: string
  readonly fullUrl: string | null
  readonly bundle: BundleIndex | null
  /** Where it stands in its file, e.g. `line 12`, `entry 3`. */
  readonly place: string
  /** Identity of last resort: the file and the place in it, so that the same file twice is the same message. */
  readonly fallbackId: string
}

/** Entries of one Bundle by what may name them. */
export interface BundleIndex {
  /** Entry named by a reference that stands in the resource under `fullUrl`: an absolute address, a urn, or `Type/id`. */
  find(reference: string, fullUrl: string | null): Received | undefined
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** `system|value` of the first identifier that has both; null when there is none. */
export function identifierKey(resource: JsonObject): string | null {
  const list = resource['identifier']
  if (!Array.isArray(list)) return null
  for (const item of list as readonly JsonValue[]) {
    const { system, value } = isObject(item) ? item : {}
    if (typeof system === 'string' && typeof value === 'string') return `${system}|${value}`
  }
  return null
}

const uuidOf = (fullUrl: string | null): string | null => /^urn:uuid:([0-9a-fA-F-]{36})$/.exec(fullUrl ?? '')?.[1] ?? null

/**
 * Id under which a directory resource is known: its own, else the UUID of its `fullUrl`, else one made of its identifier;
 * null when it has none of these.
 */
export function resourceId({ resource, fullUrl }: Received): string | null {
  if (typeof resource['id'] === 'string') return resource['id']
  const uuid = uuidOf(fullUrl)
  if (uuid !== null) return uuid
  const key = identifierKey(resource)
  return key === null ? null : `i-${sha256(key).slice(0, 24)}`
}

/** Identifiers longer than this are hashed: ids travel through the contract, which takes 200 characters. */
const LONGEST_ID = 180
const bounded = (id: string): string => (id.length <= LONGEST_ID ? id : `sha256:${sha256(id)}`)

/** Reference under which a message from outside is stored. Readable, so that answers can name it to the portal again. */
export const messageIdOfReference = (communicationId: string): string => bounded(`Communication/${communicationId}`)

/** Message id of a Communication: its reference when it has an id, else its source identifier. The same on every arrival. */
export function messageIdOf(received: Received): string {
  const { id } = received.resource
  return typeof id === 'string' ? messageIdOfReference(id) : bounded(sourceIdOf(received))
}

/**
 * Idempotency key (interop.md): the identifier; without one the resource id, the entry's `urn:uuid:`, and at last the
 * place in the file, so that two posts without any identity stay two messages.
 */
export function sourceIdOf(received: Received): string {
  const { id } = received.resource
  const key = identifierKey(received.resource)
  if (key !== null) return key
  if (typeof id === 'string') return `Communication/${id}`
  return uuidOf(received.fullUrl) === null ? received.fallbackId : `${received.fullUrl}`
}

/** Thread that a header stands for, known before its first message is (headers make no thread). */
export const threadIdOfHeader = (received: Received): string => threadIdOfReference(messageIdOf(received))
export const threadIdOfReference = (reference: string): string => `h-${sha256(reference).slice(0, 32)}`
