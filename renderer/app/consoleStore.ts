import { create } from 'zustand'
import type { InboxScope } from '#renderer/rpc/queries.ts'

/** What is only on screen: which list, which thread, which pane. Ids only, so that it may outlive a lock. */
interface ConsoleState {
  scope: InboxScope
  /** The selected row and the thread in the pane are one thing (PS-03). */
  threadId: string | null
  /** Where search began, to go back to on Esc. */
  beforeSearch: InboxScope | null
  isSideOpen: boolean
  /** In a window for one pane: which one is shown. */
  pane: 'list' | 'thread' | 'side'
  /** Of the admin's console. */
  adminPage: 'people' | 'policy' | 'leave' | 'intake'
  /** Over the inbox: what was set aside (its list, or one item), or leave and cover. */
  over: { kind: 'setAside'; itemId: string | null } | { kind: 'leave' } | null
}

export const FIRST_SCOPE: InboxScope = { view: { kind: 'inbox' }, chips: [], search: null }
const START: ConsoleState = { scope: FIRST_SCOPE, threadId: null, beforeSearch: null, isSideOpen: false, pane: 'list', adminPage: 'people', over: null }

export const consoleStore = create<ConsoleState>(() => START)

export function showView(view: InboxScope['view']): void {
  consoleStore.setState({ scope: { view, chips: [], search: null }, threadId: null, beforeSearch: null, pane: 'list' })
}

export function showThread(threadId: string | null): void {
  consoleStore.setState({ threadId })
}

/** Another person signs in: nothing of the last one's place stays. */
export function resetConsole(): void {
  consoleStore.setState(START)
}
