import type { AccountState } from '#shared/domain/account/account.ts'
import type { Actor, Role } from '#shared/domain/actor.ts'
import type { SlotState } from '#shared/domain/appointment/slot.ts'
import type { DirectoryKind, DirectoryRecord, PatientRecord, PractitionerRecord, RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import type { EpochMs, MessageId, PatientId, StaffId, ThreadId } from '#shared/domain/ids.ts'
import type { WorkType } from '#shared/domain/screening/findings.ts'
import type { SetAsideRecord } from '#shared/domain/setAside/setAside.ts'
import type { SenderRef, ThreadState } from '#shared/domain/thread/state.ts'
import type { Timer } from '#shared/domain/thread/timers.ts'

/**
 * The whole of what the engine asks of a store. An adapter is proved by the store contract
 * (`test/store/storeContract.features.ts`). Instants are UTC epoch ms, JSON is TEXT, hashes are lower-case hex.
 */
export interface Store {
  load(streamId: string): Promise<StreamState | undefined>
  /**
   * One transaction: events, next rows, texts, intake items, directory, credentials; all or nothing, durable when it
   * resolves. Throws VersionConflict (nothing written), DuplicateCommand (nothing written), ProfileRefused
   * STORAGE_FULL or STORAGE_FAULT, InvalidCommand `username` for a name that another account has. Messages, intake
   * items and their ids are written once; a message needs its thread, a credential its account.
   */
  commit(batch: Batch): Promise<{ seq: number }>
  query<Name extends keyof Queries>(name: Name, params: Queries[Name]['params']): Promise<Queries[Name]['result']>
  /** In `seq` order, gap-free. The cursor is the truth; publishing is a hint. */
  readEvents(range: { afterSeq: number; limit: number }): Promise<RecordedEvent[]>
  /** Stored deadlines with `dueAt <= before`, earliest first. */
  dueTimers(range: { before: EpochMs; limit: number }): Promise<(Timer & { threadId: ThreadId })[]>
  /** What is not an event: drafts, views of patient data, reader checkpoints. */
  keep(item: KeptItem): Promise<void>
  /**
   * Replaces every projection by a fold of the log, in one transaction. `rows` is asked for each stream in turn.
   * Commits wait meanwhile. Throws, and replaces nothing, when a thread or account is missing, not in the log, or not
   * at the version of the log. Deadlines are `timersOf` each thread.
   */
  replaceProjections(rows: AsyncIterable<StreamState>): Promise<void>
  /** Checks of the adapter's own: file integrity, encryption, triggers. Empty when all holds. */
  checkIntegrity(): Promise<string[]>
  close(): Promise<void>
}

/** Streams: `thread:<id>`, `account:<id>`, `slot:<id>`, `directory:<kind>/<id>`, `intake:<source>`. */
export type StreamState =
  | { readonly kind: 'thread'; readonly streamId: string; readonly version: number; readonly state: ThreadState }
  | { readonly kind: 'account'; readonly streamId: string; readonly version: number; readonly state: AccountState }
  | { readonly kind: 'slot'; readonly streamId: string; readonly version: number; readonly state: SlotState }
  | { readonly kind: 'plain'; readonly streamId: string; readonly version: number }

export interface NewEvent {
  /** Stored name, e.g. `thread.claimed.v1`. */
  readonly type: string
  /** JSON text exactly as it is hashed. */
  readonly payload: string
}

export interface Batch {
  readonly commandId: string
  readonly actor: Actor
  readonly recordedAt: EpochMs
  /** Policy pack that was in force, `id@version` (D1). */
  readonly policy: string
  readonly streams: readonly {
    readonly streamId: string
    readonly expectedVersion: number
    readonly events: readonly NewEvent[]
    /** The row after the last event; null for streams without a row. */
    readonly next: StreamState | null
    /** Deadlines of a thread after this commit; replaces those stored. */
    readonly timers: readonly Timer[]
  }[]
  readonly messages: readonly NewMessage[]
  readonly directory: readonly DirectoryRecord[]
  readonly intakeItems: readonly IntakeItem[]
  readonly credentials: readonly { readonly staffId: StaffId; readonly hash: string }[]
  /** Draft that this command used up, if any: it goes in the same transaction. */
  readonly discardDraft?: DraftKey | undefined
}

/** Event as stored. `hash` = SHA-256 over `prevHash` and the canonical line (`electron/engine/hashChain.ts`). */
export interface RecordedEvent extends NewEvent {
  readonly seq: number
  readonly streamId: string
  readonly version: number
  readonly recordedAt: EpochMs
  readonly actor: Actor
  readonly commandId: string
  readonly ordinal: number
  readonly policy: string
  readonly prevHash: string
  readonly hash: string
}

export interface NewMessage {
  readonly messageId: MessageId
  readonly threadId: ThreadId
  /** `patient`: from the patient or a proxy; `staff`: an answer, also one that came from the record system; `note`: internal. */
  readonly kind: 'patient' | 'staff' | 'note'
  readonly sender: SenderRef
  readonly authorId: StaffId | null
  readonly authorRole: Role | null
  readonly subject: string
  readonly body: string
  readonly textHash: string
  readonly attachments: readonly { readonly name: string; readonly contentType: string; readonly bytes: number }[]
  readonly sentAt: EpochMs | null
  readonly receivedAt: EpochMs
}
export type StoredMessage = NewMessage

/** One thing that came in, and what became of it: received = accepted + deduplicated + quarantined (R22, D22). */
export interface IntakeItem {
  readonly itemId: string
  /** Where it came from: `folder`, `import`, `sample`. */
  readonly source: string
  /** `system|value` of the source identifier, or null when there is none. */
  readonly sourceId: string | null
  /** SHA-256 of the content that counts (interop.md, Idempotency). */
  readonly fingerprint: string
  readonly resourceType: string
  readonly outcome: 'accepted' | 'deduplicated' | 'quarantined'
  readonly reasonCode: string | null
  /** Plain words without patient data; for quarantined items. */
  readonly reason: string | null
  /** What was received, kept for quarantined items only so that nothing is lost. */
  readonly raw: string | null
  readonly threadId: ThreadId | null
  readonly messageId: MessageId | null
  readonly receivedAt: EpochMs
}

export interface DraftKey {
  readonly threadId: ThreadId
  readonly staffId: StaffId
  readonly mode: 'reply' | 'note'
}
export interface Draft extends DraftKey {
  readonly body: string
  readonly savedAt: EpochMs
}

export type KeptItem =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'draftDiscarded'; readonly key: DraftKey }
  | { readonly kind: 'view'; readonly staffId: StaffId; readonly role: Role; readonly threadId: ThreadId | null; readonly patientId: PatientId | null; readonly what: string; readonly at: EpochMs }
  | { readonly kind: 'checkpoint'; readonly reader: string; readonly seq: number }
  | { readonly kind: 'meta'; readonly key: string; readonly value: string }

