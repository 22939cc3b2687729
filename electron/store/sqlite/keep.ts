import { GENESIS_HASH, textHash } from '#electron/engine/ports/hashChain.ts'
import type { Draft, DraftKey, KeptItem } from '#electron/engine/ports/store.ts'
import { build, expectOne, type WritableDb } from './database.ts'
import type { AccessLogTable } from './schema.ts'

const UPSERT_DRAFT = `
  INSERT INTO draft (staff_id, thread_id, mode, body, saved_at, hash) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (staff_id, thread_id, mode) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at, hash = excluded.hash`

const UPSERT_CHECKPOINT = `
  INSERT INTO checkpoint (reader, seq) VALUES (?, ?) ON CONFLICT (reader) DO UPDATE SET seq = excluded.seq`

const UPSERT_META = `
  INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`

/** Stores what is not an event; durable when it returns. */
export function keep(db: WritableDb, item: KeptItem): void {
  db.transaction(() => {
    switch (item.kind) {
      case 'draft': {
        const { staffId, threadId, mode, body, savedAt } = item.draft
        expectOne(db.run(UPSERT_DRAFT, [staffId, threadId, mode, body, savedAt, draftHash(item.draft)]), 'draft')
        return
      }
      case 'draftDiscarded':
        discardDraft(db, item.key)
        return
      case 'view':
        logView(db, item)
        return
      case 'checkpoint':
        db.run(UPSERT_CHECKPOINT, [item.reader, item.seq])
        return
      case 'meta':
        db.run(UPSERT_META, [item.key, item.value])
    }
  })
}

/** Nothing happens when there is none. */
export function discardDraft(db: WritableDb, { staffId, threadId, mode }: DraftKey): void {
  db.run('DELETE FROM draft WHERE staff_id = ? AND thread_id = ? AND mode = ?', [staffId, threadId, mode])
}

/** SHA-256 (hex) over everything that a draft row says. */
export const draftHash = (draft: Draft): string =>
  textHash(draft.staffId, draft.threadId, draft.mode, draft.body, String(draft.savedAt))

/** SHA-256 (hex) over one entry and the hash of the entry before it. */
export function accessHash(entry: Omit<AccessLogTable, 'hash'>): string {
  const { entry_id, staff_id, role, thread_id, patient_id, what, viewed_at } = entry
  return textHash(entry.prev_hash, JSON.stringify([entry_id, staff_id, role, thread_id, patient_id, what, viewed_at]))
}

const INSERT_VIEW = `
  INSERT INTO access_log (entry_id, staff_id, role, thread_id, patient_id, what, viewed_at, prev_hash, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`

function logView(db: WritableDb, view: Extract<KeptItem, { kind: 'view' }>): void {
  const last = db.first(build.selectFrom('access_log').select(['entry_id', 'hash']).orderBy('entry_id', 'desc').limit(1))
  const entry = {
    entry_id: (last?.entry_id ?? 0) + 1,
    staff_id: view.staffId,
    role: view.role,
    thread_id: view.threadId,
    patient_id: view.patientId,
    what: view.what,
    viewed_at: view.at,
    prev_hash: last?.hash ?? GENESIS_HASH,
  }
  expectOne(db.run(INSERT_VIEW, [
    entry.entry_id, entry.staff_id, entry.role, entry.thread_id, entry.patient_id, entry.what, entry.viewed_at, entry.prev_hash,
    accessHash(entry),
  ]), 'access log')
}
