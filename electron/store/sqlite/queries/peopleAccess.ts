import { sql } from 'kysely'
import type { Role } from '#shared/domain/actor.ts'
import type { RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import type { PatientId, ThreadId } from '#shared/domain/ids.ts'
import type { ViewedThread } from '#electron/engine/ports/store.ts'
import { build, type ReadableDb } from '../database.ts'
import { parseRecord } from './directory.ts'

/** Literals, so that SQLite recognises the partial index: every command asks this. */
export const relatedRows = (patientId: PatientId) =>
  build.selectFrom('directory').select(['kind', 'id', 'record'])
    .where(sql<boolean>`kind = 'relatedPerson'`).where(sql<boolean>`json_extract(record, '$.patientId') = ${patientId}`).orderBy('id')

export function relatedPersonsOf(db: ReadableDb, { patientId }: { patientId: PatientId }): RelatedPersonRecord[] {
  return db.all(relatedRows(patientId)).map(parseRecord).flatMap((entry) => (entry.kind === 'relatedPerson' ? [entry.record] : []))
}

export const viewRows = (threadId: ThreadId, limit: number) =>
  build.selectFrom('access_log').select(['staff_id', 'role', 'what', 'viewed_at']).where('thread_id', '=', threadId).orderBy('entry_id', 'desc').limit(limit)

/** Newest first. */
export function viewsOf(db: ReadableDb, { threadId, limit }: { threadId: ThreadId; limit: number }): ViewedThread[] {
  return db.all(viewRows(threadId, limit)).map((row) => ({ staffId: row.staff_id, role: row.role as Role, what: row.what, at: row.viewed_at }))
}
