import { resolve } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { ConsoleService } from '#electron/console/consoleService.ts'
import { readResources } from '#electron/console/resources.ts'
import { WindowSession } from '#electron/console/sessions.ts'
import type { ApprovedTexts } from '#electron/engine/approvedTexts.ts'
import { silentLogger } from '#electron/engine/ports/logger.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { router } from '#electron/rpc/router.ts'
import { hashPassphrase } from '#electron/profile/password.ts'

export const resourcesDir = resolve(import.meta.dirname, '../../resources')

/** Read and hashed once a file: both are the same for every engine. */
let shipped: ReturnType<typeof readResources> | null = null
let decoy: Promise<string> | null = null

/** Approved phrases and confidential topics as they ship, for an engine. */
export async function shippedTexts(): Promise<ApprovedTexts> {
  const { templates, confidentialTopics } = await (shipped ??= readResources(resourcesDir))
  return { phrases: templates, topics: confidentialTopics }
}

/** The router over an engine, called within the process, as one window after another. */
export async function testConsole(engine: Engine) {
  const resources = await (shipped ??= readResources(resourcesDir))
  const nobody = (decoy ??= hashPassphrase('nobody has this passphrase'))
  let signIns: Promise<unknown> = Promise.resolve()
  const host = {
    log: silentLogger, version: 'test', templates: resources.templates, confidentialTopics: resources.confidentialTopics, rulesToSee: resources.rulesToSee, policyText: () => resources.packs.get(engine.pack.id)?.text ?? '', samplePeople: [], engine: () => engine, chain: () => ({ verifiedAt: null, problem: null }),
    intakeFolder: () => null, intakeWaiting: async () => 0, consoles: () => 1,
    status: async () => ({ state: 'open', reason: null, isSample: false, clinicName: engine.pack.clinicName, keyHome: 'passphrase', packs: [], host: 'web' }),
  } as unknown as ConsoleService
  const open = (key: string) => {
    const session = new WindowSession(key, {
      engine: () => engine,
      decoyHash: () => nobody,
      oneAtATime(work) {
        const next = signIns.then(work, work)
        signIns = next.catch(() => undefined)
        return next
      },
    })
    return { session, client: createRouterClient(router, { context: { console: host, session } }) }
  }
  return { open }
}
