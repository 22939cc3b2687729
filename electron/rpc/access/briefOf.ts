import type { Actor } from '#shared/domain/actor.ts'
import { NotAuthorized } from '#shared/domain/errors.ts'
import type { ThreadBrief, ThreadViewed } from '#shared/contract/schemas/peopleView.ts'
import { isRestricted } from '#shared/domain/people/access.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { ViewedThread } from '#electron/engine/ports/store.ts'
import { loadPeople } from '../people.ts'
import { isHandOffTo, poolOf } from '../views/inboxRowOf.ts'
import { identityOf } from '../views/patientView.ts'
import { accessOf, patientOf } from './accessOf.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
const VIEWS_SHOWN = 200

/**
 * What the hand-off needs of a thread that this person may not open (D19): who the patient is, the pool, who has it, and, to whom it is
 * offered, what was asked; of a restricted thread not even that (S38). Never a message. The look itself is kept like any other view. @throws NotAuthorized for an admin
 */
export async function briefOf(engine: Engine, thread: ThreadState, me: Staff): Promise<ThreadBrief> {
  if (me.role === 'admin') throw new NotAuthorized('readBrief', 'An admin sees and handles no patient data.')
  const { threadId } = thread
  await engine.store.keep({ kind: 'view', staffId: me.id, role: me.role, threadId, patientId: thread.patientId, what: 'readBrief', at: engine.clock.now() })
  const [people, patient, access] = await Promise.all([loadPeople(engine), patientOf(engine, thread), accessOf(engine, thread, me)])
  const noteId = isHandOffTo(thread, me) && !isRestricted(thread, patient) ? (thread.handOff?.noteId ?? null) : null
  const ask = noteId === null ? undefined : await engine.store.query('message', { messageId: noteId })
  return {
    threadId,
    patient: patient ? identityOf(patient) : null,
    pool: poolOf(thread.pool, engine.pack)?.name ?? null,
    assignee: thread.assignee === null ? null : people.label(thread.assignee),
    ask: ask?.body ?? null,
    reason: access.open ? 'This thread is open to you.' : access.reason,
    mayBreakGlass: !access.open && access.mayBreakGlass,
    breakGlassMinutes: engine.pack.windows.breakGlassMinutes,
  }
}

/** D19: every view is recorded, and a supervisor sees by whom. That look is recorded too. */
export async function viewedBy(engine: Engine, thread: ThreadState, me: Staff): Promise<ThreadViewed[]> {
  if (me.role !== 'supervisor') throw new NotAuthorized('readViews', 'Only a supervisor sees who viewed a thread.')
  const { threadId } = thread
  const [people, views] = await Promise.all([loadPeople(engine), engine.store.query('viewsOf', { threadId, limit: VIEWS_SHOWN })])
  await engine.store.keep({ kind: 'view', staffId: me.id, role: me.role, threadId, patientId: thread.patientId, what: 'readViews', at: engine.clock.now() })
  return views
    .filter((view, index) => WHAT[bare(view)] !== undefined && !isSameLook(view, views[index - 1]))
    .map((view) => ({ by: people.label(view.staffId), at: view.at, what: WHAT[bare(view)] ?? view.what, refused: view.what.endsWith('.denied') }))
}

const bare = ({ what }: ViewedThread): string => what.replace('.denied', '')

/** A screen that reads the thread anew within a minute is one look; the log keeps each. */
const isSameLook = (view: ViewedThread, newer: ViewedThread | undefined): boolean =>
  newer !== undefined && newer.staffId === view.staffId && newer.what === view.what && newer.at - view.at < 60_000

const WHAT: Record<string, string> = { openThread: 'opened the thread', readHistory: 'read the history', readBrief: 'saw who and where, not the text', readViews: 'read this list' }
