import type { Command } from '#renderer/ui/commandRegistry.ts'
import { redoLast, undoLast } from '#renderer/rpc/useAct.ts'
import { undoStore } from '#renderer/rpc/undoStore.ts'
import type { ViewGroup } from '#renderer/features/inbox/views.ts'
import type { Role } from '#shared/domain/actor.ts'
import type { InboxViewInput } from '#shared/contract/schemas/inboxRow.ts'
import { nextPane } from './panes.ts'
import { prefer, preferences } from './preferences.ts'

/** What the console's own verbs do; R's, E's and the other verbs of a thread come from the thread pane while one is open. */
export interface ConsoleActs {
  move: (by: 1 | -1) => void
  edge: (end: 'first' | 'last') => void
  page: (by: 1 | -1) => void
  open: () => void
  back: () => void
  startSearch: () => void
  showNew: () => void
  takeNext: () => Promise<void>
  toggleSide: () => void
  showView: (view: InboxViewInput) => void
}

export interface SessionActs {
  lock: () => Promise<void>
  signOut: () => Promise<void>
  openPalette: () => void
  openKeys: () => void
  openRules: () => void
  /** The rules are to be seen in the sample clinic only. */
  isSample: boolean
  openScreening: () => void
  role: Role
}

const noThread = 'No thread is open. Choose one with J or K, or press T to take the next.'

/** Verbs of the list and of moving about. */
export function consoleCommands(acts: ConsoleActs, { hasThread, newCount, groups }: { hasThread: boolean; newCount: number; groups: readonly ViewGroup[] }): Command[] {
  return [
    { id: 'view.next', title: 'Next thread', group: 'View', keys: ['j', 'ArrowDown'], scope: 'console', repeats: true, palette: false, run: () => acts.move(1) },
    { id: 'view.previous', title: 'Previous thread', group: 'View', keys: ['k', 'ArrowUp'], scope: 'console', repeats: true, palette: false, run: () => acts.move(-1) },
    { id: 'view.first', title: 'First thread', group: 'View', keys: ['Home'], scope: 'console', palette: false, run: () => acts.edge('first') },
    { id: 'view.last', title: 'Last thread', group: 'View', keys: ['End'], scope: 'console', palette: false, run: () => acts.edge('last') },
    { id: 'view.pageDown', title: 'A page down the list', group: 'View', keys: ['PageDown'], scope: 'console', repeats: true, palette: false, run: () => acts.page(1) },
    { id: 'view.pageUp', title: 'A page up the list', group: 'View', keys: ['PageUp'], scope: 'console', repeats: true, palette: false, run: () => acts.page(-1) },
    { id: 'view.open', title: 'Go into the thread', group: 'View', keys: ['Enter', 'o'], scope: 'console', disabledReason: hasThread ? null : noThread, run: acts.open },
    { id: 'view.back', title: 'One level back', group: 'View', keys: ['Escape'], scope: 'console', palette: false, run: acts.back },
    { id: 'view.search', title: 'Search all threads', group: 'View', keys: ['/'], scope: 'console', keywords: ['find', 'full text'], run: acts.startSearch },
    { id: 'view.showNew', title: 'Show new threads', group: 'View', scope: 'console', disabledReason: newCount > 0 ? null : 'No new thread is waiting to be shown.', run: acts.showNew },
    { id: 'view.side', title: 'Patient panel: why it is here, clocks, medicines', group: 'View', keys: ['Shift+p'], scope: 'console', disabledReason: hasThread ? null : noThread, run: acts.toggleSide },
    { id: 'triage.takeNext', title: 'Take next', group: 'Triage', keys: ['t'], scope: 'console', keywords: ['claim', 'worst clock'], run: acts.takeNext },
    ...groups.flatMap((group) => group.entries).map(
      ({ countKey, name, keys, view }): Command => ({ id: `goto.${countKey}`, title: `Go to ${name}`, group: 'Go to', ...(keys ? { keys: [keys] } : {}), scope: 'console', run: () => acts.showView(view) }),
    ),
  ]
}

