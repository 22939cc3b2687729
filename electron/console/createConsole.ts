import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProfileStatus } from '#shared/contract/session.ts'
import { SAMPLE_PASSPHRASE } from '#shared/domain/account/samplePassphrase.ts'
import { ProfileRefused, SessionRefused } from '#shared/domain/errors.ts'
import { systemClock, type Clock } from '#electron/engine/ports/clock.ts'
import type { Ids } from '#electron/engine/ports/ids.ts'
import type { Logger } from '#electron/engine/ports/logger.ts'
import type { KeyStore } from '#electron/profile/keyStore.ts'
import { createProfile, inspectProfile, openProfile, type OpenProfile } from '#electron/profile/openProfile.ts'
import { hashPassphrase, passphraseProblem } from '#electron/profile/password.ts'
import { SAMPLE_PEOPLE } from '#electron/sample/people.ts'
import { keepRules } from '#electron/screening/rulesInForce.ts'
import type { ConsoleService } from './consoleService.ts'
import { openQueue, type OpenQueue } from './openQueue.ts'
import { readResources } from './resources.ts'
import { WindowSession } from './sessions.ts'

export interface ConsoleOptions {
  readonly profileDir: string
  readonly host: 'desktop' | 'web' | 'cli'
  /** Root of `resources/`. */
  readonly resourcesDir: string
  /** The operating system's secret store; null where there is none. */
  readonly keyStore: KeyStore | null
  readonly log: Logger
  /** Opens a locked profile at once (D20, `--passphrase-file`). */
  readonly passphrase?: string
  readonly clock?: Clock
  readonly ids?: Ids
  /** The command line works on the queue but neither sweeps nor watches. */
  readonly runs?: boolean
}

const VERSION = '0.1.0'

