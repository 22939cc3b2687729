import type { AccountState } from '#shared/domain/account/account.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { StreamState } from '#electron/engine/ports/store.ts'
import { build, type ReadableDb } from './database.ts'
import { parseSlot } from './queries/slots.ts'

/** The row of a thread or account; of any other stream its version. Undefined when nothing was ever appended. */
export function load(db: ReadableDb, streamId: string): StreamState | undefined {
  const at = streamId.indexOf(':')
  const prefix = streamId.slice(0, at)
  const id = streamId.slice(at + 1)
  if (prefix === 'thread') {
    const row = db.first(build.selectFrom('thread_state').select('state').where('thread_id', '=', id))
    if (!row) return undefined
    const state = parseThread(row.state)
    return { kind: 'thread', streamId, version: state.version, state }
  }
  if (prefix === 'account') {
    const row = db.first(build.selectFrom('account').select('state').where('staff_id', '=', id))
    if (!row) return undefined
    const state = parseAccount(row.state)
    return { kind: 'account', streamId, version: state.version, state }
  }
  if (prefix === 'slot') {
    const row = db.first(build.selectFrom('slot').select('state').where('slot_id', '=', id))
    if (!row) return undefined
    const state = parseSlot(row.state)
    return { kind: 'slot', streamId, version: state.version, state }
  }
  const version = streamVersion(db, streamId)
  return version === undefined ? undefined : { kind: 'plain', streamId, version }
}

/** Version of the last event of a stream, from the log itself. */
export function streamVersion(db: ReadableDb, streamId: string): number | undefined {
  const last = build.selectFrom('event').select('version').where('stream_id', '=', streamId).orderBy('version', 'desc').limit(1)
  return db.first(last)?.version
}

// Written by this store from the same types, in the same encrypted file; `verify` compares them with the log.
export const parseThread = (text: string): ThreadState => JSON.parse(text) as ThreadState
export const parseAccount = (text: string): AccountState => JSON.parse(text) as AccountState
