import { createHash } from 'node:crypto'
import type { RecordedEvent } from './store.ts'

/** Hash before the first event. */
export const GENESIS_HASH = '0'.repeat(64)

/**
 * SHA-256 (hex) over the previous hash and the length-prefixed fields of one event, exactly as stored. Bytes are
 * hashed, not JSON values, so a store that reorders keys breaks the chain and `verify` says so (architecture.md, 6).
 */
export function eventHash(event: Omit<RecordedEvent, 'hash'>): string {
  const hash = createHash('sha256')
  const fields = [
    event.prevHash, String(event.seq), event.streamId, String(event.version), event.type, String(event.recordedAt),
    JSON.stringify(event.actor), event.commandId, String(event.ordinal), event.policy, event.payload,
  ]
  for (const field of fields) {
    const bytes = Buffer.from(field, 'utf8')
    hash.update(`${bytes.length}:`)
    hash.update(bytes)
  }
  return hash.digest('hex')
}

/** SHA-256 (hex) of a text's UTF-8 bytes; what an event knows of a message. */
export const textHash = (...parts: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) {
    const bytes = Buffer.from(part, 'utf8')
    hash.update(`${bytes.length}:`)
    hash.update(bytes)
  }
  return hash.digest('hex')
}
