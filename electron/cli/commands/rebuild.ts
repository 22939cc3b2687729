import { rebuild } from '#electron/engine/rebuild.ts'
import { count, print, printJson } from '../output.ts'
import type { ProfileOptions } from '../profileOptions.ts'
import { withConsole } from '../withConsole.ts'

/** `wellthread rebuild`. */
export const rebuildCommand = (options: ProfileOptions & { readonly json?: boolean }): Promise<number> =>
  withConsole(options, async (console) => {
    const result = await rebuild(console.engine())
    if (options.json) printJson(result)
    else print(`${count(result.threads, 'thread')} and ${count(result.accounts, 'account')} made anew from ${count(result.events, 'event')}.`)
    return 0
  })
