import type { DirectoryRecord, PatientRecord } from '#shared/domain/directory/records.ts'
import type { ThreadId } from '#shared/domain/ids.ts'
import type { IntakeItem, NewMessage } from '#electron/engine/ports/store.ts'
import { build, expectOne, type WritableDb } from './database.ts'
import { directoryRecord } from './queries/directory.ts'

const INSERT_MESSAGE = `
  INSERT INTO message (
    message_id, thread_id, position, kind, sender, author_id, author_role, subject, body, text_hash, attachments, sent_at, received_at
  ) VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM message WHERE thread_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

export function writeMessage(db: WritableDb, message: NewMessage): void {
  expectOne(db.run(INSERT_MESSAGE, [
    message.messageId, message.threadId, message.threadId, message.kind, JSON.stringify(message.sender), message.authorId,
    message.authorRole, message.subject, message.body, message.textHash, JSON.stringify(message.attachments), message.sentAt,
    message.receivedAt,
  ]), 'message')
}

const INSERT_ITEM = `
  INSERT INTO intake_item (
    item_id, source, source_id, fingerprint, resource_type, outcome, reason_code, reason, raw, thread_id, message_id, received_at
  ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

export function writeIntakeItem(db: WritableDb, item: IntakeItem): void {
  expectOne(db.run(INSERT_ITEM, [
    item.itemId, item.source, item.sourceId, item.fingerprint, item.resourceType, item.outcome, item.reasonCode, item.reason, item.raw,
    item.threadId, item.messageId, item.receivedAt,
  ]), 'intake item')
}

const UPSERT_DIRECTORY = `
  INSERT INTO directory (kind, id, mrn, record) VALUES (?, ?, ?, ?)
  ON CONFLICT (kind, id) DO UPDATE SET mrn = excluded.mrn, record = excluded.record`

/** Upserts a record; answers with the threads whose search words changed by it. */
export function writeDirectory(db: WritableDb, entry: DirectoryRecord): ThreadId[] {
  const mrn = entry.kind === 'patient' ? entry.record.mrn : null
  const before = directoryRecord(db, { kind: entry.kind, id: entry.id })
  expectOne(db.run(UPSERT_DIRECTORY, [entry.kind, entry.id, mrn, JSON.stringify(entry.record)]), 'directory record')
  if (entry.kind !== 'patient') return []
  if (before?.kind === 'patient' && patientWords(before.record) === patientWords(entry.record) && before.record.restricted === entry.record.restricted) return []
  return db.all(build.selectFrom('thread').select('thread_id').where('patient_id', '=', entry.id)).map((row) => row.thread_id)
}

/** What of a patient can be searched for. */
export const patientWords = (patient: PatientRecord): string =>
  [patient.given, patient.family, patient.preferredName ?? '', patient.mrn ?? ''].join('\n')
