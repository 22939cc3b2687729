import { sql } from 'kysely'
import type { IntakeItem, Queries, SetAsideEntry } from '#electron/engine/ports/store.ts'
import { build, type ReadableDb } from '../database.ts'
import type { IntakeItemTable } from '../schema.ts'
import { directoryRecord } from './directory.ts'

const rows = build.selectFrom('intake_item').select([
  'item_id', 'source', 'source_id', 'fingerprint', 'resource_type', 'outcome', 'reason_code', 'reason', 'raw', 'thread_id',
  'message_id', 'received_at',
])
const newest = rows.orderBy('received_at', 'desc').orderBy('item_id', 'desc')

/** The newest, when several were accepted under one identifier. */
export function acceptedItem(db: ReadableDb, { sourceId }: { sourceId: string }): IntakeItem | undefined {
  const row = db.first(newest.where('outcome', '=', 'accepted').where('source_id', '=', sourceId).limit(1))
  return row && toItem(row)
}

export function intakeTotals(db: ReadableDb): Queries['intakeTotals']['result'] {
  const totals = { received: 0, accepted: 0, deduplicated: 0, quarantined: 0 }
  const query = build.selectFrom('intake_item').select((eb) => ['outcome', eb.fn.countAll<number>().as('count')]).groupBy('outcome')
  for (const row of db.all(query)) {
    totals[row.outcome as IntakeItem['outcome']] = row.count
    totals.received += row.count
  }
  return totals
}

/** Newest first. */
export function quarantine(db: ReadableDb, { limit }: { limit: number }): IntakeItem[] {
  return db.all(newest.where('outcome', '=', 'quarantined').limit(limit)).map(toItem)
}

export function intakeItem(db: ReadableDb, { itemId }: { itemId: string }): IntakeItem | undefined {
  const row = db.first(rows.where('item_id', '=', itemId))
  return row && toItem(row)
}

/** Settled is what its record says is settled; an item without a record is open. */
export function setAside(db: ReadableDb, { exceptTypes, limit }: Queries['setAside']['params']): Queries['setAside']['result'] {
  const settledAt = sql`json_extract(record, '$.settled.at')`
  const settled = build.selectFrom('directory').select('id').where('kind', '=', 'setAside').where(settledAt, 'is not', null)
  let open = rows.where('outcome', '=', 'quarantined').where('item_id', 'not in', settled)
  if (exceptTypes.length > 0) open = open.where('resource_type', 'not in', [...exceptTypes])
  const entries = db.all(open.orderBy('received_at').orderBy('item_id')).map((row): SetAsideEntry => ({ item: toItem(row), record: recordOf(db, row.item_id) }))
  const byTier = entries.toSorted((a, b) => tierOf(a).localeCompare(tierOf(b), 'en'))
  return { entries: byTier.slice(0, limit), total: entries.length }
}

const tierOf = ({ record }: SetAsideEntry): string => record?.tier ?? 'none'

function recordOf(db: ReadableDb, itemId: string): SetAsideEntry['record'] {
  const found = directoryRecord(db, { kind: 'setAside', id: itemId })
  return found?.kind === 'setAside' ? found.record : null
}

export function intakeItems(db: ReadableDb, { afterItemId, limit }: Queries['intakeItems']['params']): IntakeItem[] {
  return db.all(rows.where('item_id', '>', afterItemId ?? '').orderBy('item_id').limit(limit)).map(toItem)
}

function toItem(row: IntakeItemTable): IntakeItem {
  return {
    itemId: row.item_id,
    source: row.source,
    sourceId: row.source_id,
    fingerprint: row.fingerprint,
    resourceType: row.resource_type,
    outcome: row.outcome as IntakeItem['outcome'],
    reasonCode: row.reason_code,
    reason: row.reason,
    raw: row.raw,
    threadId: row.thread_id,
    messageId: row.message_id,
    receivedAt: row.received_at,
  }
}
