import type { AccountState } from '#shared/domain/account/account.ts'
import type { SlotState } from '#shared/domain/appointment/slot.ts'
import type { DirectoryRecord } from '#shared/domain/directory/records.ts'
import type { MessageId, StaffId, ThreadId } from '#shared/domain/ids.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Timer } from '#shared/domain/thread/timers.ts'
import type { Draft, DraftKey, IntakeItem, KeptItem, RecordedEvent, StoredMessage } from '#electron/engine/ports/store.ts'

/** Everything that the memory store holds. Values are immutable and kept by reference. */
export interface MemoryData {
  readonly events: RecordedEvent[]
  /** Indexes into `events`. */
  readonly byStream: Map<string, RecordedEvent[]>
  readonly lastSeqOfCommand: Map<string, number>
  readonly threads: Map<ThreadId, ThreadState>
  readonly accounts: Map<StaffId, AccountState>
  readonly slots: Map<string, SlotState>
  readonly timers: Map<ThreadId, readonly Timer[]>
  readonly messages: Map<MessageId, StoredMessage>
  /** In the order in which they were stored. */
  readonly messagesOfThread: Map<ThreadId, StoredMessage[]>
  readonly directory: Map<string, DirectoryRecord>
  readonly intakeItems: Map<string, IntakeItem>
  readonly credentials: Map<StaffId, string>
  readonly drafts: Map<string, Draft>
  readonly views: Extract<KeptItem, { kind: 'view' }>[]
  readonly checkpoints: Map<string, number>
  readonly meta: Map<string, string>
}

export function emptyMemoryData(): MemoryData {
  return {
    events: [], byStream: new Map(), lastSeqOfCommand: new Map(), threads: new Map(), accounts: new Map(), slots: new Map(), timers: new Map(),
    messages: new Map(), messagesOfThread: new Map(), directory: new Map(), intakeItems: new Map(), credentials: new Map(),
    drafts: new Map(), views: [], checkpoints: new Map(), meta: new Map(),
  }
}

export const directoryKey = (kind: string, id: string): string => `${kind}/${id}`
export const draftKey = (key: DraftKey): string => JSON.stringify([key.threadId, key.staffId, key.mode])

/** User names differ by more than case: `Ana` and `ana` are one person. */
export const usernameKey = (username: string): string => username.normalize('NFC').toLowerCase()

/** Oldest first; equal instants keep the order in which they were stored. */
export function messagesOf(data: MemoryData, threadId: ThreadId): StoredMessage[] {
  return [...(data.messagesOfThread.get(threadId) ?? [])].sort((a, b) => a.receivedAt - b.receivedAt)
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
