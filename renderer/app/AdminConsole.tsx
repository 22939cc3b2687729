import { useQuery } from '@tanstack/react-query'
import { CalendarOff, Inbox, ScrollText, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { PeoplePage } from '#renderer/features/accounts/PeoplePage.tsx'
import { IntakePage } from '#renderer/features/intake/IntakePage.tsx'
import { LeavePage } from '#renderer/features/leave/LeavePage.tsx'
import { PolicyPage } from '#renderer/features/policy/PolicyPage.tsx'
import { queries } from '#renderer/rpc/queries.ts'
import { useCommands, type Command } from '#renderer/ui/commandRegistry.ts'
import type { SessionView } from '#shared/contract/session.ts'
import styles from './AdminConsole.module.css'
import { consoleStore } from './consoleStore.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { SignedInParts } from './SignedInParts.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopStrip } from './TopStrip.tsx'
import { useLayout } from './useLayout.ts'
import { useTitle } from './useTitle.ts'

const PAGES = [
  { page: 'people', name: 'People', icon: <UsersRound />, keys: 'g p' },
  { page: 'policy', name: 'Policy', icon: <ScrollText />, keys: 'g y' },
  { page: 'leave', name: 'Leave and cover', icon: <CalendarOff />, keys: 'g l' },
  { page: 'intake', name: 'Intake', icon: <Inbox />, keys: 'g n' },
] as const

/** An admin runs accounts and intake and sees no patient data (D19): no inbox, no search, no thread. */
export function AdminConsole({ session }: { session: SessionView }): ReactNode {
  const layout = useLayout()
  const page = consoleStore((state) => state.adminPage)
  const clinic = useQuery(queries.clinic()).data
  const system = useQuery(queries.system()).data
  const timeZone = clinic?.timeZone ?? 'UTC'
  useCommands(PAGES.map((entry): Command => ({ id: `goto.${entry.page}`, title: `Go to ${entry.name}`, group: 'Go to', keys: [entry.keys], scope: 'anywhere', run: () => consoleStore.setState({ adminPage: entry.page }) })))
  useTitle(PAGES.find((entry) => entry.page === page)?.name ?? '')
  return (
    <SignedInParts session={session} timeZone={timeZone} findsThreads={false} onOpenThread={() => undefined}>
      {(strips) => (
        <div className={styles.frame}>
          <div data-pane="top">
            <TopStrip layout={layout} clinicName={clinic?.clinicName ?? ''} person={session.person} consoles={system?.consoles} />
          </div>
          {strips}
          <div className={styles.body}>
            <nav aria-label="Pages" data-pane="rail" className={styles.rail}>
              {PAGES.map((entry) => (
                <button
                  key={entry.page}
                  type="button"
                  className={styles.entry}
                  aria-current={entry.page === page ? 'page' : undefined}
                  onClick={() => consoleStore.setState({ adminPage: entry.page })}
                >
                  {entry.icon}
                  <span>{entry.name}</span>
                </button>
              ))}
            </nav>
            <main data-pane="main" className={styles.page}>
              <ErrorBoundary part="This page" resetKey={page}>
                {page === 'people' && <PeoplePage timeZone={timeZone} me={session.person?.staffId} />}
                {page === 'policy' && <PolicyPage timeZone={timeZone} />}
                {page === 'leave' && <LeavePage />}
                {page === 'intake' && <IntakePage timeZone={timeZone} />}
              </ErrorBoundary>
            </main>
          </div>
          <StatusBar system={system} timeZone={timeZone} hints={[{ keys: ['g p'], word: 'people' }, { keys: ['g y'], word: 'policy' }, { keys: ['g l'], word: 'leave' }, { keys: ['g n'], word: 'intake' }, { keys: ['$mod+k'], word: 'commands' }]} showsSending={false} />
        </div>
      )}
    </SignedInParts>
  )
}
