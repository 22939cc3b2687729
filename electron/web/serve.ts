import { ProfileRefused } from '#shared/domain/errors.ts'
import type { ConsoleService } from '#electron/console/consoleService.ts'
import { createConsole } from '#electron/console/createConsole.ts'
import { hostLog } from '#electron/host/hostLog.ts'
import { programFolders } from '#electron/host/programFolders.ts'
import { createRpcDoor } from '#electron/host/rpcDoor.ts'
import { router } from '#electron/rpc/router.ts'
import { startWebHost } from './startWebHost.ts'

export interface ServeOptions {
  readonly profileDir: string
  readonly port: number
  /** Fills an empty profile with the sample clinic (D24). */
  readonly sample: boolean
  /** Of a profile whose key is wrapped under one. */
  readonly passphrase?: string
}

/**
 * `wellthread serve`: the console for a browser on this machine until the process is told to stop. Prints one line with
 * the address; at a terminal, Enter prints a new one.
 *
 * @returns exit code 0
 */
export async function serve(options: ServeOptions): Promise<number> {
  const { profileDir, passphrase } = options
  // First of all: a signal while the queue opens still closes it in order.
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  const log = hostLog(profileDir)
  const service = await createConsole({
    profileDir, host: 'web', resourcesDir: programFolders.resources, keyStore: null, log,
    ...(passphrase === undefined ? {} : { passphrase }),
  })
  try {
    await makeReady(service, options)
    const host = await startWebHost({ console: service, door: createRpcDoor(router, log), port: options.port, staticDir: programFolders.renderer, log })
    const print = (): void => void process.stdout.write(`Wellthread: ${host.address()}\n`)
    print()
    if (process.stdin.isTTY) {
      process.stdout.write('Press Enter for a new address (each opens one browser, once), Ctrl+C to stop.\n')
      process.stdin.on('data', print)
    }
    await stopped
    process.stdin.pause()
    await host.close()
  } finally {
    await service.close()
  }
  return 0
}

/** Fills an empty profile as asked; refuses one that another console holds. A damaged one is served: its page says what to do. */
async function makeReady(service: ConsoleService, { sample, passphrase }: ServeOptions): Promise<void> {
  const { state, reason, packs } = await service.status()
  if (state === 'inUse') throw new ProfileRefused('PROFILE_IN_USE', reason ?? 'Another console has this queue open.')
  if (state === 'locked' && passphrase !== undefined) throw new ProfileRefused('WRONG_KEY', 'The passphrase of the file does not open this queue.')
  if (state !== 'empty') return
  const [pack] = packs
  if (sample) await service.setUpSample()
  else if (passphrase !== undefined && pack) {
    const made = await service.setUpClinic({ packId: pack.id, clinicName: pack.clinicName, username: 'admin', displayName: 'Admin', passphrase })
    process.stderr.write(`A new queue was made, with the account "admin". Recovery code, shown once: ${made.recoveryCode}\n`)
  }
}
