import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { say } from './statusStore.ts'

export type CommandGroup = 'Thread' | 'Triage' | 'Write' | 'Go to' | 'View' | 'Session' | 'Help'

/** One verb of the console: the palette, the keys sheet and the key handling all read it from here, so that they cannot disagree. */
export interface Command {
  /** Stable: `thread.done`. The command registered last wins. */
  id: string
  title: string
  group: CommandGroup
  /** As tinykeys writes them: 'e', 'Shift+j', 'g i' (a sequence), '$mod+k', 'Escape'. */
  keys?: readonly string[] | undefined
  /** console: list or thread pane, never in a text field or a dialog. anywhere: also in fields, so its keys carry a modifier or are F keys. */
  scope: 'console' | 'anywhere'
  /** Why it does nothing here; goes to the status line when its key is pressed (law 2). */
  disabledReason?: string | null | undefined
  /** Holding the key repeats it: moves only, never an act (law 4). */
  repeats?: boolean | undefined
  run: () => void | Promise<void>
  /** false keeps it out of the palette. */
  palette?: boolean | undefined
  /** Other words that find it in the palette. */
  keywords?: readonly string[] | undefined
}

const registrations = new Map<symbol, readonly Command[]>()
const listeners = new Set<() => void>()
let snapshot: readonly Command[] = []

function publish(): void {
  const byId = new Map<string, Command>()
  for (const commands of registrations.values()) {
    for (const command of commands) {
      byId.delete(command.id)
      byId.set(command.id, command)
    }
  }
  snapshot = [...byId.values()]
  for (const listener of listeners) listener()
}

/** What a listener can see; `run` is replaced without notice, so that a new closure at each render costs nothing. */
const face = (command: Command) =>
  [command.id, command.title, command.group, command.keys?.join(), command.scope, command.disabledReason, command.repeats, command.palette, command.keywords?.join()].join('\u0000')

/** Registers while mounted. Of two with one id the later mounted wins, and the earlier comes back when it goes. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  useLayoutEffect(() => {
    latest.current = commands
  })
  const token = useRef(Symbol('commands'))
  const faces = commands.map(face).join('\u0001')
  useEffect(() => {
    const own = token.current
    registrations.set(own, latest.current.map((command, index) => ({ ...command, run: () => (latest.current[index] ?? command).run() })))
    publish()
  }, [faces])
  useEffect(() => {
    const own = token.current
    return () => {
      registrations.delete(own)
      publish()
    }
  }, [])
}

/** All commands that are registered now, in the order of registration. */
export function useRegisteredCommands(): readonly Command[] {
  return useSyncExternalStore(onCommandsChange, registeredCommands)
}

export function registeredCommands(): readonly Command[] {
  return snapshot
}

export function onCommandsChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Runs a command by id; says its reason when it cannot run here. True when it ran. */
export function runCommand(id: string): boolean {
  const command = snapshot.find((candidate) => candidate.id === id)
  return command ? perform(command) : false
}

/** Runs, or says why not. A rejected promise is said too: nothing fails in silence. */
export function perform(command: Command): boolean {
  if (command.disabledReason) {
    say(command.disabledReason, 'refused')
    return false
  }
  const outcome = command.run()
  if (outcome instanceof Promise) {
    outcome.catch((error: unknown) => {
      console.error(error)
      say(`${command.title} did not work. Try again.`, 'refused')
    })
  }
  return true
}

/** Milliseconds in which act keys are dropped after the console moved on by itself (law 4). */
export const ADVANCE_GUARD_MS = 250
let guardedUntil = 0

/** Call when another thread comes up by itself: a double tap of E must not close a thread that nobody saw. */
export function guardAfterAdvance(now: number = performance.now()): void {
  guardedUntil = now + ADVANCE_GUARD_MS
}

export function isGuarded(now: number = performance.now()): boolean {
  return now < guardedUntil
}
