import type { ThreadId } from '#shared/domain/ids.ts'
import { build, type WritableDb } from './database.ts'
import { patientOf } from './queries/directory.ts'
import { patientWords } from './writeRecords.ts'

const INSERT_DOCUMENT = 'INSERT INTO search_document (thread_id) VALUES (?) ON CONFLICT (thread_id) DO NOTHING'

const REPLACE_TEXT = `
  INSERT OR REPLACE INTO search_text (rowid, patient, message)
  SELECT document_id, ?, ? FROM search_document WHERE thread_id = ?`

/** Rewrites the search documents of these threads, in the transaction of the change. */
export function indexThreads(db: WritableDb, threadIds: Iterable<ThreadId>): void {
  for (const threadId of threadIds) {
    const thread = db.first(build.selectFrom('thread').select('patient_id').where('thread_id', '=', threadId))
    if (!thread) continue
    const patient = thread.patient_id === null ? undefined : patientOf(db, thread.patient_id)
    const texts = db.all(build.selectFrom('message').select(['subject', 'body']).where('thread_id', '=', threadId))
    db.run(INSERT_DOCUMENT, [threadId])
    db.run(REPLACE_TEXT, [
      patient ? patientWords(patient) : '',
      texts.map((text) => `${text.subject}\n${text.body}`).join('\n'),
      threadId,
    ])
  }
}
