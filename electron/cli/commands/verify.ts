import { verify } from '#electron/engine/verify.ts'
import { count, print, printError, printJson } from '../output.ts'
import type { ProfileOptions } from '../profileOptions.ts'
import { withConsole } from '../withConsole.ts'

/** `wellthread verify`: exit code 1 when anything differs from the log. */
export const verifyCommand = (options: ProfileOptions & { readonly json?: boolean }): Promise<number> =>
  withConsole(options, async (console) => {
    const result = await verify(console.engine())
    if (options.json) printJson(result)
    else if (result.ok) print(`${count(result.events, 'event')}, ${count(result.messages, 'message')}, ${count(result.threads, 'thread')}: all as the log says. Head ${result.head}`)
    else result.problems.forEach(printError)
    return result.ok ? 0 : 1
  })
