import type { AccountCommand, AccountState } from '#shared/domain/account/account.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { DirectoryRecord } from '#shared/domain/directory/records.ts'
import type { StaffId, ThreadId } from '#shared/domain/ids.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { CompiledRule } from '#shared/domain/screening/compiledRuleSet.ts'
import type { Explanation } from '#shared/domain/screening/explainScreening.ts'
import type { Screening } from '#shared/domain/screening/findings.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { ChangeFeed } from './changes.ts'
import type { ApprovedTexts } from './approvedTexts.ts'
import type { NoticeText } from './noticeText.ts'
import type { Clock } from './ports/clock.ts'
import type { Ids } from './ports/ids.ts'
import type { Logger } from './ports/logger.ts'
import type { Presence } from './presence.ts'
import type { DraftKey, IntakeItem, NewMessage, Store } from './ports/store.ts'

/** A command with everything that rides in its commit. */
export interface HandleInput {
  readonly threadId: ThreadId
  readonly command: ThreadCommand
  readonly actor: Actor
  /** Same id again: same answer, nothing written (D22). */
  readonly commandId: string
  readonly messages?: readonly NewMessage[]
  readonly intakeItems?: readonly IntakeItem[]
  readonly directory?: readonly DirectoryRecord[]
  readonly discardDraft?: DraftKey
}
export interface Handled {
  readonly seq: number
  readonly before: ThreadState
  readonly after: ThreadState
  /** The command id was in the log already. */
  readonly deduplicated: boolean
}

/** A pack to put in force: the next version of the same pack, and the text that it was read from. */
export interface AdoptInput {
  readonly pack: PolicyPack
  readonly text: string
  readonly actor: Actor
  readonly commandId: string
}

/** The one write path and the reads beside it. No electron, no driver, no framework. */
export interface Engine {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Logger
  /** In force now: an admin may put another version in its place (D1). */
  readonly pack: PolicyPack
  readonly changes: ChangeFeed
  /** The seven steps of the write path (architecture.md). */
  handle(input: HandleInput): Promise<Handled>
  /** Directory resources and intake items that belong to no thread; events are made here. */
  record(input: { commandId: string; actor: Actor; directory?: readonly DirectoryRecord[]; intakeItems?: readonly IntakeItem[] }): Promise<{ seq: number; deduplicated: boolean }>
  handleAccount(input: { staffId: StaffId; command: AccountCommand; by: StaffId | 'setup'; commandId: string; credential?: string }): Promise<{ seq: number; account: AccountState }>
  /** Facts of a thread now, for `decide`, `allowedCommands`, `replyState`. */
  factsFor(thread: Pick<ThreadState, 'patientId' | 'addressedTo'>): Promise<Facts>
  screen(message: { subject: string; body: string; attachmentNames: readonly string[]; priorBodies: readonly string[] }): Screening
  readonly ruleSetVersion: string
  /** What made the screening of a message, for the test bench; never on the way of a message. */
  explain(message: { subject: string; body: string; priorBodies: readonly string[] }): Explanation
  /** The red-flag rules in force, for those who answer for them. */
  readonly ruleList: readonly Pick<CompiledRule, 'id' | 'group' | 'tier' | 'source' | 'certain'>[]
  /** Puts the next version of the pack in force, for this process and, by the change feed, for every other. */
  adoptPolicy(input: AdoptInput): Promise<{ seq: number }>
  /** Another process adopted a pack: it is in force here too. */
  usePack(pack: PolicyPack): void
  readonly notices: readonly NoticeText[]
  readonly texts: ApprovedTexts
  /** Who is writing where (D16). In memory, never in the record. */
  readonly presence: Presence
  /** Runs work while no command is under way; commands wait until it is done, reads go on. For `verify` beside a live clinic. */
  quietly<T>(work: () => Promise<T>): Promise<T>
}