/** One entry of the access log about a thread; `what` ends with `.denied` when the view was refused. */
export interface ViewedThread {
  readonly staffId: StaffId
  readonly role: Role
  readonly what: string
  readonly at: EpochMs
}

/** Which rows of the inbox; one predicate serves the list, its total and every count (S24). */
export interface InboxFilter {
  readonly view: InboxView
  readonly staffId: StaffId
  readonly role: Role
  /** Quick filters, all of which must hold. */
  readonly chips: readonly InboxChip[]
  /**
   * Full-text search over subject, body and the patient's name, record number; null for none. D19: a clerk's search reads no note and no
   * message that is marked confidential, and of a restricted thread only its assignee and supervisors search more than name and number.
   */
  readonly search: string | null
  readonly now: EpochMs
}
export type InboxView =
  | { readonly kind: 'inbox' | 'mine' | 'unassigned' | 'redFlags' | 'waiting' | 'snoozed' | 'drafts' | 'outbox' | 'completed' | 'all' | 'offered' | 'secondLook' | 'breakGlass' }
  | { readonly kind: 'pool'; readonly pool: string }
export type InboxChip = 'clinical' | 'refill' | 'scheduling' | 'forms' | 'overdue'

export interface InboxEntry {
  readonly state: ThreadState
  readonly patient: PatientRecord | null
  /** Subject of the first message, and the newest patient text (first 200 characters). */
  readonly subject: string
  readonly snippet: string
  /** Name and relationship of the proxy who wrote last; null when the patient did. */
  readonly proxy: { readonly name: string; readonly relationship: string | null } | null
  readonly hasDraft: boolean
}

/** `record` is null for an item that was set aside before such records were kept. */
export interface SetAsideEntry {
  readonly item: IntakeItem
  readonly record: SetAsideRecord | null
}

