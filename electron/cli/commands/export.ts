import { randomBytes } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { exportRecord, type ExportSummary } from '#electron/engine/exportRecord.ts'
import { syncFolder } from '#electron/profile/writeFileSafely.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { count, print, printError, printJson } from '../output.ts'
import type { ProfileOptions } from '../profileOptions.ts'
import { CommandRefused } from '../refusal.ts'
import { withConsole } from '../withConsole.ts'

/**
 * `wellthread export FILE`: the whole record as NDJSON, for its owner only (S1). Never overwrites, and never leaves a part of a file
 * under the name that was asked for. Exit code 1 when the chain or a text does not hold: the file is written all the same and says so.
 */
export const exportCommand = (file: string, options: ProfileOptions & { readonly json?: boolean }): Promise<number> =>
  withConsole(options, async (console) => {
    const target = resolve(file)
    const summary = await writeExport(console.engine(), target)
    if (options.json) printJson({ file: target, ...summary })
    else print(`${count(summary.events, 'event')} and ${count(summary.texts, 'text')} written. Head ${summary.head}`)
    if (!summary.holds) printError('The record does not hold: run `wellthread verify` to see where.')
    return summary.holds ? 0 : 1
  })

async function writeExport(engine: Engine, target: string): Promise<ExportSummary> {
  const fresh = `${target}.${randomBytes(6).toString('hex')}.new`
  try {
    await refuseExisting(target)
    const handle = await open(fresh, 'wx', 0o600)
    let summary: ExportSummary
    try {
      const lines = exportRecord(engine)
      for (;;) {
        const next = await lines.next()
        if (next.done) {
          summary = next.value
          break
        }
        await handle.writeFile(next.value, 'utf8')
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    // Unlike a rename, a link refuses a name that is taken meanwhile.
    await link(fresh, target).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? taken(target) : error
    })
    await syncFolder(dirname(target))
    return summary
  } finally {
    await rm(fresh, { force: true })
  }
}

const taken = (target: string): CommandRefused => new CommandRefused(`There is a file ${target} already. Nothing was written.`)

async function refuseExisting(target: string): Promise<void> {
  const handle = await open(target, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (handle === null) return
  await handle.close()
  throw taken(target)
}
