import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { LeaveDialog } from '#renderer/features/leave/LeaveDialog.tsx'
import { SetAsideDialog } from '#renderer/features/setAside/SetAsideDialog.tsx'
import { queries } from '#renderer/rpc/queries.ts'
import { useCommands } from '#renderer/ui/commandRegistry.ts'
import { isClinical, type Role } from '#shared/domain/actor.ts'
import { consoleStore } from './consoleStore.ts'

export interface Over {
  /** The rail's line; null where nothing is set aside, or this role does not read it. */
  rail: { count: number; isUrgent: boolean; onOpen: () => void } | null
  dialogs: ReactNode
}

const close = () => consoleStore.setState({ over: null })
const openSetAside = () => consoleStore.setState({ over: { kind: 'setAside', itemId: null } })

/** What opens over the inbox: the messages that were set aside (D22), and leave and cover for a supervisor (S28). */
export function useOver(role: Role, timeZone: string, onOpenThread: (threadId: string) => void): Over {
  const over = consoleStore((state) => state.over)
  const reads = isClinical(role) || role === 'supervisor'
  const list = useQuery({ ...queries.setAside(), enabled: reads }).data
  useCommands([
    { id: 'goto.setAside', title: 'Go to Set aside', group: 'Go to', keys: ['g q'], scope: 'console', keywords: ['quarantine'], disabledReason: reads ? null : 'Nurses, PAs, physicians and the supervisor read what was set aside.', run: openSetAside },
    {
      id: 'goto.leave', title: 'Go to Leave and cover', group: 'Go to', keys: ['g l'], scope: 'console', keywords: ['vacation', 'absence', 'out'],
      disabledReason: role === 'supervisor' ? null : 'A supervisor or an admin enters leave.', run: () => consoleStore.setState({ over: { kind: 'leave' } }),
    },
  ])
  const showThread = (threadId: string) => {
    close()
    onOpenThread(threadId)
  }
  const count = list?.total ?? 0
  const isUrgent = list?.items.some((item) => item.tier !== null) ?? false
  // The rail is memoised.
  const rail = useMemo(() => (count > 0 ? { count, isUrgent, onOpen: openSetAside } : null), [count, isUrgent])
  return {
    rail,
    dialogs: (
      <>
        <SetAsideDialog
          open={over?.kind === 'setAside'}
          itemId={over?.kind === 'setAside' ? over.itemId : null}
          timeZone={timeZone}
          onChoose={(itemId) => consoleStore.setState({ over: { kind: 'setAside', itemId } })}
          onClose={close}
          onOpenThread={showThread}
        />
        <LeaveDialog open={over?.kind === 'leave'} onClose={close} />
      </>
    ),
  }
}
