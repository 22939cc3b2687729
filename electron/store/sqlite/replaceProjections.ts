import { timersOf } from '#shared/domain/thread/timers.ts'
import type { StreamState } from '#electron/engine/ports/store.ts'
import { build, type WritableDb } from './database.ts'
import { indexThreads } from './indexThreads.ts'
import { writeRow } from './writeRows.ts'

/**
 * Puts these rows, their timers and a new search index in the place of the stored ones, in one transaction. Every
 * thread and account of the log must be given at the version of the log, else nothing is replaced.
 */
export function replaceProjections(db: WritableDb, rows: readonly StreamState[]): void {
  db.transaction(() => {
    refuseStaleRows(db, rows)
    for (const table of ['timer', 'thread_state', 'thread', 'account', 'slot', 'search_document']) db.run(`DELETE FROM ${table}`, [])
    db.run(`INSERT INTO search_text (search_text) VALUES ('delete-all')`, [])
    for (const row of rows) writeRow(db, row, row.kind === 'thread' ? timersOf(row.state) : [])
    indexThreads(db, rows.flatMap((row) => (row.kind === 'thread' ? [row.state.threadId] : [])))
  })
}

function refuseStaleRows(db: WritableDb, rows: readonly StreamState[]): void {
  const given = new Map(rows.map((row) => [row.streamId, row]))
  const streams = db.all(build.selectFrom('event').select((eb) => ['stream_id', eb.fn.max('version').as('version')]).groupBy('stream_id'))
  const known = new Set(streams.map((stream) => stream.stream_id))
  for (const { streamId } of rows) if (!known.has(streamId)) throw new Error(`rebuild: ${streamId} is not in the log`)
  for (const { stream_id: streamId, version } of streams) {
    const row = given.get(streamId)
    if (!/^(?:thread|account|slot):/.test(streamId) || row?.version === version) continue
    throw new Error(`rebuild: the row of ${streamId} is not at the version of the log`)
  }
}
