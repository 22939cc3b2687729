import { PEOPLE_EVENT_NAMES } from '#shared/domain/people/peopleEvents.ts'
import { DuplicateCommand, VersionConflict } from '#shared/domain/errors.ts'
import { eventHash } from '#electron/engine/ports/hashChain.ts'
import type { Batch, RecordedEvent } from '#electron/engine/ports/store.ts'
import { expectOne, type WritableDb } from './database.ts'
import { commandSeq, head, type Head } from './queries/log.ts'
import { indexThreads } from './indexThreads.ts'
import { discardDraft } from './keep.ts'
import { streamVersion } from './load.ts'
import { writeDirectory, writeIntakeItem, writeMessage } from './writeRecords.ts'
import { writeRow } from './writeRows.ts'

/** What is marked confidential is searched by others than before (D19). */
const MARKS: readonly string[] = [PEOPLE_EVENT_NAMES.ItemMarkedConfidential, PEOPLE_EVENT_NAMES.ItemUnmarkedConfidential]

const INSERT_EVENT = `
  INSERT INTO event (seq, stream_id, version, type, payload, recorded_at, actor, command_id, ordinal, policy, prev_hash, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

const UPSERT_CREDENTIAL = `
  INSERT INTO credential (staff_id, hash) VALUES (?, ?)
  ON CONFLICT (staff_id) DO UPDATE SET hash = excluded.hash`

/**
 * Appends a batch in one transaction and answers with the head of the log. `seq` and the hash come from the head
 * under the write lock, so numbers have no gap.
 * Throws DuplicateCommand and VersionConflict; nothing is written when anything throws.
 */
export function commit(db: WritableDb, batch: Batch): { seq: number } {
  return db.transaction(() => {
    refuseUsedCommand(db, batch.commandId)
    const stale = new Set<string>()
    let last = head(db)
    let ordinal = 0
    for (const stream of batch.streams) {
      refuseWrongVersion(db, stream)
      for (const [index, event] of stream.events.entries()) {
        last = append(db, last, {
          type: event.type,
          payload: event.payload,
          seq: last.seq + 1,
          streamId: stream.streamId,
          version: stream.expectedVersion + index + 1,
          recordedAt: batch.recordedAt,
          actor: batch.actor,
          commandId: batch.commandId,
          ordinal,
          policy: batch.policy,
          prevHash: last.hash,
        })
        ordinal += 1
      }
      if (stream.next === null) continue
      writeRow(db, stream.next, stream.timers)
      if (stream.next.kind === 'thread' && (stream.expectedVersion === 0 || stream.events.some(({ type }) => MARKS.includes(type)))) stale.add(stream.next.state.threadId)
    }
    for (const message of batch.messages) {
      writeMessage(db, message)
      stale.add(message.threadId)
    }
    for (const record of batch.directory) for (const threadId of writeDirectory(db, record)) stale.add(threadId)
    for (const item of batch.intakeItems) writeIntakeItem(db, item)
    for (const { staffId, hash } of batch.credentials) expectOne(db.run(UPSERT_CREDENTIAL, [staffId, hash]), 'credential')
    if (batch.discardDraft) discardDraft(db, batch.discardDraft)
    indexThreads(db, stale)
    return { seq: last.seq }
  })
}

function append(db: WritableDb, before: Head, event: Omit<RecordedEvent, 'hash'>): Head {
  const hash = eventHash(event)
  expectOne(db.run(INSERT_EVENT, [
    event.seq, event.streamId, event.version, event.type, event.payload, event.recordedAt, JSON.stringify(event.actor),
    event.commandId, event.ordinal, event.policy, before.hash, hash,
  ]), 'event')
  return { seq: event.seq, hash }
}

function refuseUsedCommand(db: WritableDb, commandId: string): void {
  const earlier = commandSeq(db, { commandId })
  if (earlier !== undefined) throw new DuplicateCommand(commandId, earlier)
}

function refuseWrongVersion(db: WritableDb, stream: Batch['streams'][number]): void {
  const actual = streamVersion(db, stream.streamId) ?? 0
  if (actual !== stream.expectedVersion) throw new VersionConflict(stream.streamId, stream.expectedVersion, actual)
  const { next } = stream
  if (next === null) return
  const version = stream.expectedVersion + stream.events.length
  if (next.streamId !== stream.streamId || next.version !== version || (next.kind !== 'plain' && next.state.version !== version)) {
    throw new Error(`broken batch: the row of ${stream.streamId} is not at version ${version}`)
  }
}
