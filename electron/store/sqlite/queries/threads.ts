import type { MessageId, PatientId, ThreadId } from '#shared/domain/ids.ts'
import type { WorkType } from '#shared/domain/screening/findings.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Timer } from '#shared/domain/thread/timers.ts'
import type { Queries } from '#electron/engine/ports/store.ts'
import { build, type ReadableDb } from '../database.ts'
import { parseThread } from '../load.ts'
import type { TimerTable } from '../schema.ts'
import { firstSubject } from './messages.ts'

/** Newest message first. */
export function threadsOfPatient(db: ReadableDb, { patientId }: { patientId: PatientId }): { state: ThreadState; subject: string }[] {
  const query = build.selectFrom('thread as t').innerJoin('thread_state as s', 's.thread_id', 't.thread_id')
    .select(['t.thread_id', 's.state'])
    .where('t.patient_id', '=', patientId).orderBy('t.last_message_at', 'desc').orderBy('t.thread_id')
  return db.all(query).map((row) => ({ state: parseThread(row.state), subject: firstSubject(db, row.thread_id) }))
}

export function threadOfMessage(db: ReadableDb, { messageId }: { messageId: MessageId }): ThreadId | undefined {
  return db.first(build.selectFrom('message').select('thread_id').where('message_id', '=', messageId))?.thread_id
}

export function allThreads(db: ReadableDb, { after, limit }: Queries['allThreads']['params']): Queries['allThreads']['result'] {
  const page = build.selectFrom('thread_state').select(['thread_id', 'state'])
    .where('thread_id', '>', after ?? '').orderBy('thread_id').limit(limit)
  return db.all(page).map((row) => ({ state: parseThread(row.state), timers: timersOfThread(db, row.thread_id) }))
}

export function openByCategory(db: ReadableDb): { category: WorkType; count: number }[] {
  const query = build.selectFrom('thread').select((eb) => ['category', eb.fn.countAll<number>().as('count')])
    .where('completion', '=', 'open').groupBy('category').orderBy('category')
  return db.all(query).map((row) => ({ category: row.category as WorkType, count: row.count }))
}

/** Earliest first; equal instants in a stable order. */
export function dueTimers(db: ReadableDb, range: { before: number; limit: number }): (Timer & { threadId: ThreadId })[] {
  const query = build.selectFrom('timer').select(['thread_id', 'timer', 'ref', 'due_at']).where('due_at', '<=', range.before)
    .orderBy('due_at').orderBy('thread_id').orderBy('timer').orderBy('ref').limit(range.limit)
  return db.all(query).map((row) => ({ ...toTimer(row), threadId: row.thread_id }))
}

function timersOfThread(db: ReadableDb, threadId: ThreadId): Timer[] {
  return db.all(build.selectFrom('timer').select(['thread_id', 'timer', 'ref', 'due_at']).where('thread_id', '=', threadId)).map(toTimer)
}

const toTimer = (row: TimerTable): Timer => ({ timer: row.timer as Timer['timer'], ref: row.ref, dueAt: row.due_at })
