import { runInTurn } from '#renderer/ui/runInTurn.ts'
import { say } from '#renderer/ui/statusStore.ts'
import type { RuleToSee } from '#shared/contract/schemas/ruleToSee.ts'
import { consoleStore, showView } from './consoleStore.ts'

/** Goes where a rule is to be seen: opens its thread, then whatever shows it, and says what to look at. */
export async function showRule({ rule, thread, run, say: words }: RuleToSee, onOpenThread: (threadId: string) => void): Promise<void> {
  if (thread !== null) {
    // The commands of the thread that was open go first: none of them may run on the one that comes.
    showView({ kind: 'all' })
    await nextFrame()
    onOpenThread(thread)
    consoleStore.setState({ threadId: thread, pane: 'thread' })
  }
  await nextFrame()
  if (await runInTurn(run)) say(`${rule}: ${words}`)
}

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
