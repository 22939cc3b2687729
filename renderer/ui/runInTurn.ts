import { onCommandsChange, perform, registeredCommands, type Command } from './commandRegistry.ts'
import { say } from './statusStore.ts'

/** A thread that opens has its commands well before this. */
const PATIENCE_MS = 5_000

/** Runs commands one after the other, each as soon as it is registered and may run. Says so when one does not come; true when all ran. */
export async function runInTurn(ids: readonly string[]): Promise<boolean> {
  for (const id of ids) {
    const command = await whenReady(id)
    if (!command) {
      say('That part of the screen did not open.', 'refused')
      return false
    }
    perform(command)
  }
  return true
}

function whenReady(id: string): Promise<Command | undefined> {
  const ready = () => registeredCommands().find((command) => command.id === id && !command.disabledReason)
  return new Promise((resolve) => {
    const settle = (command: Command | undefined) => {
      window.clearTimeout(timeout)
      stop()
      resolve(command)
    }
    const check = () => {
      const command = ready()
      if (command) settle(command)
    }
    const timeout = window.setTimeout(() => settle(undefined), PATIENCE_MS)
    const stop = onCommandsChange(check)
    check()
  })
}
