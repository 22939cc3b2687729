import type { AccountState } from '#shared/domain/account/account.ts'
import { InvalidCommand } from '#shared/domain/errors.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Timer } from '#shared/domain/thread/timers.ts'
import type { StreamState } from '#electron/engine/ports/store.ts'
import { build, expectOne, type WritableDb } from './database.ts'
import { THREAD_COLUMNS, threadRow } from './threadRow.ts'
import { writeSlot } from './writeSlot.ts'

function upsert(table: string, key: string, columns: readonly string[]): string {
  const changes = columns.filter((column) => column !== key).map((column) => `${column} = excluded.${column}`)
  return `
    INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (${key}) DO UPDATE SET ${changes.join(', ')}`
}

const UPSERT_THREAD = upsert('thread', 'thread_id', THREAD_COLUMNS)
const UPSERT_STATE = upsert('thread_state', 'thread_id', ['thread_id', 'state'])
const UPSERT_ACCOUNT = upsert('account', 'staff_id', ['staff_id', 'version', 'username_key', 'state'])

/** Upserts the row of one stream; a stream without a row is left alone. */
export function writeRow(db: WritableDb, row: StreamState, timers: readonly Timer[]): void {
  if (row.kind === 'thread') writeThread(db, row.state, timers)
  if (row.kind === 'slot') writeSlot(db, row.state)
  if (row.kind === 'account') writeAccount(db, row.state)
}

function writeThread(db: WritableDb, state: ThreadState, timers: readonly Timer[]): void {
  const row = threadRow(state)
  expectOne(db.run(UPSERT_THREAD, THREAD_COLUMNS.map((column) => row[column])), 'thread row')
  expectOne(db.run(UPSERT_STATE, [state.threadId, JSON.stringify(state)]), 'thread state')
  db.run('DELETE FROM timer WHERE thread_id = ?', [state.threadId])
  for (const { timer, ref, dueAt } of timers) {
    db.run('INSERT INTO timer (thread_id, timer, ref, due_at) VALUES (?, ?, ?, ?)', [state.threadId, timer, ref, dueAt])
  }
}

/** User names differ by more than case: `Ana` and `ana` are one person. */
export const usernameKey = (username: string): string => username.normalize('NFC').toLowerCase()

function writeAccount(db: WritableDb, state: AccountState): void {
  const key = usernameKey(state.username)
  const owner = db.first(build.selectFrom('account').select('staff_id').where('username_key', '=', key))
  if (owner && owner.staff_id !== state.staffId) throw new InvalidCommand('username', 'This sign-in name is taken.')
  expectOne(db.run(UPSERT_ACCOUNT, [state.staffId, state.version, key, JSON.stringify(state)]), 'account row')
}
