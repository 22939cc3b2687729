import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConsole } from '#electron/console/createConsole.ts'
import type { LogFields, Logger } from '#electron/engine/ports/logger.ts'
import { programFolders } from '#electron/host/programFolders.ts'
import { createRpcDoor } from '#electron/host/rpcDoor.ts'
import { router } from '#electron/rpc/router.ts'
import { startWebHost, type WebHost } from '#electron/web/startWebHost.ts'
import { makeBundleFolder } from './bundleFolder.ts'

export interface OpenedWebHost {
  readonly host: WebHost
  readonly authority: string
  /** Events in the log so far. */
  readonly events: { readonly event: string; readonly fields: LogFields }[]
  /** Moves the clock of the start tokens, ms. */
  pass(ms: number): void
  /** A new token out of a printed address. */
  token(): string
  close(): Promise<void>
}

/** A web host over an empty profile and a made-up page, on a free port unless one is given. */
export async function openWebHost(port = 0): Promise<OpenedWebHost> {
  const profileDir = await mkdtemp(join(tmpdir(), 'wellthread-profile-'))
  const bundle = await makeBundleFolder()
  const events: OpenedWebHost['events'] = []
  const note = (event: string, fields: LogFields = {}): void => void events.push({ event, fields })
  const log: Logger = { info: note, warn: note, error: note }
  let passed = 0
  const service = await createConsole({ profileDir, host: 'web', resourcesDir: programFolders.resources, keyStore: null, log })
  const host = await startWebHost({ console: service, door: createRpcDoor(router, log), port, staticDir: bundle.folder, log, now: () => Date.now() + passed })
  return {
    host,
    authority: `127.0.0.1:${host.port}`,
    events,
    pass: (ms) => {
      passed += ms
    },
    token: () => new URL(host.address()).hash.replace('#token=', ''),
    close: async () => {
      await host.close()
      await service.close()
      await bundle.remove()
      await rm(profileDir, { recursive: true, force: true })
    },
  }
}
