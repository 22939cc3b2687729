import { resolve } from 'node:path'
import { importFiles } from '#electron/intake/importFiles.ts'
import { print, printJson } from '../output.ts'
import { withConsole, type ProfileOptions } from '../withConsole.ts'

interface ImportOptions extends ProfileOptions {
  readonly dryRun: boolean
  readonly json?: boolean
}

/** `wellthread import FILE…`: exit code 1 when something was set aside for a person to look at. */
export const importCommand = (files: readonly string[], options: ImportOptions): Promise<number> =>
  withConsole(options, async (console) => {
    const result = await importFiles(console.engine(), files.map((file) => resolve(file)), {
      dryRun: options.dryRun,
      onProgress: (progress) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${progress.received} read`)
      },
    })
    if (process.stderr.isTTY) process.stderr.write('\r')
    if (options.json) printJson(result)
    else print(`${options.dryRun ? 'Would take in' : 'Taken in'}: ${result.accepted} of ${result.received}; ${result.deduplicated} known already, ${result.quarantined} set aside.`)
    return result.quarantined === 0 ? 0 : 1
  })
