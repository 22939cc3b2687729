import type { PatientRecord, PractitionerRecord, RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import type { EpochMs, MessageId, PatientId, StaffId, ThreadId } from '#shared/domain/ids.ts'
import type { ReplyRefusal } from '#shared/domain/thread/replyState.ts'
import type { PostClosure } from '#shared/domain/thread/upkeep/upkeepState.ts'
import type { SenderRef, ThreadRelation } from '#shared/domain/thread/state.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { NewMessage } from '#electron/engine/ports/store.ts'
import type { TimedStep } from '../playScene.ts'

/** A message of a made-up patient, as intake would hand it over. */
export interface CaseMessage {
  readonly threadId: ThreadId
  /** UTC epoch ms, not after `kit.now`. */
  readonly at: EpochMs
  readonly patientId: PatientId
  readonly subject: string
  readonly body: string
  readonly addressedTo?: StaffId | null
  /** `self` when left out. */
  readonly sender?: SenderRef
  readonly appointmentRequest?: boolean
  readonly link?: { readonly threadId: ThreadId; readonly relation: ThreadRelation; readonly refusal?: ReplyRefusal } | null
  /** S22: the thread that was completed shortly before. */
  readonly postClosure?: PostClosure
  /** `<threadId>-m1` when left out; a second message of the thread needs its own. */
  readonly messageId?: MessageId
  readonly attachments?: NewMessage['attachments']
}

/** What a case is made with: the engine's one write path under a clock that the sample clinic moves. */
export interface CaseKit {
  readonly engine: Engine
  readonly now: EpochMs
  /** The clinic's local date of `now`, `YYYY-MM-DD`. */
  readonly today: string
  /** Screened and taken in at `at`, through the real intake decision. */
  receive(message: CaseMessage): TimedStep
  /**
   * One command of a sample staff member, or of the system (`outbox`, `intake`), at `at`. A refusal fails the sample
   * clinic: a case that no longer plays is found by the tests.
   */
  act(at: EpochMs, threadId: ThreadId, by: StaffId | 'outbox' | 'intake', command: ThreadCommand | (() => ThreadCommand), messages?: readonly NewMessage[]): TimedStep
  /** To this pool, unless intake has put the thread there already: the sorting of a message may change with the rule set. */
  route(at: EpochMs, threadId: ThreadId, by: StaffId, pool: string, reason: string): TimedStep
  /** A staff text that rides with a command: `replyToPatient` (`staff`) or a note (`note`). */
  text(threadId: ThreadId, by: StaffId, kind: 'staff' | 'note', messageId: MessageId, body: string, subject?: string): NewMessage
  /** Anything else on the write path, for example another aggregate. */
  run(at: EpochMs, work: () => Promise<void>): TimedStep
}

/** The sample clinic's cases of one part of the rules: who is in them, and what happens. All made up. */
export interface SampleCases {
  readonly patients?: (today: string) => readonly PatientRecord[]
  readonly proxies?: (today: string) => readonly RelatedPersonRecord[]
  readonly practitioners?: (today: string) => readonly PractitionerRecord[]
  readonly steps: (kit: CaseKit) => readonly TimedStep[]
}
