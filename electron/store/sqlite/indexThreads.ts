import type { ThreadId } from '#shared/domain/ids.ts'
import { isRestricted } from '#shared/domain/people/access.ts'
import { markOf } from '#shared/domain/people/confidential.ts'
import { build, type WritableDb } from './database.ts'
import { parseThread } from './load.ts'
import { patientOf } from './queries/directory.ts'
import { patientWords } from './writeRecords.ts'

const INSERT_DOCUMENT = `
  INSERT INTO search_document (thread_id, is_restricted) VALUES (?, ?)
  ON CONFLICT (thread_id) DO UPDATE SET is_restricted = excluded.is_restricted`

const REPLACE_TEXT = `
  INSERT OR REPLACE INTO search_text (rowid, patient, message, clinical)
  SELECT document_id, ?, ?, ? FROM search_document WHERE thread_id = ?`

/** Rewrites the search documents of these threads, in the transaction of the change. */
export function indexThreads(db: WritableDb, threadIds: Iterable<ThreadId>): void {
  for (const threadId of threadIds) {
    const row = db.first(build.selectFrom('thread_state').select('state').where('thread_id', '=', threadId))
    if (!row) continue
    const thread = parseThread(row.state)
    const patient = thread.patientId === null ? undefined : patientOf(db, thread.patientId)
    const texts = db.all(build.selectFrom('message').select(['message_id', 'kind', 'subject', 'body']).where('thread_id', '=', threadId))
    const isClinical = ({ message_id: ref, kind }: (typeof texts)[number]): boolean => kind === 'note' || markOf(thread, { kind: 'message', ref }) !== undefined
    const words = (rows: typeof texts): string => rows.map((text) => `${text.subject}\n${text.body}`).join('\n')
    db.run(INSERT_DOCUMENT, [threadId, isRestricted(thread, patient ?? null) ? 1 : 0])
    db.run(REPLACE_TEXT, [patient ? patientWords(patient) : '', words(texts.filter((text) => !isClinical(text))), words(texts.filter(isClinical)), threadId])
  }
}
