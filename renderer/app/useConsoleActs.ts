import { useMemo, useRef, type RefObject } from 'react'
import { isThread, type ListRow } from '#renderer/features/inbox/inboxList.ts'
import type { Inbox } from '#renderer/features/inbox/useInbox.ts'
import { client } from '#renderer/rpc/client.ts'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { pushUndo, undoLabel } from '#renderer/rpc/undoStore.ts'
import { showRefusal } from '#renderer/rpc/useAct.ts'
import { guardAfterAdvance } from '#renderer/ui/commandRegistry.ts'
import { patientName } from '#renderer/ui/format.ts'
import { say } from '#renderer/ui/statusStore.ts'
import type { ActiveCause, ListboxHandle } from '#renderer/ui/useListbox.ts'
import type { InboxChipInput } from '#shared/contract/schemas/inboxRow.ts'
import { consoleStore, showView } from './consoleStore.ts'
import { focusNamedPane, isInPane } from './panes.ts'
import { prefer, preferences } from './preferences.ts'
import type { ConsoleActs } from './useConsoleCommands.ts'
import type { Layout } from './useLayout.ts'

export interface ConsoleMoves extends ConsoleActs {
  onActiveChange: (id: string | null, cause: ActiveCause) => void
  openThread: (id: string) => void
  /** After Done with this thread: the next one comes up (law 4 guards it), unless the person is elsewhere already. */
  advance: (from: string) => void
  setChips: (chips: InboxChipInput[]) => void
  search: (text: string) => void
  leaveSearch: () => void
  enterList: () => void
}

interface Around {
  inbox: Inbox
  handle: RefObject<ListboxHandle | null>
  layout: Layout
}

/** Everything that moves the selection. One place, so that row, banner and thread never part (PS-03). */
export function useConsoleActs(around: Around): ConsoleMoves {
  const now = useRef(around)
  now.current = around
  /** Where the selected row stood when it was last in the list: its neighbour is next when it has left. */
  const place = useRef(0)
  const { rows } = around.inbox
  const threadId = consoleStore((state) => state.threadId)
  const index = rows?.findIndex((row) => row.threadId === threadId) ?? -1
  if (index >= 0) place.current = index

  return useMemo(() => {
    const rowsNow = (): readonly ListRow[] => now.current.inbox.rows ?? []
    const indexNow = () => rowsNow().findIndex((row) => row.threadId === consoleStore.getState().threadId)
    const goTo = (target: number) => {
      const all = rowsNow()
      const row = all[Math.min(Math.max(target, 0), all.length - 1)]
      if (!row) return say('This list is empty.', 'refused')
      if (row.threadId === consoleStore.getState().threadId) {
        now.current.handle.current?.scrollToActive()
        return say(target < 0 ? 'This is the first thread.' : 'This is the last thread.')
      }
      consoleStore.setState({ threadId: row.threadId })
    }
    const move = (by: 1 | -1) => {
      const current = indexNow()
      if (current >= 0) return goTo(current + by)
      // Nothing selected: the first. Selected but gone from this list: whatever took its place.
      const had = consoleStore.getState().threadId !== null
      goTo(had ? place.current + (by < 0 ? -1 : 0) : by > 0 ? 0 : rowsNow().length - 1)
    }
    const openThread = (id: string) => {
      consoleStore.setState({ threadId: id, pane: 'thread' })
      requestAnimationFrame(() => focusNamedPane('thread'))
    }
    const enterList = () => {
      consoleStore.setState({ pane: 'list', isSideOpen: false })
      requestAnimationFrame(() => now.current.handle.current?.focus())
    }
    const leaveSearch = () => {
      const { beforeSearch } = consoleStore.getState()
      consoleStore.setState((state) => ({ scope: beforeSearch ?? { ...state.scope, search: null }, beforeSearch: null }))
      enterList()
    }
    return {
      move,
      edge: (end) => goTo(end === 'first' ? 0 : rowsNow().length - 1),
      page: (by) => now.current.handle.current?.page(by),
      open: () => {
        const { threadId: id } = consoleStore.getState()
        if (id !== null) openThread(id)
      },
      back: () => {
        const { scope, pane } = consoleStore.getState()
        if (now.current.layout === 'single' && pane !== 'list') return enterList()
        if (isInPane('thread') || isInPane('side')) return enterList()
        if (scope.search !== null) return leaveSearch()
        if (scope.chips.length > 0) return consoleStore.setState({ scope: { ...scope, chips: [] } })
        say('You are in the list; there is nothing to go back to.')
      },
      startSearch: () =>
        consoleStore.setState(({ scope, beforeSearch }) =>
          scope.search === null ? { beforeSearch: beforeSearch ?? scope, scope: { view: { kind: 'all' }, chips: [], search: '' }, threadId: null, pane: 'list', isSideOpen: false } : {},
        ),
      search: (text) => consoleStore.setState(({ scope }) => ({ scope: { ...scope, search: text }, threadId: null })),
      leaveSearch,
      enterList,
      showNew: () => now.current.inbox.release(),
      setChips: (chips) => consoleStore.setState(({ scope }) => ({ scope: { ...scope, chips } })),
      showView: (view) => {
        showView(view)
        enterList()
      },
      toggleSide: () => {
        if (now.current.layout === 'wide') return prefer({ side: !preferences.getState().side })
        if (now.current.layout === 'medium') return consoleStore.setState(({ isSideOpen }) => ({ isSideOpen: !isSideOpen }))
        consoleStore.setState(({ pane }) => ({ pane: pane === 'side' ? 'thread' : 'side' }))
      },
      takeNext: () => takeNext(rowsNow),
      onActiveChange: (id, cause) => {
        // The thread has left the list by somebody's act: it stays open, nobody is moved to another patient.
        if (cause === 'rows') return
        consoleStore.setState(cause === 'pointer' ? { threadId: id, pane: 'thread' } : { threadId: id })
      },
      openThread,
      advance: (from) => {
        if (consoleStore.getState().threadId !== from) return
        const all = rowsNow()
        const current = indexNow()
        const next = current >= 0 ? (all[current + 1] ?? all[current - 1]) : (all[place.current] ?? all.at(-1))
        guardAfterAdvance()
        consoleStore.setState({ threadId: next?.threadId ?? null, ...(next ? {} : { pane: 'list' as const }) })
        if (!next) requestAnimationFrame(() => now.current.handle.current?.focus())
      },
    }
  }, [])
}

async function takeNext(rows: () => readonly ListRow[]): Promise<void> {
  try {
    const taken = await client.inbox.takeNext({ commandId: crypto.randomUUID() })
    if (!taken) return say('Nothing is waiting that you may take.', 'refused')
    guardAfterAdvance()
    consoleStore.setState({ threadId: taken.threadId, pane: 'thread' })
    const row = rows().find((candidate) => candidate.threadId === taken.threadId)
    const name = row && isThread(row) && row.patient ? patientName({ ...row.patient, title: null }) : undefined
    pushUndo({ threadId: taken.threadId, act: { type: 'releaseThread' }, label: undoLabel('take next', name), patientName: name })
    say(`Taken: ${taken.reason}`)
  } catch (error) {
    showRefusal(toRefusal(error), 'Nothing was taken')
  }
}
