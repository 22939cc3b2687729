import type { Database as Driver } from 'better-sqlite3'
import { eventHash, GENESIS_HASH } from '#electron/engine/ports/hashChain.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { rowsOf, unguarded, type Row } from './tamper.ts'

/** Puts two events into each other's place, all but their numbers. */
export function swapEvents(raw: Driver, one: number, other: number): void {
  const events = rowsOf(raw, 'event')
  const first = events[one - 1]
  const second = events[other - 1]
  if (!first || !second) throw new Error('there are fewer events')
  unguarded(raw, 'event', () => {
    raw.prepare('DELETE FROM event WHERE seq IN (?, ?)').run(one, other)
    insertEvent(raw, { ...second, seq: one })
    insertEvent(raw, { ...first, seq: other })
  })
}

/** Writes the log anew with hashes that fit, as somebody with the key can. */
export function rechain(raw: Driver, events: readonly Row[]): void {
  unguarded(raw, 'event', () => {
    raw.exec('DELETE FROM event')
    let prevHash = GENESIS_HASH
    for (const event of events) {
      const hash = hashOf(event, prevHash)
      insertEvent(raw, { ...event, prev_hash: prevHash, hash })
      prevHash = hash
    }
  })
}

function hashOf(event: Row, prevHash: string): string {
  const text = (column: string): string => String(event[column])
  return eventHash({
    seq: Number(event['seq']),
    streamId: text('stream_id'),
    version: Number(event['version']),
    type: text('type'),
    payload: text('payload'),
    recordedAt: Number(event['recorded_at']),
    actor: JSON.parse(text('actor')) as Actor,
    commandId: text('command_id'),
    ordinal: Number(event['ordinal']),
    policy: text('policy'),
    prevHash,
  })
}

function insertEvent(raw: Driver, event: Row): void {
  const names = Object.keys(event)
  raw.prepare(`INSERT INTO event (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(...Object.values(event))
}
