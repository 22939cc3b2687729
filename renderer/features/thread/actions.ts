import type { Command } from '#renderer/ui/commandRegistry.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { StaffCommandType } from '#shared/domain/thread/commands.ts'

/** One verb on this thread, for the key, the palette, the strip and its menu alike: same verb, same key, same reason. */
export interface ThreadAction {
  id: string
  /** On a button: `Done`. */
  label: string
  /** In the palette and the keys sheet: `Done, then next thread`. */
  title: string
  group: Command['group']
  /** For drawing, as `Kbd` takes it. */
  kbd?: string | undefined
  /** For binding, when it differs from `kbd`. */
  keys?: readonly string[] | undefined
  keywords?: readonly string[] | undefined
  disabledReason: string | null
  run: () => void
}

/** Why this person may not do that now, in the engine's words; null when they may. */
export function refusalOf(view: ThreadView, command: StaffCommandType): string | null {
  const entry = view.allowed.find((candidate) => candidate.command === command)
  if (!entry) return 'Your role may not do this here.'
  return entry.allowed ? null : (entry.reason ?? 'Not possible now.')
}

/** The first that is allowed decides; otherwise the first reason. */
export function refusalOfAll(view: ThreadView, commands: readonly StaffCommandType[]): string | null {
  const reasons = commands.map((command) => refusalOf(view, command))
  return reasons.includes(null) ? null : (reasons[0] ?? null)
}

export const toCommand = ({ id, title, group, kbd, keys, keywords, disabledReason, run }: ThreadAction): Command => ({
  id,
  title,
  group,
  ...(keys ? { keys } : kbd ? { keys: [kbd.length === 1 ? kbd.toLowerCase() : kbd] } : {}),
  keywords,
  scope: 'console',
  disabledReason,
  run,
})
