import { assertNotLockedOut, type AccountState } from '#shared/domain/account/account.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { SessionRefused } from '#shared/domain/errors.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { verifyPassphrase } from '#electron/profile/password.ts'
import type { ConsoleSession, SessionViewData } from './consoleService.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

const SAME_WORDS = 'Sign-in name or passphrase is wrong. After 5 failed attempts the account is locked for 15 minutes.'

/** What a session needs of its console. */
export interface SessionHost {
  engine(): Engine
  /** Sign-ins run one after the other, so that no more than five attempts reach the hash (R34). */
  oneAtATime<T>(work: () => Promise<T>): Promise<T>
  /** A stored hash of nothing, so that an unknown user takes as long as a wrong passphrase (R35). */
  decoyHash(): Promise<string>
}

/** Who sits at one window (D12, Session chart: signedOut → signedIn → locked; lockedOut is the account's). */
export class WindowSession implements ConsoleSession {
  readonly key: string
  readonly #host: SessionHost
  readonly #listeners = new Set<() => void>()
  #staff: Staff | null = null
  #username: string | null = null
  #lastSignInAt: number | null = null
  #isLocked = false
  #touchedAt = 0

  constructor(key: string, host: SessionHost) {
    this.key = key
    this.#host = host
  }

  actor(): Staff {
    if (this.#staff === null) throw new SessionRefused('SIGNED_OUT', 'Sign in first.')
    if (this.#isLocked) throw new SessionRefused('SESSION_LOCKED', 'This console is locked. Unlock it with your passphrase.')
    if (this.#host.engine().clock.now() >= this.#locksAt()) {
      this.#lockIdle()
      throw new SessionRefused('SESSION_LOCKED', 'This console locked itself after a while without work. Unlock it with your passphrase.')
    }
    return this.#staff
  }

  view(): SessionViewData {
    if (this.#staff === null) return { status: 'signedOut', staff: null, username: null, lastSignInAt: null, locksAt: null, warnsAt: null }
    const base = { staff: this.#staff, username: this.#username, lastSignInAt: this.#lastSignInAt }
    if (this.#isLocked) return { ...base, status: 'locked', locksAt: null, warnsAt: null }
    const locksAt = this.#locksAt()
    return { ...base, status: 'signedIn', locksAt, warnsAt: locksAt - this.#host.engine().pack.windows.idleWarningSeconds * 1000 }
  }

  async signIn(username: string, passphrase: string): Promise<void> {
    const account = await this.#check(username, passphrase)
    if (this.#staff !== null) await this.signOut()
    this.#staff = { kind: 'staff', id: account.staffId, role: account.role, name: account.displayName }
    this.#username = account.username
    this.#lastSignInAt = account.lastSignInAt
    this.#open()
  }

  async unlock(passphrase: string): Promise<void> {
    if (this.#staff === null || this.#username === null) throw new SessionRefused('SIGNED_OUT', 'Sign in first.')
    const account = await this.#check(this.#username, passphrase)
    this.#staff = { ...this.#staff, role: account.role, name: account.displayName }
    this.#open()
  }

  async signOut(): Promise<void> {
    const staff = this.#staff
    if (staff === null) return
    this.#staff = null
    this.#username = null
    this.#isLocked = false
    this.ring()
    await this.#record(staff.id, { type: 'recordSignOut' })
  }

  async lock(reason: 'person' | 'idle'): Promise<void> {
    const staff = this.#staff
    if (staff === null || this.#isLocked) return
    this.#isLocked = true
    this.ring()
    await this.#record(staff.id, { type: 'recordLock', reason })
  }

  touch(): void {
    if (this.#staff !== null && !this.#isLocked && this.#now() < this.#locksAt()) this.#touchedAt = this.#now()
  }

  /** Locks the session when its time is up. Called by the console's ticker. */
  tick(): void {
    if (this.#staff !== null && !this.#isLocked && this.#now() >= this.#locksAt()) this.#lockIdle()
  }

  /** R40: an account that was disabled or lost its role is out at once. */
  refresh(accounts: readonly AccountState[]): void {
    const account = accounts.find((candidate) => candidate.staffId === this.#staff?.id)
    if (this.#staff === null || !account) return
    if (account.status === 'disabled') this.signOut().catch(() => undefined)
    else if (account.role !== this.#staff.role) {
      this.#staff = { ...this.#staff, role: account.role }
      this.ring()
    }
  }

  /** The session is locked before its event is written; a queue that is closing must not undo that. */
  #lockIdle(): void {
    this.lock('idle').catch(() => undefined)
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #open(): void {
    this.#isLocked = false
    this.#touchedAt = this.#now()
    this.ring()
  }

  ring(): void {
    for (const listener of this.#listeners) listener()
  }

  #now(): number {
    return this.#host.engine().clock.now()
  }

  #locksAt(): number {
    return this.#touchedAt + this.#host.engine().pack.windows.idleLockMinutes * 60_000
  }

  /** Compares the passphrase; counts the attempt. The refusal never says whether the user name exists (R35). */
  #check(username: string, passphrase: string): Promise<AccountState> {
    return this.#host.oneAtATime(async () => {
      const engine = this.#host.engine()
      const account = await engine.store.query('accountByUsername', { username: username.trim().toLowerCase() })
      if (!account || account.status === 'disabled') {
        await verifyPassphrase(passphrase, await this.#host.decoyHash())
        throw new SessionRefused('BAD_CREDENTIALS', SAME_WORDS)
      }
      assertNotLockedOut(account, engine.clock.now())
      const stored = await engine.store.query('credential', { staffId: account.staffId })
      const succeeded = stored !== undefined && (await verifyPassphrase(passphrase, stored))
      const recorded = await this.#record(account.staffId, { type: 'recordSignIn', succeeded })
      if (succeeded) return account
      if (recorded) assertNotLockedOut(recorded, engine.clock.now())
      throw new SessionRefused('BAD_CREDENTIALS', SAME_WORDS)
    })
  }

  async #record(staffId: string, command: Parameters<Engine['handleAccount']>[0]['command']): Promise<AccountState | null> {
    const engine = this.#host.engine()
    const { account } = await engine.handleAccount({ staffId, command, by: staffId, commandId: engine.ids.next() })
    return account
  }
}
