import type { Role } from '#shared/domain/actor.ts'
import type { MessageId, ThreadId } from '#shared/domain/ids.ts'
import type { StoredMessage } from '#electron/engine/ports/store.ts'
import { build, type ReadableDb } from '../database.ts'
import type { MessageTable } from '../schema.ts'

const rows = build.selectFrom('message').select([
  'message_id', 'thread_id', 'position', 'kind', 'sender', 'author_id', 'author_role', 'subject', 'body', 'text_hash', 'attachments',
  'sent_at', 'received_at',
])

/** Oldest first; equal instants in the order in which they were stored. */
export function messages(db: ReadableDb, { threadId }: { threadId: ThreadId }): StoredMessage[] {
  return db.all(rows.where('thread_id', '=', threadId).orderBy('received_at').orderBy('position')).map(toMessage)
}

export function message(db: ReadableDb, { messageId }: { messageId: MessageId }): StoredMessage | undefined {
  const row = db.first(rows.where('message_id', '=', messageId))
  return row && toMessage(row)
}

export function allMessages(db: ReadableDb, { after, limit }: { after: MessageId | null; limit: number }): StoredMessage[] {
  return db.all(rows.where('message_id', '>', after ?? '').orderBy('message_id').limit(limit)).map(toMessage)
}

/** Subject of the oldest message; empty when there is none. */
export function firstSubject(db: ReadableDb, threadId: ThreadId): string {
  const first = build.selectFrom('message').select('subject').where('thread_id', '=', threadId)
    .orderBy('received_at').orderBy('position').limit(1)
  return db.first(first)?.subject ?? ''
}

/** Newest message from the patient or a proxy. */
export function newestPatientMessage(db: ReadableDb, threadId: ThreadId): Pick<StoredMessage, 'body' | 'sender'> | undefined {
  const newest = build.selectFrom('message').select(['body', 'sender']).where('thread_id', '=', threadId).where('kind', '=', 'patient')
    .orderBy('received_at', 'desc').orderBy('position', 'desc').limit(1)
  const row = db.first(newest)
  return row && { body: row.body, sender: parseSender(row.sender) }
}

const parseSender = (text: string): StoredMessage['sender'] => JSON.parse(text) as StoredMessage['sender']

function toMessage(row: MessageTable): StoredMessage {
  return {
    messageId: row.message_id,
    threadId: row.thread_id,
    kind: row.kind as StoredMessage['kind'],
    sender: parseSender(row.sender),
    authorId: row.author_id,
    authorRole: row.author_role as Role | null,
    subject: row.subject,
    body: row.body,
    textHash: row.text_hash,
    attachments: JSON.parse(row.attachments) as StoredMessage['attachments'],
    sentAt: row.sent_at,
    receivedAt: row.received_at,
  }
}
