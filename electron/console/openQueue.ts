import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccountState } from '#shared/domain/account/account.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import { createEngine, type Engine } from '#electron/engine/createEngine.ts'
import type { Clock } from '#electron/engine/ports/clock.ts'
import type { Ids } from '#electron/engine/ports/ids.ts'
import type { Logger } from '#electron/engine/ports/logger.ts'
import { startSweep } from '#electron/engine/sweep.ts'
import { verify } from '#electron/engine/verify.ts'
import { watchFolder } from '#electron/intake/watchFolder.ts'
import { startOutbox } from '#electron/outbox/startOutbox.ts'
import { startSamplePortal } from '#electron/portal/startSamplePortal.ts'
import type { OpenProfile } from '#electron/profile/openProfile.ts'
import { hashPassphrase } from '#electron/profile/password.ts'
import { fillSampleClinic } from '#electron/sample/fillSampleClinic.ts'
import type { Resources } from './resources.ts'

/** An open profile at work: engine, sweep, watched folder, outbox and, in the sample clinic, the portal's stand-in. */
export interface OpenQueue {
  readonly engine: Engine
  readonly isSample: boolean
  readonly keyHome: 'osStore' | 'passphrase'
  chain(): { verifiedAt: number | null; problem: string | null }
  onAccounts(listener: (accounts: readonly AccountState[]) => void): void
  /** Fills a new profile with the sample clinic, through the real write path under a scripted clock. */
  fillSample(): Promise<void>
  close(): Promise<void>
}

export interface QueueOptions {
  readonly profile: OpenProfile
  readonly profileDir: string
  readonly resources: Resources
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Logger
  readonly runs: boolean
  readonly keyHome: 'osStore' | 'passphrase'
}

export async function openQueue(options: QueueOptions): Promise<OpenQueue> {
  const { profile, profileDir, resources, clock, ids, log } = options
  const { store } = profile
  const isSample = (await store.query('meta', { key: 'isSample' })) === 'yes'
  const pack = await choosePack(options)
  const build = (at: Clock): Engine => createEngine({ store, clock: at, ids, log, pack, rules: resources.rules })
  const engine = build(clock)
  const stops: (() => Promise<void>)[] = []
  const abort = new AbortController()
  let checking: Promise<void> = Promise.resolve()
  let verified: { verifiedAt: number | null; problem: string | null } = { verifiedAt: null, problem: null }
  const listeners = new Set<(accounts: readonly AccountState[]) => void>()

  const check = async (): Promise<void> => {
    const result = await engine.quietly(() => verify(engine))
    verified = { verifiedAt: clock.now(), problem: result.problems[0] ?? null }
    if (!result.ok) log.error('verify.failed', { problems: result.problems.length })
  }

  const start = async (): Promise<void> => {
    const inbound = join(profileDir, 'exchange', 'in')
    const outbound = join(profileDir, 'exchange', 'out')
    await mkdir(inbound, { recursive: true, mode: 0o700 })
    await mkdir(outbound, { recursive: true, mode: 0o700 })
    const sweeping = startSweep(engine)
    const watching = await watchFolder(engine, inbound)
    const outbox = await startOutbox(engine, outbound)
    stops.push(() => sweeping.stop(), () => watching.close(), () => outbox.stop())
    if (isSample) {
      const portal = await startSamplePortal({ outbound, inbound, clock })
      stops.push(() => portal.stop())
    }
    stops.push(watchAccounts(engine, abort.signal, (accounts) => listeners.forEach((listener) => listener(accounts))))
    checking = check()
  }

  // An empty sample is filled first: its history lies in the past, and nothing may sweep it meanwhile.
  const isFilled = !isSample || (await store.query('head', {})).seq > 0
  if (options.runs && isFilled) await start()

  return {
    engine,
    isSample,
    keyHome: options.keyHome,
    chain: () => verified,
    onAccounts: (listener) => void listeners.add(listener),
    async fillSample() {
      let at = clock.now()
      const past = build({ now: () => at })
      await fillSampleClinic({ engine: past, setNow: (ms) => (at = ms), now: clock.now(), hashPassphrase, resourcesDir: resources.dir })
      if (options.runs) await start()
    },
    async close() {
      abort.abort()
      await checking
      for (const stop of stops.toReversed()) await stop()
      await profile.close()
    },
  }
}

/** The pack that the clinic chose at setup, under the clinic's own name. */
async function choosePack({ profile, resources }: QueueOptions): Promise<PolicyPack> {
  const [packId, clinicName] = await Promise.all([profile.store.query('meta', { key: 'packId' }), profile.store.query('meta', { key: 'clinicName' })])
  const pack = resources.packs.get(packId ?? 'northern-california') ?? [...resources.packs.values()][0]
  if (!pack) throw new Error('No policy pack is installed.')
  return clinicName ? { ...pack, clinicName } : pack
}

/** Tells of changed accounts, so that a lost right is lost at once (R40). */
function watchAccounts(engine: Engine, signal: AbortSignal, tell: (accounts: readonly AccountState[]) => void): () => Promise<void> {
  const work = (async () => {
    const { seq } = await engine.store.query('head', {})
    for await (const change of engine.changes.subscribe(seq, signal)) {
      if (change.topics.includes('account')) tell(await engine.store.query('accounts', {}))
    }
  })()
  return () => work.catch(() => undefined)
}
