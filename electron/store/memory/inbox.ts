import { proxyName, type PatientRecord } from '#shared/domain/directory/records.ts'
import { awaitsReview } from '#shared/domain/people/access.ts'
import { TIERS } from '#shared/domain/screening/findings.ts'
import type { DeliveryStatus, ThreadState } from '#shared/domain/thread/state.ts'
import { routineRank, worstDueAt } from '#shared/domain/thread/timers.ts'
import type { InboxChip, InboxEntry, InboxFilter, InboxView, Queries } from '#electron/engine/ports/store.ts'
import { compareText, directoryKey, messagesOf, type MemoryData } from './memoryData.ts'
import { searchTest } from './search.ts'

type Asker = Pick<InboxFilter, 'staffId' | 'role' | 'now'>
const OUTBOX: readonly DeliveryStatus[] = ['queued', 'sending', 'unknown', 'failed', 'deadLetter']

/** D19: an admin sees nothing, a clerk no clinical thread. */
const sees = (role: InboxFilter['role'], state: ThreadState): boolean => role !== 'admin' && !(role === 'clerk' && state.isClinical)
const isSnoozed = (state: ThreadState, now: number): boolean => state.snoozedUntil !== null && state.snoozedUntil > now
const isHandedTo = ({ staffId, role }: Asker, { handOff }: ThreadState): boolean =>
  handOff !== null && (handOff.toStaffId === staffId || handOff.toRole === role)

function holds(data: MemoryData, view: InboxView, state: ThreadState, asker: Asker): boolean {
  const isOpen = state.completion === 'open' && !isSnoozed(state, asker.now)
  const isDone = state.completion === 'completed'
  switch (view.kind) {
    case 'inbox':
      return isOpen && (state.assignee === null || state.assignee === asker.staffId || isHandedTo(asker, state))
    case 'mine':
      return state.assignee === asker.staffId && !isDone
    case 'unassigned':
      return isOpen && state.assignee === null
    case 'redFlags':
      return state.tier !== null && !isDone
    case 'waiting':
      return state.completion === 'waitingOnPatient'
    case 'snoozed':
      return isSnoozed(state, asker.now) && !isDone
    case 'drafts':
      return hasDraft(data, state, asker.staffId)
    case 'outbox':
      return state.replies.some((reply) => OUTBOX.includes(reply.delivery))
    case 'completed':
      return isDone
    case 'all':
      return true
    case 'offered':
      return isHandedTo(asker, state) && state.handOff?.fromStaffId !== asker.staffId
    case 'secondLook':
      return state.secondLook
    case 'breakGlass':
      return asker.role === 'supervisor' && awaitsReview(state)
    case 'pool':
      return isOpen && state.pool === view.pool
  }
}

function chipHolds(chip: InboxChip, state: ThreadState, now: number): boolean {
  switch (chip) {
    case 'clinical':
      return state.isClinical
    case 'refill':
    case 'scheduling':
      return state.category === chip
    case 'forms':
      return state.category === 'referral_or_forms' || state.category === 'billing_admin'
    case 'overdue': {
      const due = worstDueAt(state)
      return due !== null && due < now && state.completion !== 'completed'
    }
  }
}

function hasDraft(data: MemoryData, state: ThreadState, staffId: string): boolean {
  for (const draft of data.drafts.values()) if (draft.threadId === state.threadId && draft.staffId === staffId) return true
  return false
}

function matching(data: MemoryData, filter: InboxFilter): ThreadState[] {
  const found = searchTest(data, filter)
  return [...data.threads.values()].filter((state) =>
    sees(filter.role, state) && holds(data, filter.view, state, filter)
    && filter.chips.every((chip) => chipHolds(chip, state, filter.now)) && (found === null || found(state)))
}

const LAST = Number.MAX_SAFE_INTEGER
const tierRank = (state: ThreadState): number => (state.tier === null ? TIERS.length : TIERS.indexOf(state.tier))

/** D15; the completed view shows the latest completion first. */
function compareThreads(view: InboxView['kind']): (a: ThreadState, b: ThreadState) => number {
  return (a, b) =>
    (view === 'completed' ? (b.completedAt ?? 0) - (a.completedAt ?? 0) : 0)
    || tierRank(a) - tierRank(b)
    || routineRank(a) - routineRank(b)
    || (worstDueAt(a) ?? LAST) - (worstDueAt(b) ?? LAST)
    || (a.lastPatientMessageAt ?? LAST) - (b.lastPatientMessageAt ?? LAST)
    || compareText(a.threadId, b.threadId)
}

export function inbox(data: MemoryData, params: Queries['inbox']['params']): Queries['inbox']['result'] {
  const all = matching(data, params).sort(compareThreads(params.view.kind))
  const page = all.slice(params.offset, params.offset + params.limit)
  return { entries: page.map((state) => entryOf(data, state, params.staffId)), total: all.length }
}

export function inboxCounts(data: MemoryData, { filter, views }: Queries['inboxCounts']['params']): number[] {
  return views.map((view) => matching(data, { ...filter, view, search: null }).length)
}

function entryOf(data: MemoryData, state: ThreadState, staffId: string): InboxEntry {
  const messages = messagesOf(data, state.threadId)
  const newest = messages.findLast((message) => message.kind === 'patient')
  return {
    state,
    patient: patientOf(data, state),
    subject: messages[0]?.subject ?? '',
    snippet: Array.from((newest?.body ?? '').replace(/\s+/gu, ' ').trim().slice(0, 400)).slice(0, 200).join(''),
    proxy: newest?.sender.kind === 'proxy' ? proxyOf(data, newest.sender.relatedPersonId) : null,
    hasDraft: hasDraft(data, state, staffId),
  }
}

function patientOf(data: MemoryData, state: ThreadState): PatientRecord | null {
  const record = state.patientId === null ? undefined : data.directory.get(directoryKey('patient', state.patientId))
  return record?.kind === 'patient' ? record.record : null
}

function proxyOf(data: MemoryData, relatedPersonId: string): NonNullable<InboxEntry['proxy']> {
  const found = data.directory.get(directoryKey('relatedPerson', relatedPersonId))
  if (found?.kind !== 'relatedPerson') return { name: 'Not recorded', relationship: null }
  const { given, family, relationship } = found.record
  return { name: proxyName({ given, family }), relationship }
}
