import { useQuery } from '@tanstack/react-query'
import { MousePointerClick } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { InboxPane } from '#renderer/features/inbox/InboxPane.tsx'
import { isThread } from '#renderer/features/inbox/inboxList.ts'
import { Rail } from '#renderer/features/inbox/Rail.tsx'
import { useInbox } from '#renderer/features/inbox/useInbox.ts'
import { railGroups, viewName } from '#renderer/features/inbox/views.ts'
import { SidePanel } from '#renderer/features/thread/SidePanel.tsx'
import { ThreadPane } from '#renderer/features/thread/ThreadPane.tsx'
import { ToldStrip } from '#renderer/features/told/ToldStrip.tsx'
import { queries } from '#renderer/rpc/queries.ts'
import { useCommands } from '#renderer/ui/commandRegistry.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Kbd } from '#renderer/ui/Kbd.tsx'
import type { ListboxHandle } from '#renderer/ui/useListbox.ts'
import type { SessionView } from '#shared/contract/session.ts'
import type { Role } from '#shared/domain/actor.ts'
import styles from './Console.module.css'
import { ConsoleFrame } from './ConsoleFrame.tsx'
import { consoleStore } from './consoleStore.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Glance } from './Glance.tsx'
import { skimming } from './keyRepeat.ts'
import { PaneSwitch } from './PaneSwitch.tsx'
import { preferences } from './preferences.ts'
import { SignedInParts } from './SignedInParts.tsx'
import { StatusBar, type KeyHint } from './StatusBar.tsx'
import { TopStrip } from './TopStrip.tsx'
import { consoleCommands, THREAD_KEYS_WITHOUT_THREAD } from './useConsoleCommands.ts'
import { useConsoleActs } from './useConsoleActs.ts'
import { useIsRailNarrow, useLayout } from './useLayout.ts'
import { useOver } from './useOver.tsx'
import { useTitle } from './useTitle.ts'

const MOVE = { keys: ['j', 'k'], word: 'move' }
const TAKE = { keys: ['t'], word: 'take next' }
const REPLY = { keys: ['r'], word: 'reply' }
const KEYS = { keys: ['?'], word: 'keys' }
const HINTS: readonly KeyHint[] = [MOVE, TAKE, REPLY, { keys: ['d'], word: 'disposition' }, KEYS]
/** A hint is for what this role may do. */
const HINTS_OF: Partial<Record<Role, readonly KeyHint[]>> = {
  clerk: [MOVE, TAKE, REPLY, { keys: ['f'], word: 'forward' }, KEYS],
  supervisor: [MOVE, { keys: ['a'], word: 'assign' }, { keys: ['c'], word: 'note' }, { keys: ['y'], word: 'why' }, KEYS],
}