/** Verbs of every signed-in window. */
export function sessionCommands(acts: SessionActs): Command[] {
  return [
    { id: 'triage.undo', title: undoStore.getState().undo.at(-1)?.label ?? 'Undo', group: 'Session', keys: ['z', '$mod+z'], scope: 'console', run: undoLast },
    { id: 'triage.redo', title: undoStore.getState().redo.at(-1)?.label ?? 'Redo', group: 'Session', keys: ['$mod+Shift+z'], scope: 'console', run: redoLast },
    { id: 'view.nextPane', title: 'Next pane', group: 'View', keys: ['F6', '$mod+Shift+]'], scope: 'anywhere', palette: false, run: () => nextPane(1) },
    { id: 'view.previousPane', title: 'Previous pane', group: 'View', keys: ['Shift+F6', '$mod+Shift+['], scope: 'anywhere', palette: false, run: () => nextPane(-1) },
    { id: 'help.palette', title: 'Search or run a command', group: 'Help', keys: ['$mod+k'], scope: 'anywhere', palette: false, run: acts.openPalette },
    { id: 'help.keys', title: 'Keys of this screen', group: 'Help', keys: ['?', 'F1'], scope: 'console', keywords: ['shortcuts', 'help'], run: acts.openKeys },
    {
      id: 'help.screening', title: 'Red-flag rules: try a message', group: 'Help', scope: 'anywhere', keywords: ['screening', 'test bench', 'red flag'],
      disabledReason: acts.role === 'clerk' || acts.role === 'admin' ? 'A nurse, PA, physician or supervisor answers for the rules.' : null, run: acts.openScreening,
    },
    { id: 'help.rules', title: 'Rules to see for yourself', group: 'Help', keys: ['Shift+F1'], scope: 'anywhere', keywords: ['checklist', 'training', 'learn'], disabledReason: acts.isSample ? null : 'The rules are shown in the sample clinic only.', run: acts.openRules },
    { id: 'session.lock', title: 'Lock now', group: 'Session', keys: ['$mod+Shift+l'], scope: 'anywhere', run: acts.lock },
    { id: 'session.signOut', title: 'Sign out', group: 'Session', scope: 'anywhere', run: acts.signOut },
    { id: 'view.themeSystem', title: 'Light or dark as the system', group: 'View', scope: 'anywhere', keywords: ['theme'], run: () => prefer({ theme: 'system' }) },
    { id: 'view.themeLight', title: 'Light', group: 'View', scope: 'anywhere', keywords: ['theme', 'bright'], run: () => prefer({ theme: 'light' }) },
    { id: 'view.themeDark', title: 'Dark', group: 'View', scope: 'anywhere', keywords: ['theme', 'night'], run: () => prefer({ theme: 'dark' }) },
    {
      id: 'view.singleKeys',
      title: preferences.getState().singleKeys ? 'Switch single keys off' : 'Switch single keys on',
      group: 'View', scope: 'anywhere', keywords: ['shortcuts', 'dictation'],
      run: () => prefer({ singleKeys: !preferences.getState().singleKeys }),
    },
  ]
}

/** The verbs of a thread, while none is open: their keys say what is missing (law 2). The thread pane's own take over with it. */
export const THREAD_KEYS_WITHOUT_THREAD: readonly Command[] = (
  [
    ['Done', 'Triage', 'e'], ['Reply to the patient', 'Write', 'r'], ['Internal note', 'Write', 'c'], ['Assign', 'Triage', 'a'], ['Claim or release', 'Triage', 'i'],
    ['Forward to a role', 'Triage', 'f'], ['Snooze', 'Triage', 'h'], ['Disposition', 'Triage', 'd'], ['Raise or lower a red flag', 'Triage', '!'], ['Why is this here?', 'Thread', 'y'],
  ] as const
).map(([title, group, key]): Command => ({ id: `noThread.${key}`, title, group, keys: [key], scope: 'console', palette: false, disabledReason: noThread, run: () => undefined }))
