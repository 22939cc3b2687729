import { createConsole } from '#electron/console/createConsole.ts'
import type { ConsoleService } from '#electron/console/consoleService.ts'
import { jsonLines } from '#electron/host/jsonLines.ts'
import { programFolders } from '#electron/host/programFolders.ts'
import { profileFolderOf, type ProfileOptions } from './profileOptions.ts'
import { CommandRefused } from './refusal.ts'
import { askSecret, passphraseFromFile } from './secrets.ts'

/** Opens the profile for one command and closes it again, whatever happens. Asks for the passphrase where there is a terminal. */
export async function withConsole<Result>(options: ProfileOptions, use: (service: ConsoleService) => Promise<Result>): Promise<Result> {
  const passphrase = await passphraseFromFile(options.passphraseFile)
  const service = await createConsole({
    profileDir: profileFolderOf(options),
    host: 'cli',
    resourcesDir: programFolders.resources,
    keyStore: null,
    runs: false,
    log: jsonLines((line, level) => level !== 'info' && process.stderr.write(line)),
    ...(passphrase === undefined ? {} : { passphrase }),
  })
  try {
    const { state, reason } = await service.status()
    if (state === 'empty') throw new CommandRefused(`There is no queue in ${profileFolderOf(options)}.`)
    if (state === 'damaged' || state === 'inUse') throw new CommandRefused(reason ?? 'The profile cannot be opened.')
    if (state === 'locked') await service.unlock(await askSecret('Passphrase of the profile'))
    return await use(service)
  } finally {
    await service.close()
  }
}