/** Composes store, engine, intake, outbox and sessions of one profile. The only place that knows all of them. */
export async function createConsole(options: ConsoleOptions): Promise<ConsoleService> {
  const { profileDir, log } = options
  const clock = options.clock ?? systemClock
  const ids = options.ids ?? { next: () => randomUUID() }
  const keptRules = join(profileDir, 'rules-in-force')
  const resources = await readResources(options.resourcesDir, keptRules)
  if (resources.rulesProblem !== null) log.error('rules.refused', { problem: resources.rulesProblem })
  const sessions = new Map<string, WindowSession>()
  let queue: OpenQueue | null = null
  let refused: ProfileRefused | null = null
  let decoy: Promise<string> | null = null
  let signIns: Promise<unknown> = Promise.resolve()

  const engine: ConsoleService['engine'] = () => {
    if (queue === null) throw refused ?? new ProfileRefused('NO_KEY', 'The queue is locked. Unlock it first.')
    return queue.engine
  }

  const take = async (profile: OpenProfile): Promise<void> => {
    queue = await openQueue({ profile, profileDir, resources, clock, ids, log, runs: options.runs ?? true, keyHome: profile.keyHome })
    refused = null
    if (resources.rulesProblem === null) {
      // A full disk must not keep the queue shut.
      await keepRules(join(options.resourcesDir, 'rules'), keptRules).catch((error: unknown) => log.error('rules.notKept', { code: error instanceof Error ? error.name : 'unexpected' }))
    }
    queue.onAccounts((accounts) => sessions.forEach((session) => session.refresh(accounts)))
    for (const session of sessions.values()) session.ring()
  }

  /** Opens with whatever needs no person: the system's key store, a passphrase file, the public one of the sample. */
  const openUnasked = async (): Promise<void> => {
    const ways = [
      ...(options.keyStore?.available() ? [{ keyStore: options.keyStore }] : []),
      ...(options.passphrase === undefined ? [] : [{ passphrase: options.passphrase }]),
      { passphrase: SAMPLE_PASSPHRASE },
    ]
    for (const way of ways) {
      try {
        return await take(await openProfile(profileDir, { ...way, host: options.host }))
      } catch (error) {
        if (!(error instanceof ProfileRefused)) throw error
        if (error.code === 'WRONG_KEY' || error.code === 'NO_KEY') continue
        refused = error
        return
      }
    }
  }

  let reopening: Promise<void> | null = null
  const reopen = async (): Promise<void> => {
    try {
      if ((await inspectProfile(profileDir)) === 'locked') {
        refused = null
        await openUnasked()
      }
    } finally {
      reopening = null
    }
  }

  const state = async (): Promise<ProfileStatus['state']> => {
    if (queue !== null) return 'open'
    if (refused?.code === 'PROFILE_IN_USE') return 'inUse'
    if (refused !== null) return 'damaged'
    return inspectProfile(profileDir)
  }

  const assertEmpty = async (): Promise<void> => {
    if ((await state()) !== 'empty') throw new ProfileRefused('PROFILE_EXISTS', 'There is a queue here already. Open it, or start with another profile folder.')
  }

  if ((await inspectProfile(profileDir)) === 'locked') await openUnasked()
  const ticker = setInterval(() => sessions.forEach((session) => session.tick()), 1000)

  const service: ConsoleService = {
    log,
    version: VERSION,
    templates: resources.templates,
    confidentialTopics: resources.confidentialTopics,
    rulesToSee: resources.rulesToSee,
    policyText: () => queue?.policyText ?? '',
    samplePeople: SAMPLE_PEOPLE,
    engine,
    rulesProblem: resources.rulesProblem,
    chain: () => queue?.chain() ?? { verifiedAt: null, problem: null },
    intakeFolder: () => (queue === null ? null : join(profileDir, 'exchange', 'in')),
    intakeWaiting: async () => (queue === null ? 0 : (await readdir(join(profileDir, 'exchange', 'in')).catch(() => [])).length),
    async status() {
      // Asked again after a refusal: the other console may be closed by now, the backup be back in its place.
      if (queue === null && refused !== null) await (reopening ??= reopen())
      return {
        state: await state(),
        reason: refused?.message ?? null,
        isSample: queue?.isSample ?? false,
        clinicName: queue?.engine.pack.clinicName ?? null,
        keyHome: queue?.keyHome ?? null,
        packs: [...resources.packs.values()].map(({ pack: { id, name, clinicName } }) => ({ id, name, clinicName })),
        host: options.host === 'desktop' ? 'desktop' : 'web',
      }
    },
    async unlock(passphrase) {
      if (queue === null) await take(await openProfile(profileDir, { passphrase, host: options.host }))
      return service.status()
    },
    async setUpSample() {
      await assertEmpty()
      const profile = await createProfile(profileDir, { passphrase: SAMPLE_PASSPHRASE, keyStore: null, host: options.host })
      await profile.store.keep({ kind: 'meta', key: 'isSample', value: 'yes' })
      await take(profile)
      await queue?.fillSample()
      return service.status()
    },
    async setUpClinic({ packId, clinicName, username, displayName, passphrase }) {
      await assertEmpty()
      if (!resources.packs.has(packId)) throw new ProfileRefused('NO_KEY', 'There is no such policy pack.')
      const problem = passphraseProblem(passphrase, [username, displayName, clinicName])
      if (problem) throw new SessionRefused('WEAK_PASSPHRASE', problem)
      const profile = await createProfile(profileDir, { passphrase, keyStore: options.keyStore, host: options.host })
      await profile.store.keep({ kind: 'meta', key: 'packId', value: packId })
      await profile.store.keep({ kind: 'meta', key: 'clinicName', value: clinicName.trim() })
      await take(profile)
      await service.createAccount({ commandId: ids.next(), username, displayName, role: 'admin', passphrase, by: 'setup' })
      return { status: await service.status(), recoveryCode: profile.recoveryCode ?? '' }
    },
    async createAccount({ commandId, username, displayName, role, passphrase, by }) {
      const problem = passphraseProblem(passphrase, [username, displayName, engine().pack.clinicName])
      if (problem) throw new SessionRefused('WEAK_PASSPHRASE', problem)
      const staffId = ids.next()
      const credential = await hashPassphrase(passphrase)
      const command = { type: 'createAccount' as const, username: username.trim().toLowerCase(), displayName, role, credentialHash: '' }
      await engine().handleAccount({ staffId, command, by, commandId, credential })
      return { staffId }
    },
    connect(key) {
      const known = sessions.get(key)
      if (known) return known
      const session = new WindowSession(key, {
        engine,
        decoyHash: () => (decoy ??= hashPassphrase(randomUUID())),
        oneAtATime(work) {
          const next = signIns.then(work, work)
          signIns = next.catch(() => undefined)
          return next
        },
      })
      sessions.set(key, session)
      return session
    },
    disconnect(key) {
      sessions.get(key)?.signOut().catch(() => log.warn('session.closedUnrecorded'))
      sessions.delete(key)
    },
    consoles: () => sessions.size,
    async close() {
      clearInterval(ticker)
      await queue?.close()
      queue = null
    },
  }
  return service
}
