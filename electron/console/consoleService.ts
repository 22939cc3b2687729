import type { TemplateView } from '#shared/contract/index.ts'
import type { RuleToSee } from '#shared/contract/schemas/ruleToSee.ts'
import type { ProfileStatus } from '#shared/contract/session.ts'
import type { ConfidentialTopic } from '#shared/domain/people/topics.ts'
import type { Actor, Role } from '#shared/domain/actor.ts'
import type { StaffId } from '#shared/domain/ids.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import type { Logger } from '#electron/engine/ports/logger.ts'

/** Somebody to sign in as in the sample clinic. */
export interface SamplePerson {
  readonly username: string
  readonly name: string
  readonly roleLabel: string
  readonly blurb: string
}

/** One profile on this machine, opened by one host. Hosts compose it once and connect each window or tab to it. */
export interface ConsoleService {
  readonly log: Logger
  status(): Promise<ProfileStatus>
  /** Approved phrases of the clinic (resources/templates). */
  readonly templates: readonly TemplateView[]
  /** Words of care that a teenager may keep to themselves (S38). */
  readonly confidentialTopics: readonly ConfidentialTopic[]
  /** The checklist of the help; of use in the sample clinic only. */
  readonly rulesToSee: readonly RuleToSee[]
  /** Text of the pack that was chosen at setup; what an admin adopted since is in the log (D1). */
  policyText(): string
  /** Why the screening rules are those of the last good start; null when they are the program's own. */
  readonly rulesProblem: string | null
  /** What the status line says of the hash chain. */
  chain(): { verifiedAt: number | null; problem: string | null }
  /** Folder that is watched for messages; null while the profile is not open. */
  intakeFolder(): string | null
  /** Files that wait there. */
  intakeWaiting(): Promise<number>
  readonly version: string
  readonly samplePeople: readonly SamplePerson[]
  /** The engine of an open profile; throws ProfileRefused NO_KEY while the profile is empty or locked. */
  engine(): Engine
  unlock(passphrase: string): Promise<ProfileStatus>
  setUpSample(): Promise<ProfileStatus>
  setUpClinic(input: { packId: string; clinicName: string; username: string; displayName: string; passphrase: string }): Promise<{ status: ProfileStatus; recoveryCode: string }>
  /** An admin adds a person (D23). Throws WEAK_PASSPHRASE with the rule in words. */
  createAccount(input: { commandId: string; username: string; displayName: string; role: Role; passphrase: string; by: StaffId | 'setup' }): Promise<{ staffId: StaffId }>
  /** The session under this key, made when there is none. A window keeps its session over a reload or a reconnect. */
  connect(key: string): ConsoleSession
  /** Forgets the session (the window is closed for good). */
  disconnect(key: string): void
  /** How many windows or tabs are connected. */
  consoles(): number
  close(): Promise<void>
}

/** Who sits at one window. The engine's clock decides when it locks (R36), not the renderer. */
export interface ConsoleSession {
  readonly key: string
  /** The signed-in person; throws SIGNED_OUT or SESSION_LOCKED. */
  actor(): Extract<Actor, { kind: 'staff' }>
  view(): SessionViewData
  signIn(username: string, passphrase: string): Promise<void>
  unlock(passphrase: string): Promise<void>
  signOut(): Promise<void>
  lock(reason: 'person' | 'idle'): Promise<void>
  touch(): void
  /** Rings when this session's status changes. */
  subscribe(listener: () => void): () => void
}

export interface SessionViewData {
  readonly status: 'signedOut' | 'signedIn' | 'locked'
  readonly staff: Extract<Actor, { kind: 'staff' }> | null
  readonly username: string | null
  readonly lastSignInAt: number | null
  readonly locksAt: number | null
  readonly warnsAt: number | null
}
