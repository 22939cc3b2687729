import type { Actor, Role } from '#shared/domain/actor.ts'
import { emptyAccount, type AccountState } from '#shared/domain/account/account.ts'
import type { ClockState } from '#shared/domain/clock/clockState.ts'
import type { DirectoryRecord, PatientRecord } from '#shared/domain/directory/records.ts'
import { emptyThread, type ReplyState, type ThreadState } from '#shared/domain/thread/state.ts'
import { timersOf } from '#shared/domain/thread/timers.ts'
import type { Batch, InboxFilter, InboxView, IntakeItem, NewMessage, Store, StreamState } from '#electron/engine/ports/store.ts'
import { textHash } from '#electron/engine/ports/hashChain.ts'

export const NOW = Date.UTC(2026, 5, 3, 17)
export const HOUR = 3_600_000
export const nurse: Actor = { kind: 'staff', id: 'ana', role: 'nurse', name: 'Ana Ruiz' }

let counter = 0
/** Unique in this test process. */
export const nextId = (prefix: string): string => `${prefix}-${String((counter += 1)).padStart(6, '0')}`

export const threadOf = (threadId: string, change: Partial<ThreadState> = {}): ThreadState => ({
  ...emptyThread(threadId),
  version: 1,
  openedAt: NOW - HOUR,
  lastMessageAt: NOW - HOUR,
  lastPatientMessageAt: NOW - HOUR,
  messageCount: 1,
  ...change,
})

export const clockDue = (dueAt: number | null, change: Partial<ClockState> = {}): ClockState => ({
  clockId: nextId('clock'), kind: 'promise', status: 'running', startedAt: NOW - HOUR, target: { tier: 'D3', minutes: 60 }, warnAt: null, dueAt,
  pauses: [], ledger: [], escalations: [], endedAt: null, wasBreached: false, ...change,
})

export const replyIn = (delivery: ReplyState['delivery']): ReplyState => ({
  replyId: nextId('reply'), authorId: 'ana', authorRole: 'nurse', queuedAt: NOW, releaseAt: NOW + 10_000, releasedAt: null, receiptDueAt: null,
  delivery, asksPatient: false, answers: [], covering: false, attempts: 0,
})

export const messageOf = (threadId: string, change: Partial<NewMessage> = {}): NewMessage => {
  const subject = change.subject ?? 'A question'
  const body = change.body ?? 'Good morning.'
  return {
    messageId: nextId('message'), threadId, kind: 'patient', sender: { kind: 'self' }, authorId: null, authorRole: null, subject, body,
    textHash: textHash(subject, body), attachments: [], sentAt: null, receivedAt: NOW - HOUR, ...change,
  }
}

export const patientOf = (patientId: string, change: Partial<PatientRecord> = {}): DirectoryRecord => ({
  kind: 'patient',
  id: patientId,
  record: {
    patientId, mrn: null, family: 'Ng', given: 'Mei', title: null, preferredName: null, birthDate: null, deceasedDate: null, sex: null, pronouns: null,
    phone: null, language: null, allergies: null, medicines: [], problems: [], careTeam: [], lastVisit: null, nextVisit: null, eligible: true,
    ineligibleReason: null, lastPortalSignInAt: null, replacedBy: null, active: true, ...change,
  },
})

export const relatedPersonOf = (relatedPersonId: string, relationship: string | null): DirectoryRecord => ({
  kind: 'relatedPerson',
  id: relatedPersonId,
  record: { relatedPersonId, patientId: 'p1', family: 'Ng', given: 'Lan', relationship, active: true, periodStart: null, periodEnd: null, phone: null },
})

export const itemOf = (change: Partial<IntakeItem> = {}): IntakeItem => ({
  itemId: nextId('item'), source: 'folder', sourceId: null, fingerprint: 'f'.repeat(64), resourceType: 'Communication', outcome: 'accepted',
  reasonCode: null, reason: null, raw: null, threadId: null, messageId: null, receivedAt: NOW, ...change,
})

export const accountOf = (staffId: string, change: Partial<AccountState> = {}): AccountState =>
  ({ ...emptyAccount(staffId), version: 1, username: staffId, displayName: staffId, role: 'nurse', ...change })

type StreamOf = Batch['streams'][number]

/** One event on a stream that has no row. */
export const plainStream = (streamId: string, expectedVersion = 0): StreamOf =>
  ({ streamId, expectedVersion, events: [{ type: 'intake.itemReceived.v1', payload: '{}' }], next: null, timers: [] })

/** A thread's next row, with as many events as lead from `expectedVersion` to it. */
export const threadStream = (state: ThreadState, expectedVersion = state.version - 1): StreamOf => ({
  streamId: `thread:${state.threadId}`,
  expectedVersion,
  events: Array.from({ length: state.version - expectedVersion }, (_, step) => ({ type: 'thread.started.v1', payload: JSON.stringify({ step }) })),
  next: { kind: 'thread', streamId: `thread:${state.threadId}`, version: state.version, state },
  timers: timersOf(state),
})

export const accountStream = (state: AccountState, expectedVersion = state.version - 1): StreamOf => ({
  streamId: `account:${state.staffId}`,
  expectedVersion,
  events: Array.from({ length: state.version - expectedVersion }, () => ({ type: 'account.created.v1', payload: '{}' })),
  next: { kind: 'account', streamId: `account:${state.staffId}`, version: state.version, state },
  timers: [],
})

export const batchOf = (change: Partial<Batch> = {}): Batch => ({
  commandId: nextId('command'), actor: nurse, recordedAt: NOW, policy: 'northern-california@1', streams: [], messages: [], directory: [],
  intakeItems: [], credentials: [], ...change,
})

/** Commits threads at version 1 (or the version that they carry) in one batch. */
export async function put(store: Store, ...states: ThreadState[]): Promise<void> {
  await store.commit(batchOf({ streams: states.map((state) => threadStream(state, 0)) }))
}

export const filterOf = (view: InboxView['kind'] | InboxView, change: Partial<InboxFilter> = {}): InboxFilter => ({
  view: typeof view === 'string' ? ({ kind: view } as InboxView) : view,
  staffId: 'ana', role: 'nurse' satisfies Role, chips: [], search: null, now: NOW, ...change,
})

/** Ids of the threads that a filter shows, in the order shown. */
export async function shown(store: Store, filter: InboxFilter): Promise<string[]> {
  const { entries } = await store.query('inbox', { ...filter, offset: 0, limit: 1000 })
  return entries.map((entry) => entry.state.threadId)
}

export async function* each(rows: readonly StreamState[]): AsyncIterable<StreamState> {
  for (const row of rows) yield row
}
