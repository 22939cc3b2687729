import { createHash } from 'node:crypto'
import type { NewMessage, RecordedEvent } from './store.ts'

/** Hash before the first event. */
export const GENESIS_HASH = '0'.repeat(64)

/**
 * SHA-256 (hex) over the previous hash and the length-prefixed fields of one event, exactly as stored. Bytes are
 * hashed, not JSON values, so a store that reorders keys breaks the chain and `verify` says so (architecture.md, 6).
 */
export function eventHash(event: Omit<RecordedEvent, 'hash'>): string {
  return textHash(
    event.prevHash, String(event.seq), event.streamId, String(event.version), event.type, String(event.recordedAt),
    JSON.stringify(event.actor), event.commandId, String(event.ordinal), event.policy, event.payload,
  )
}

/** SHA-256 (hex) over length-prefixed texts, so that no two lists of texts share a hash. */
export function textHash(...parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) {
    const bytes = Buffer.from(part, 'utf8')
    hash.update(`${bytes.length}:`)
    hash.update(bytes)
  }
  return hash.digest('hex')
}

/** What an event knows of a message: the hash of its whole row, text and sender and times alike. */
export function messageHash(message: Omit<NewMessage, 'textHash'>): string {
  return textHash(
    message.messageId, message.threadId, message.kind, JSON.stringify([message.sender, message.authorId, message.authorRole]),
    message.subject, message.body, JSON.stringify(message.attachments.map(({ name, contentType, bytes }) => [name, contentType, bytes])),
    String(message.sentAt), String(message.receivedAt),
  )
}
