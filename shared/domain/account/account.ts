import type { Role } from '../actor.ts'
import { assertNever } from '../assertNever.ts'
import { InvalidCommand, SessionRefused } from '../errors.ts'
import type { EpochMs, StaffId } from '../ids.ts'

/** Local accounts (D23). Secrets are never here: the passphrase hash rides beside the event, in the credential table. */
export interface AccountState {
  readonly staffId: StaffId
  readonly version: number
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly status: 'active' | 'disabled'
  /** Consecutive failures since the last success. */
  readonly failures: number
  readonly lockedUntil: EpochMs | null
  /** How often in a row the account locked; each time lasts twice as long. */
  readonly lockouts: number
  readonly lastSignInAt: EpochMs | null
}

export type AccountEvent = { readonly at: EpochMs } & (
  | { type: 'AccountCreated'; username: string; displayName: string; role: Role; by: StaffId | 'setup'; credentialHash: string }
  | { type: 'PassphraseChanged'; by: StaffId; credentialHash: string }
  | { type: 'SignInFailed'; failures: number }
  | { type: 'AccountLockedOut'; until: EpochMs }
  | { type: 'AccountUnlocked'; by: StaffId }
  | { type: 'SignedIn' }
  | { type: 'SignedOut' }
  | { type: 'SessionLocked'; reason: 'person' | 'idle' }
  | { type: 'RoleChanged'; from: Role; to: Role; by: StaffId }
  | { type: 'AccountDisabled'; by: StaffId }
  | { type: 'AccountEnabled'; by: StaffId }
)

export const ACCOUNT_EVENT_NAMES = {
  AccountCreated: 'account.created.v1',
  PassphraseChanged: 'account.passphraseChanged.v1',
  SignInFailed: 'account.signInFailed.v1',
  AccountLockedOut: 'account.lockedOut.v1',
  AccountUnlocked: 'account.unlocked.v1',
  SignedIn: 'account.signedIn.v1',
  SignedOut: 'account.signedOut.v1',
  SessionLocked: 'account.sessionLocked.v1',
  RoleChanged: 'account.roleChanged.v1',
  AccountDisabled: 'account.disabled.v1',
  AccountEnabled: 'account.enabled.v1',
} as const satisfies Record<AccountEvent['type'], string>

/** S57: after this many consecutive failures the account locks. */
export const FAILURES_BEFORE_LOCKOUT = 5
const FIRST_LOCKOUT_MS = 15 * 60_000

export type AccountCommand =
  | { type: 'createAccount'; username: string; displayName: string; role: Role; credentialHash: string }
  | { type: 'changePassphrase'; credentialHash: string }
  /** Reported by the sign-in service after it compared the passphrase. */
  | { type: 'recordSignIn'; succeeded: boolean }
  | { type: 'recordSignOut' }
  | { type: 'recordLock'; reason: 'person' | 'idle' }
  | { type: 'unlockAccount' }
  | { type: 'changeRole'; role: Role }
  | { type: 'disableAccount' }
  | { type: 'enableAccount' }

export function emptyAccount(staffId: StaffId): AccountState {
  return { staffId, version: 0, username: '', displayName: '', role: 'clerk', status: 'active', failures: 0, lockedUntil: null, lockouts: 0, lastSignInAt: null }
}

/** Throws LOCKED_OUT while the account is locked, whatever the passphrase (S57, R34). `now` is UTC epoch ms. */
export function assertNotLockedOut(account: AccountState, now: EpochMs): void {
  if (account.lockedUntil !== null && now < account.lockedUntil) {
    const minutes = Math.ceil((account.lockedUntil - now) / 60_000)
    throw new SessionRefused('LOCKED_OUT', `Too many failed attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, or ask an admin to unlock the account.`)
  }
}

/** Events of one account command, by an actor that was authorised before. Pure. */
export function decideAccount(command: AccountCommand, state: AccountState, by: StaffId | 'setup', now: EpochMs): AccountEvent[] {
  if (command.type === 'createAccount') {
    if (state.version > 0) throw new InvalidCommand('username', 'This account exists already.')
    if (!/^[\p{L}\p{N}._-]{2,64}$/u.test(command.username)) throw new InvalidCommand('username', 'A sign-in name is 2 to 64 letters, digits, dots, dashes or underscores.')
    if (command.displayName.trim() === '') throw new InvalidCommand('displayName', 'Give the name that patients and colleagues will see.')
    const { username, displayName, role, credentialHash } = command
    return [{ at: now, type: 'AccountCreated', username, displayName: displayName.trim(), role, by, credentialHash }]
  }
  if (state.version === 0) throw new InvalidCommand('staffId', 'There is no such account.')
  switch (command.type) {
    case 'changePassphrase':
      return [{ at: now, type: 'PassphraseChanged', by, credentialHash: command.credentialHash }]
    case 'recordSignIn': {
      if (command.succeeded) return [{ at: now, type: 'SignedIn' }]
      const failures = state.failures + 1
      const failed: AccountEvent = { at: now, type: 'SignInFailed', failures }
      if (failures < FAILURES_BEFORE_LOCKOUT) return [failed]
      return [failed, { at: now, type: 'AccountLockedOut', until: now + FIRST_LOCKOUT_MS * 2 ** Math.min(state.lockouts, 6) }]
    }
    case 'recordSignOut':
      return [{ at: now, type: 'SignedOut' }]
    case 'recordLock':
      return [{ at: now, type: 'SessionLocked', reason: command.reason }]
    case 'unlockAccount':
      if (state.lockedUntil === null && state.failures === 0) throw new InvalidCommand('staffId', 'This account is not locked.')
      return [{ at: now, type: 'AccountUnlocked', by }]
    case 'changeRole':
      if (state.role === command.role) throw new InvalidCommand('role', 'The account has this role already.')
      return [{ at: now, type: 'RoleChanged', from: state.role, to: command.role, by }]
    case 'disableAccount':
      if (state.status === 'disabled') throw new InvalidCommand('staffId', 'The account is disabled already.')
      return [{ at: now, type: 'AccountDisabled', by }]
    case 'enableAccount':
      if (state.status === 'active') throw new InvalidCommand('staffId', 'The account is active.')
      return [{ at: now, type: 'AccountEnabled', by }]
    default:
      return assertNever(command, 'decideAccount')
  }
}

/** The account row after one event. Pure. */
export function evolveAccount(before: AccountState, event: AccountEvent): AccountState {
  const state = { ...before, version: before.version + 1 }
  switch (event.type) {
    case 'AccountCreated':
      return { ...state, username: event.username, displayName: event.displayName, role: event.role }
    case 'SignInFailed':
      return { ...state, failures: event.failures }
    case 'AccountLockedOut':
      return { ...state, lockedUntil: event.until, failures: 0, lockouts: state.lockouts + 1 }
    case 'AccountUnlocked':
      return { ...state, lockedUntil: null, failures: 0, lockouts: 0 }
    case 'SignedIn':
      return { ...state, failures: 0, lockedUntil: null, lockouts: 0, lastSignInAt: event.at }
    case 'RoleChanged':
      return { ...state, role: event.to }
    case 'AccountDisabled':
      return { ...state, status: 'disabled' }
    case 'AccountEnabled':
      return { ...state, status: 'active' }
    case 'PassphraseChanged':
    case 'SignedOut':
    case 'SessionLocked':
      return state
    default:
      return assertNever(event, 'evolveAccount')
  }
}
