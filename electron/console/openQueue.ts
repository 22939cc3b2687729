import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccountState } from '#shared/domain/account/account.ts'
import { createEngine, type Engine } from '#electron/engine/createEngine.ts'
import type { Clock } from '#electron/engine/ports/clock.ts'
import type { Ids } from '#electron/engine/ports/ids.ts'
import type { Logger } from '#electron/engine/ports/logger.ts'
import { adoptedPolicies } from '#electron/engine/policyInForce.ts'
import { renewProjections } from '#electron/engine/renewProjections.ts'
import { startSweep } from '#electron/engine/sweep.ts'
import { verify } from '#electron/engine/verify.ts'
import { watchFolder } from '#electron/intake/watchFolder.ts'
import { startOutbox } from '#electron/outbox/startOutbox.ts'
import { startSamplePortal } from '#electron/portal/startSamplePortal.ts'
import { editPolicyText } from '#electron/policy/editPolicyText.ts'
import { loadPolicyPack, type PolicySource } from '#electron/policy/loadPolicyPacks.ts'
import type { OpenProfile } from '#electron/profile/openProfile.ts'
import { hashPassphrase } from '#electron/profile/password.ts'
import { fillSampleClinic } from '#electron/sample/fillSampleClinic.ts'
import type { Resources } from './resources.ts'

/** An open profile at work: engine, sweep, watched folder, outbox and, in the sample clinic, the portal's stand-in. */
export interface OpenQueue {
  readonly engine: Engine
  readonly isSample: boolean
  readonly keyHome: 'osStore' | 'passphrase'
  /** The pack that shipped or was chosen at setup, as text; what an admin adopted since is in the log. */
  readonly policyText: string
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
  const source = await choosePack(options)
  const { pack } = source
  const build = (at: Clock): Engine => createEngine({ store, clock: at, ids, log, pack, rules: resources.rules, notices: resources.notices, refills: resources.refills, texts: { phrases: resources.templates, topics: resources.confidentialTopics } })
  const engine = build(clock)
  await renewProjections(engine)
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
    stops.push(watchPolicy(engine, abort.signal))
    checking = check()
  }

  // An empty sample is filled first: its history lies in the past, and nothing may sweep it meanwhile.
  const isFilled = !isSample || (await store.query('head', {})).seq > 0
  if (options.runs && isFilled) await start()

  return {
    engine,
    isSample,
    policyText: source.text,
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

/** The pack in force: what an admin adopted last, else the one that was chosen at setup, under the clinic's own name (D1). */
async function choosePack({ profile, resources }: QueueOptions): Promise<PolicySource> {
  const adopted = (await adoptedPolicies(profile.store)).at(-1)
  if (adopted) return { pack: loadPolicyPack(adopted.text, `version ${adopted.version}`), text: adopted.text }
  const [packId, clinicName] = await Promise.all([profile.store.query('meta', { key: 'packId' }), profile.store.query('meta', { key: 'clinicName' })])
  const source = resources.packs.get(packId ?? 'northern-california') ?? [...resources.packs.values()][0]
  if (!source) throw new Error('No policy pack is installed.')
  if (!clinicName) return source
  return { pack: { ...source.pack, clinicName }, text: editPolicyText(source.text, [{ path: 'clinicName', value: clinicName }]) }
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

/** A pack that another process put in force is in force here too (D21). */
function watchPolicy(engine: Engine, signal: AbortSignal): () => Promise<void> {
  const work = (async () => {
    const { seq } = await engine.store.query('head', {})
    for await (const change of engine.changes.subscribe(seq, signal)) {
      if (!change.topics.includes('policy')) continue
      const adopted = (await adoptedPolicies(engine.store)).at(-1)
      if (adopted && adopted.version !== engine.pack.version) engine.usePack(loadPolicyPack(adopted.text, `version ${adopted.version}`))
    }
  })()
  return () => work.catch(() => undefined)
}
