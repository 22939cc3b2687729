import { resolve } from 'node:path'
import { importFiles, type ImportProgress } from '#electron/intake/importFiles.ts'
import { print, printError, printJson } from '../output.ts'
import type { ProfileOptions } from '../profileOptions.ts'
import { withConsole } from '../withConsole.ts'

interface ImportOptions extends ProfileOptions {
  readonly dryRun: boolean
  readonly json?: boolean
}

/** `wellthread import FILE…`: exit code 1 when it was stopped or something was set aside for a person to look at. */
export const importCommand = (files: readonly string[], options: ImportOptions): Promise<number> =>
  withConsole(options, async (console) => {
    const stop = new AbortController()
    process.once('SIGINT', () => stop.abort())
    const report = await importFiles(console.engine(), files.map((file) => resolve(file)), { dryRun: options.dryRun, onProgress: showProgress, signal: stop.signal })
    if (options.json) printJson(report)
    else {
      const { accepted, received, deduplicated, quarantined } = report
      print(`${options.dryRun ? 'Would take in' : 'Taken in'}: ${accepted} of ${received}; ${deduplicated} known already, ${quarantined} set aside.`)
      for (const { file, place, reason } of report.problems) printError(`${[file, place].filter(Boolean).join(' ')}: ${reason}`)
      if (report.isCancelled) printError('Stopped. The same command goes on from here.')
    }
    return report.quarantined > 0 || report.isCancelled ? 1 : 0
  })

/** One line that is drawn over, and only for a person. */
function showProgress({ bytesDone, bytes, received, file }: ImportProgress): void {
  if (!process.stderr.isTTY) return
  const percent = bytes === 0 ? 100 : Math.floor((bytesDone / bytes) * 100)
  process.stderr.write(`\r\u001b[K${file === null ? '' : `${percent} % ${received} read, ${file}`}`)
}