/** The inbox with a thread: what everybody but the admin works in. */
export function Console({ session }: { session: SessionView }): ReactNode {
  const layout = useLayout()
  const isRailNarrow = useIsRailNarrow()
  const { scope, threadId, isSideOpen, pane } = consoleStore()
  const clinic = useQuery(queries.clinic()).data
  const system = useQuery(queries.system()).data
  const inbox = useInbox(scope, threadId !== null)
  const groups = useMemo(() => railGroups(clinic, inbox.counts), [clinic, inbox.counts])
  const handle = useRef<ListboxHandle>(null)
  const acts = useConsoleActs({ inbox, handle, layout })
  useCommands(consoleCommands(acts, { hasThread: threadId !== null, newCount: inbox.newCount, groups }))
  const timeZone = clinic?.timeZone ?? 'UTC'
  const over = useOver(session.person?.role ?? 'clerk', timeZone, acts.openThread)
  useCommands(threadId === null ? THREAD_KEYS_WITHOUT_THREAD : NO_COMMANDS)

  const name = scope.search === null ? viewName(scope.view, clinic) : 'Search results'
  useTitle(inbox.total === undefined ? name : `${name} (${inbox.total})`)
  const sidePreferred = preferences((state) => state.side)
  const showsSide = threadId !== null && (layout === 'wide' ? sidePreferred : layout === 'medium' ? isSideOpen : true)
  const isSkimming = skimming((state) => state.isSkimming)
  const row = inbox.rows?.find((candidate) => candidate.threadId === threadId)
  const opened = isSkimming || (threadId?.startsWith('row-') ?? false) ? null : threadId

  // The list, hidden while the side panel or the thread had its place, comes back with its row in sight.
  const listIsShown = layout === 'single' ? pane === 'list' : layout === 'wide' || !showsSide
  useEffect(() => {
    if (listIsShown) handle.current?.scrollToActive()
  }, [listIsShown])
  const isLoaded = inbox.rows !== undefined
  useEffect(() => {
    if (isLoaded && document.activeElement === document.body) handle.current?.focus()
  }, [isLoaded])

  const onOpenThread = useCallback((id: string) => acts.openThread(id), [acts])
  return (
    <SignedInParts session={session} timeZone={timeZone} findsThreads onOpenThread={onOpenThread}>
      {(strips) => (
        <ConsoleFrame
          layout={layout}
          isRailNarrow={isRailNarrow}
          shown={pane}
          strips={
            <>
              {strips}
              <ToldStrip timeZone={timeZone} onOpenThread={acts.openThread} onOpenItem={(itemId) => consoleStore.setState({ over: { kind: 'setAside', itemId } })} />
              {over.dialogs}
            </>
          }
          top={<TopStrip layout={layout} clinicName={clinic?.clinicName ?? ''} person={session.person} consoles={system?.consoles} side={layout === 'wide' ? sidePreferred : showsSide} />}
          rail={<Rail groups={groups} counts={inbox.counts} current={scope.search === null ? scope.view : null} isNarrow={isRailNarrow} onChoose={acts.showView} setAside={over.rail} />}
          listName={name}
          list={
            <ErrorBoundary part="The list" resetKey={JSON.stringify(scope)}>
              <InboxPane
                inbox={inbox}
                scope={scope}
                clinic={clinic}
                me={session.person?.staffId}
                role={session.person?.role}
                activeId={threadId}
                groups={layout === 'single' ? groups : null}
                onActiveChange={acts.onActiveChange}
                onOpen={acts.openThread}
                onChipsChange={acts.setChips}
                onSearch={acts.search}
                onStartSearch={acts.startSearch}
                onLeaveSearch={acts.leaveSearch}
                onEnterList={acts.enterList}
                onChoose={acts.showView}
                handle={handle}
              />
            </ErrorBoundary>
          }
          thread={
            <>
              {layout === 'single' && threadId !== null && <PaneSwitch listName={name} />}
              {opened !== null ? (
                <ErrorBoundary part="This thread" resetKey={opened}>
                  <ThreadPane threadId={opened} onDone={() => acts.advance(opened)} onOpenThread={acts.openThread} />
                </ErrorBoundary>
              ) : threadId !== null ? (
                <Glance row={row && isThread(row) ? row : undefined} timeZone={timeZone} />
              ) : (
                <NoThread />
              )}
            </>
          }
          side={
            showsSide && opened !== null ? (
              <>
                {layout === 'single' && <PaneSwitch listName={name} />}
                <ErrorBoundary part="The patient panel" resetKey={opened}>
                  <SidePanel threadId={opened} />
                </ErrorBoundary>
              </>
            ) : null
          }
          status={<StatusBar system={system} timeZone={timeZone} hints={HINTS_OF[session.person?.role ?? 'admin'] ?? HINTS} showsSending />}
        />
      )}
    </SignedInParts>
  )
}

const NO_COMMANDS: [] = []

function NoThread(): ReactNode {
  return (
    <main className={styles.noThread}>
      <EmptyState icon={<MousePointerClick />} title="No thread is open.">
        <Kbd keys="j" /> <Kbd keys="k" /> go through the list, <Kbd keys="t" /> takes the one whose clock is worst. Opening a thread counts as the first look, so none opens by itself.
      </EmptyState>
    </main>
  )
}