/** Every read that the engine needs. Adapters answer in any order of rows that is not named here. */
export interface Queries {
  /** D15 order: flag tier, then an unanswered message after completion before other routine work (S22), then least time left on the worst clock (none last), then oldest patient message, then id. */
  inbox: { params: InboxFilter & { offset: number; limit: number }; result: { entries: InboxEntry[]; total: number } }
  /** Totals of these views and pools for this person, from the same predicate as the list. */
  inboxCounts: { params: { filter: Omit<InboxFilter, 'view' | 'search'>; views: readonly InboxView[] }; result: number[] }
  /** Oldest first. */
  messages: { params: { threadId: ThreadId }; result: StoredMessage[] }
  message: { params: { messageId: MessageId }; result: StoredMessage | undefined }
  /** Events of one stream, oldest first. */
  streamEvents: { params: { streamId: string }; result: RecordedEvent[] }
  /** `seq` of the command's last event. */
  commandSeq: { params: { commandId: string }; result: number | undefined }
  head: { params: Record<string, never>; result: { seq: number; hash: string } }
  patient: { params: { patientId: PatientId }; result: PatientRecord | undefined }
  patientByMrn: { params: { mrn: string }; result: PatientRecord[] }
  relatedPerson: { params: { relatedPersonId: string }; result: RelatedPersonRecord | undefined }
  /** Everybody whom the record relates to the patient, by id. */
  relatedPersonsOf: { params: { patientId: PatientId }; result: RelatedPersonRecord[] }
  /** Who viewed a thread, newest first. */
  viewsOf: { params: { threadId: ThreadId; limit: number }; result: ViewedThread[] }
  practitioner: { params: { staffId: StaffId }; result: PractitionerRecord | undefined }
  practitioners: { params: Record<string, never>; result: PractitionerRecord[] }
  directoryRecord: { params: { kind: DirectoryKind; id: string }; result: DirectoryRecord | undefined }
  /** Every thread of the patient, newest message first. */
  threadsOfPatient: { params: { patientId: PatientId }; result: { state: ThreadState; subject: string }[] }
  /** Patients of threads that are not completed, or in which somebody wrote since then; by id. Without clinical threads for who may not read them. */
  openPatients: { params: { since: EpochMs; includeClinical: boolean }; result: PatientRecord[] }
  accounts: { params: Record<string, never>; result: AccountState[] }
  /** Whatever the case of its letters. */
  accountByUsername: { params: { username: string }; result: AccountState | undefined }
  credential: { params: { staffId: StaffId }; result: string | undefined }
  draft: { params: DraftKey; result: Draft | undefined }
  /** Item that was accepted under this source identifier, whatever the source, the newest of several; undefined when none was. */
  acceptedItem: { params: { sourceId: string }; result: IntakeItem | undefined }
  /** Thread that holds this message id, for `partOf` and `inResponseTo`. */
  threadOfMessage: { params: { messageId: MessageId }; result: ThreadId | undefined }
  intakeTotals: { params: Record<string, never>; result: { received: number; accepted: number; deduplicated: number; quarantined: number } }
  quarantine: { params: { limit: number }; result: IntakeItem[] }
  intakeItem: { params: { itemId: string }; result: IntakeItem | undefined }
  /** Quarantined items that nobody has settled yet, without these types: most urgent tier first, then oldest first; and how many there are. */
  setAside: { params: { exceptTypes: readonly string[]; limit: number }; result: { entries: SetAsideEntry[]; total: number } }
  intakeItems: { params: { afterItemId: string | null; limit: number }; result: IntakeItem[] }
  /** Everything that `verify` compares with the log, a page at a time, in a stable order. */
  allThreads: { params: { after: ThreadId | null; limit: number }; result: { state: ThreadState; timers: Timer[] }[] }
  allMessages: { params: { after: MessageId | null; limit: number }; result: StoredMessage[] }
  /** By kind and id; `after` is `kind/id` of the last record seen. */
  allDirectory: { params: { after: string | null; limit: number }; result: DirectoryRecord[] }
  /** Slots that begin in this span (`to` exclusive), whatever their status, earliest first. */
  slots: { params: { from: EpochMs; to: EpochMs; limit: number }; result: SlotState[] }
  /** Every booked slot of the patient, earliest first. */
  visitsOfPatient: { params: { patientId: PatientId }; result: SlotState[] }
  /** For `verify`, by id. */
  allSlots: { params: { after: string | null; limit: number }; result: SlotState[] }
  allAccounts: { params: Record<string, never>; result: { state: AccountState; credentialHash: string | undefined }[] }
  checkpoint: { params: { reader: string }; result: number }
  meta: { params: { key: string }; result: string | undefined }
  /** Work-type totals of open threads, for status and doctor. */
  openByCategory: { params: Record<string, never>; result: { category: WorkType; count: number }[] }
}
