import type { DirectoryRecord } from '#shared/domain/directory/records.ts'
import { GENESIS_HASH } from '#electron/engine/ports/hashChain.ts'
import type { IntakeItem, Queries, SetAsideEntry } from '#electron/engine/ports/store.ts'
import { inbox, inboxCounts } from './inbox.ts'
import { slotAnswers } from './slots.ts'
import { compareText, directoryKey, draftKey, messagesOf, usernameKey, type MemoryData } from './memoryData.ts'
import { openPatients } from './openPatients.ts'

type Answers = { readonly [Name in keyof Queries]: (data: MemoryData, params: Queries[Name]['params']) => Queries[Name]['result'] }

export const answers: Answers = {
  inbox,
  inboxCounts,
  messages: (data, { threadId }) => messagesOf(data, threadId),
  message: (data, { messageId }) => data.messages.get(messageId),
  streamEvents: (data, { streamId }) => [...(data.byStream.get(streamId) ?? [])],
  commandSeq: (data, { commandId }) => data.lastSeqOfCommand.get(commandId),
  head: (data) => {
    const last = data.events.at(-1)
    return { seq: last?.seq ?? 0, hash: last?.hash ?? GENESIS_HASH }
  },
  patient: (data, { patientId }) => recordOf(data, 'patient', patientId)?.record,
  patientByMrn: (data, { mrn }) => recordsOf(data, 'patient').filter(({ record }) => record.mrn === mrn).map(({ record }) => record),
  relatedPerson: (data, { relatedPersonId }) => recordOf(data, 'relatedPerson', relatedPersonId)?.record,
  relatedPersonsOf: (data, { patientId }) =>
    recordsOf(data, 'relatedPerson').map(({ record }) => record).filter((record) => record.patientId === patientId),
  viewsOf: (data, { threadId, limit }) =>
    data.views.filter((view) => view.threadId === threadId).map(({ staffId, role, what, at }) => ({ staffId, role, what, at })).toReversed().slice(0, limit),
  practitioner: (data, { staffId }) => recordOf(data, 'practitioner', staffId)?.record,
  practitioners: (data) => recordsOf(data, 'practitioner').map(({ record }) => record),
  directoryRecord: (data, { kind, id }) => data.directory.get(directoryKey(kind, id)),
  threadsOfPatient: (data, { patientId }) =>
    [...data.threads.values()]
      .filter((state) => state.patientId === patientId)
      .sort((a, b) => b.lastMessageAt - a.lastMessageAt || compareText(a.threadId, b.threadId))
      .map((state) => ({ state, subject: messagesOf(data, state.threadId)[0]?.subject ?? '' })),
  openPatients,
  accounts: (data) => [...data.accounts.values()].sort((a, b) => compareText(a.staffId, b.staffId)),
  accountByUsername: (data, { username }) =>
    [...data.accounts.values()].find((account) => usernameKey(account.username) === usernameKey(username)),
  credential: (data, { staffId }) => data.credentials.get(staffId),
  draft: (data, key) => data.drafts.get(draftKey(key)),
  acceptedItem: (data, { sourceId }) =>
    itemsOf(data).filter((item) => item.sourceId === sourceId && item.outcome === 'accepted').sort((a, b) => newestFirst(a, b))[0],
  threadOfMessage: (data, { messageId }) => data.messages.get(messageId)?.threadId,
  intakeTotals: (data) => {
    const totals = { received: 0, accepted: 0, deduplicated: 0, quarantined: 0 }
    for (const item of data.intakeItems.values()) {
      totals.received += 1
      totals[item.outcome] += 1
    }
    return totals
  },
  quarantine: (data, { limit }) => itemsOf(data).filter((item) => item.outcome === 'quarantined').sort(newestFirst).slice(0, limit),
  intakeItem: (data, { itemId }) => data.intakeItems.get(itemId),
  setAside: (data, { exceptTypes, limit }) => {
    const open = itemsOf(data)
      .filter((item) => item.outcome === 'quarantined' && !exceptTypes.includes(item.resourceType))
      .map((item): SetAsideEntry => ({ item, record: recordOf(data, 'setAside', item.itemId)?.record ?? null }))
      .filter(({ record }) => (record?.settled ?? null) === null)
      .sort((a, b) => compareText(a.record?.tier ?? 'none', b.record?.tier ?? 'none') || a.item.receivedAt - b.item.receivedAt || compareText(a.item.itemId, b.item.itemId))
    return { entries: open.slice(0, limit), total: open.length }
  },
  intakeItems: (data, { afterItemId, limit }) =>
    itemsOf(data).filter((item) => afterItemId === null || item.itemId > afterItemId).slice(0, limit),
  allThreads: (data, { after, limit }) =>
    [...data.threads.values()]
      .filter((state) => after === null || state.threadId > after)
      .sort((a, b) => compareText(a.threadId, b.threadId))
      .slice(0, limit)
      .map((state) => ({ state, timers: [...(data.timers.get(state.threadId) ?? [])] })),
  allMessages: (data, { after, limit }) =>
    [...data.messages.values()]
      .filter((message) => after === null || message.messageId > after)
      .sort((a, b) => compareText(a.messageId, b.messageId))
      .slice(0, limit),
  allDirectory: (data, { after, limit }) =>
    [...data.directory.entries()]
      .filter(([key]) => after === null || key > after)
      .sort(([a], [b]) => compareText(a, b))
      .slice(0, limit)
      .map(([, record]) => record),
  ...slotAnswers,
  allAccounts: (data) =>
    [...data.accounts.values()]
      .sort((a, b) => compareText(a.staffId, b.staffId))
      .map((state) => ({ state, credentialHash: data.credentials.get(state.staffId) })),
  checkpoint: (data, { reader }) => data.checkpoints.get(reader) ?? 0,
  meta: (data, { key }) => data.meta.get(key),
  openByCategory: (data) => {
    const counts = new Map<Queries['openByCategory']['result'][number]['category'], number>()
    for (const state of data.threads.values()) {
      if (state.completion === 'open') counts.set(state.category, (counts.get(state.category) ?? 0) + 1)
    }
    return [...counts].map(([category, count]) => ({ category, count })).sort((a, b) => compareText(a.category, b.category))
  },
}

const itemsOf = (data: MemoryData): IntakeItem[] => [...data.intakeItems.values()].sort((a, b) => compareText(a.itemId, b.itemId))
const newestFirst = (a: IntakeItem, b: IntakeItem): number => b.receivedAt - a.receivedAt || compareText(b.itemId, a.itemId)

type RecordOf<Kind extends DirectoryRecord['kind']> = Extract<DirectoryRecord, { kind: Kind }>
const isKind = <Kind extends DirectoryRecord['kind']>(record: DirectoryRecord | undefined, kind: Kind): record is RecordOf<Kind> =>
  record?.kind === kind

function recordOf<Kind extends DirectoryRecord['kind']>(data: MemoryData, kind: Kind, id: string): RecordOf<Kind> | undefined {
  const record = data.directory.get(directoryKey(kind, id))
  return isKind(record, kind) ? record : undefined
}

function recordsOf<Kind extends DirectoryRecord['kind']>(data: MemoryData, kind: Kind): RecordOf<Kind>[] {
  return [...data.directory.values()].filter((record) => isKind(record, kind)).sort((a, b) => compareText(a.id, b.id))
}
