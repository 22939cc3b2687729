import { proxyName } from '#shared/domain/directory/records.ts'
import type { StaffId } from '#shared/domain/ids.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { InboxEntry, InboxFilter, Queries } from '#electron/engine/ports/store.ts'
import { build, type ReadableDb } from '../database.ts'
import { parseThread } from '../load.ts'
import { patientOf, relatedPersonOf } from './directory.ts'
import { inboxPredicate } from './inboxPredicate.ts'
import { firstSubject, newestPatientMessage } from './messages.ts'

/** Characters (code points) of the newest patient text that an entry shows. */
const SNIPPET_LENGTH = 200

/** One page and the total of the same rows, from one state of the database: nothing can be committed in between. */
export function inbox(db: ReadableDb, params: Queries['inbox']['params']): Queries['inbox']['result'] {
  const { offset, limit } = params
  if (params.search === null) {
    const page = db.all(inboxIds(params).limit(atLeast0(limit)).offset(atLeast0(offset)))
    return { entries: entriesOf(db, page, params.staffId), total: count(db, params) }
  }
  // The full-text index is asked once, for the page and the total.
  const all = db.all(inboxIds(params))
  return { entries: entriesOf(db, all.slice(atLeast0(offset), atLeast0(offset) + atLeast0(limit)), params.staffId), total: all.length }
}

export function inboxCounts(db: ReadableDb, { filter, views }: Queries['inboxCounts']['params']): number[] {
  return views.map((view) => count(db, { ...filter, view, search: null }))
}

/** Ids of the threads that a filter shows, in D15 order; the completed view shows the latest completion first. */
export function inboxIds(filter: InboxFilter) {
  let query = build.selectFrom('thread').select('thread_id').where((eb) => inboxPredicate(eb, filter))
  if (filter.view.kind === 'completed') query = query.orderBy('completed_at', 'desc')
  return query.orderBy('tier_rank').orderBy('routine_rank').orderBy('worst_due_at').orderBy('last_patient_message_at').orderBy('thread_id')
}

export const inboxCount = (filter: InboxFilter) =>
  build.selectFrom('thread').select((eb) => eb.fn.countAll<number>().as('count')).where((eb) => inboxPredicate(eb, filter))

const count = (db: ReadableDb, filter: InboxFilter): number => db.first(inboxCount(filter))?.count ?? 0

const atLeast0 = (value: number): number => Math.max(0, value)

const entriesOf = (db: ReadableDb, rows: readonly { thread_id: string }[], staffId: StaffId): InboxEntry[] =>
  rows.map((row) => entryOf(db, loadState(db, row.thread_id), staffId))

function loadState(db: ReadableDb, threadId: string): ThreadState {
  const row = db.first(build.selectFrom('thread_state').select('state').where('thread_id', '=', threadId))
  if (!row) throw new Error(`thread ${threadId} has a row and no state`)
  return parseThread(row.state)
}

function entryOf(db: ReadableDb, state: ThreadState, staffId: StaffId): InboxEntry {
  const newest = newestPatientMessage(db, state.threadId)
  return {
    state,
    patient: state.patientId === null ? null : patientOf(db, state.patientId) ?? null,
    subject: firstSubject(db, state.threadId),
    snippet: snippetOf(newest?.body ?? ''),
    proxy: newest?.sender.kind === 'proxy' ? proxyOf(db, newest.sender.relatedPersonId) : null,
    hasDraft: hasDraft(db, state.threadId, staffId),
  }
}

const hasDraft = (db: ReadableDb, threadId: string, staffId: StaffId): boolean =>
  db.first(build.selectFrom('draft').select('mode').where('staff_id', '=', staffId).where('thread_id', '=', threadId).limit(1)) !== undefined

/** Whitespace collapsed; never cuts a character in two. */
function snippetOf(body: string): string {
  const text = body.replace(/\s+/gu, ' ').trim()
  return Array.from(text.slice(0, 2 * SNIPPET_LENGTH)).slice(0, SNIPPET_LENGTH).join('')
}

function proxyOf(db: ReadableDb, relatedPersonId: string): NonNullable<InboxEntry['proxy']> {
  const person = relatedPersonOf(db, relatedPersonId)
  if (!person) return { name: 'Not recorded', relationship: null }
  return { name: proxyName(person), relationship: person.relationship }
}
