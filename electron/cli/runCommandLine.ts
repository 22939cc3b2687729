import { CommanderError } from 'commander'
import { buildProgram } from './buildProgram.ts'
import type { Doors } from './doors.ts'
import { printError } from './output.ts'
import { WrongUsage } from './refusal.ts'

/**
 * Runs one command.
 * @returns 0 done, 1 refused or failed with the reason on standard error, 2 wrong usage
 */
export async function runCommandLine(argv: readonly string[], doors: Doors): Promise<number> {
  let exitCode = 0
  const program = buildProgram(doors, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    printError(`wellthread: ${error instanceof Error ? error.message : String(error)}`)
    return error instanceof WrongUsage ? 2 : 1
  }
}
