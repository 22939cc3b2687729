import type { Actor } from '#shared/domain/actor.ts'
import { GENESIS_HASH } from '#electron/engine/ports/hashChain.ts'
import type { RecordedEvent } from '#electron/engine/ports/store.ts'
import { build, type ReadableDb } from '../database.ts'
import type { EventTable } from '../schema.ts'

export interface Head {
  readonly seq: number
  readonly hash: string
}

const events = build.selectFrom('event').select([
  'seq', 'stream_id', 'version', 'type', 'payload', 'recorded_at', 'actor', 'command_id', 'ordinal', 'policy', 'prev_hash', 'hash',
])

export function head(db: ReadableDb): Head {
  return db.first(build.selectFrom('event').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1)) ?? { seq: 0, hash: GENESIS_HASH }
}

/** In `seq` order, gap-free. */
export function readEvents(db: ReadableDb, range: { afterSeq: number; limit: number }): RecordedEvent[] {
  return db.all(events.where('seq', '>', range.afterSeq).orderBy('seq').limit(range.limit)).map(toEvent)
}

export function streamEvents(db: ReadableDb, { streamId }: { streamId: string }): RecordedEvent[] {
  return db.all(events.where('stream_id', '=', streamId).orderBy('version')).map(toEvent)
}

/** `seq` of the last event of a command. */
export function commandSeq(db: ReadableDb, { commandId }: { commandId: string }): number | undefined {
  const last = build.selectFrom('event').select('seq').where('command_id', '=', commandId).orderBy('ordinal', 'desc').limit(1)
  return db.first(last)?.seq
}

function toEvent(row: EventTable): RecordedEvent {
  return {
    seq: row.seq,
    streamId: row.stream_id,
    version: row.version,
    type: row.type,
    payload: row.payload,
    recordedAt: row.recorded_at,
    // Written by `commit` from an Actor; the hash covers this text.
    actor: JSON.parse(row.actor) as Actor,
    commandId: row.command_id,
    ordinal: row.ordinal,
    policy: row.policy,
    prevHash: row.prev_hash,
    hash: row.hash,
  }
}
