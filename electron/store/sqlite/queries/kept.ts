import type { Draft, DraftKey } from '#electron/engine/ports/store.ts'
import { build, type ReadableDb } from '../database.ts'

export function draft(db: ReadableDb, key: DraftKey): Draft | undefined {
  const row = db.first(build.selectFrom('draft').select(['body', 'saved_at'])
    .where('staff_id', '=', key.staffId).where('thread_id', '=', key.threadId).where('mode', '=', key.mode))
  return row && { threadId: key.threadId, staffId: key.staffId, mode: key.mode, body: row.body, savedAt: row.saved_at }
}

/** 0 for a reader that never kept one. */
export function checkpoint(db: ReadableDb, { reader }: { reader: string }): number {
  return db.first(build.selectFrom('checkpoint').select('seq').where('reader', '=', reader))?.seq ?? 0
}

export function meta(db: ReadableDb, { key }: { key: string }): string | undefined {
  return db.first(build.selectFrom('meta').select('value').where('key', '=', key))?.value
}
