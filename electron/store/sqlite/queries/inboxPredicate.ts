import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { InboxChip, InboxFilter, InboxView } from '#electron/engine/ports/store.ts'
import type { Schema } from '../schema.ts'
import { NO_TIER } from '../threadRow.ts'
import { searchQuery, within } from './searchQuery.ts'

type Builder = ExpressionBuilder<Schema, 'thread'>
type Asker = Pick<InboxFilter, 'staffId' | 'role' | 'now'>

/** The one predicate of the inbox: the list, its total and every count are built from it (S24). */
export function inboxPredicate(eb: Builder, filter: InboxFilter): Expression<SqlBool> {
  const parts = [visible(eb, filter.role), inView(eb, filter.view, filter), ...filter.chips.map((chip) => hasChip(eb, chip, filter.now))]
  const search = searchQuery(filter.search)
  if (search !== null) parts.push(search === '' ? never : found(eb, search, filter))
  return eb.and(parts)
}

const never = sql<SqlBool>`0`
const always = sql<SqlBool>`1`

/** D19: an admin sees no patient data, a clerk no clinical thread. */
function visible(eb: Builder, role: InboxFilter['role']): Expression<SqlBool> {
  if (role === 'admin') return never
  return role === 'clerk' ? eb('is_clinical', '=', 0) : always
}

function inView(eb: Builder, view: InboxView, asker: Asker): Expression<SqlBool> {
  switch (view.kind) {
    case 'inbox':
      return eb.and([isOpen(eb, asker.now), eb.or([eb('assignee', 'is', null), eb('assignee', '=', asker.staffId), handedTo(eb, asker)])])
    case 'mine':
      return eb.and([eb('assignee', '=', asker.staffId), notCompleted(eb)])
    case 'unassigned':
      return eb.and([isOpen(eb, asker.now), eb('assignee', 'is', null)])
    case 'redFlags':
      return eb.and([notCompleted(eb), eb('tier_rank', '<', NO_TIER)])
    case 'waiting':
      return eb('completion', '=', 'waitingOnPatient')
    case 'snoozed':
      // Not an equality, so that the short index of snoozed threads is taken and not that of all open ones.
      return eb.and([eb('snoozed_until', '>', asker.now), eb('completion', '<>', 'completed')])
    case 'drafts':
      return eb('thread_id', 'in', eb.selectFrom('draft').select('draft.thread_id').where('draft.staff_id', '=', asker.staffId))
    // Literals where SQLite must recognise a partial index.
    case 'outbox':
      return eb('has_outbox', '=', sql<number>`1`)
    case 'completed':
      return eb('completion', '=', sql<string>`'completed'`)
    case 'all':
      return always
    case 'offered':
      return eb.and([handedTo(eb, asker), eb('hand_off_from', '<>', asker.staffId)])
    case 'secondLook':
      // D9: also when the thread was completed meanwhile; only a second look takes it off the list.
      return eb('second_look', '=', sql<number>`1`)
    case 'breakGlass':
      return asker.role === 'supervisor' ? eb('glass_review', '=', sql<number>`1`) : never
    case 'pool':
      return eb.and([isOpen(eb, asker.now), eb('pool', '=', view.pool)])
  }
}

function hasChip(eb: Builder, chip: InboxChip, now: number): Expression<SqlBool> {
  switch (chip) {
    case 'clinical':
      return eb('is_clinical', '=', 1)
    case 'refill':
    case 'scheduling':
      return eb('category', '=', chip)
    case 'forms':
      return eb('category', 'in', ['referral_or_forms', 'billing_admin'])
    case 'overdue':
      return eb.and([eb('worst_due_at', '<', now), notCompleted(eb)])
  }
}

const notCompleted = (eb: Builder): Expression<SqlBool> => eb('completion', 'in', ['open', 'waitingOnPatient'])

const isOpen = (eb: Builder, now: number): Expression<SqlBool> =>
  eb.and([eb('completion', '=', 'open'), eb.or([eb('snoozed_until', 'is', null), eb('snoozed_until', '<=', now)])])

const handedTo = (eb: Builder, asker: Asker): Expression<SqlBool> =>
  eb.or([eb('hand_off_to_staff', '=', asker.staffId), eb('hand_off_to_role', '=', asker.role)])

/**
 * D19: what a search may answer. A clerk's reads no note and no message that is marked confidential; of a restricted thread the words are
 * for its assignee and for supervisors, for others its patient's names and number alone.
 */
function found(eb: Builder, search: string, { staffId, role }: Asker): Expression<SqlBool> {
  const documents = (query: string) => eb.selectFrom('search_text').innerJoin('search_document', 'search_document.document_id', 'search_text.rowid')
    .select('search_document.thread_id').where(sql<SqlBool>`search_text match ${query}`)
  const words = documents(within(role === 'clerk' ? 'clerical' : 'all', search))
  if (role === 'supervisor') return eb('thread_id', 'in', words)
  const open = words.where((inner) => inner.or([
    inner('search_document.is_restricted', '=', 0),
    inner.exists(inner.selectFrom('thread as worked').select('worked.thread_id').whereRef('worked.thread_id', '=', 'search_document.thread_id').where('worked.assignee', '=', staffId)),
  ]))
  return eb('thread_id', 'in', open.union(documents(within('patient', search))))
}
