import type { ReactNode, Ref } from 'react'
import type { InboxScope } from '#renderer/rpc/queries.ts'
import type { ActiveCause, ListboxHandle } from '#renderer/ui/useListbox.ts'
import type { ClinicView } from '#shared/contract/index.ts'
import type { InboxChipInput, InboxViewInput } from '#shared/contract/schemas/inboxRow.ts'
import type { Role } from '#shared/domain/actor.ts'
import styles from './InboxPane.module.css'
import { ListEmpty } from './ListEmpty.tsx'
import { ListHead } from './ListHead.tsx'
import { ThreadList } from './ThreadList.tsx'
import type { Inbox } from './useInbox.ts'
import { viewName, type ViewGroup } from './views.ts'

export interface InboxPaneProps {
  inbox: Inbox
  scope: InboxScope
  clinic: ClinicView | undefined
  /** Staff id of the signed-in person. */
  me: string | undefined
  role: Role | null | undefined
  activeId: string | null
  /** Given where there is no rail. */
  groups: readonly ViewGroup[] | null
  onActiveChange: (id: string | null, cause: ActiveCause) => void
  onOpen: (id: string) => void
  onChipsChange: (chips: InboxChipInput[]) => void
  onSearch: (text: string) => void
  onStartSearch: () => void
  onLeaveSearch: () => void
  onEnterList: () => void
  onChoose: (view: InboxViewInput) => void
  handle: Ref<ListboxHandle>
}

/** The list of threads with its head: one answer of the engine, drawn. The frame gives it its region. */
export function InboxPane(props: InboxPaneProps): ReactNode {
  const { inbox, scope, clinic, me, role, activeId, groups, onActiveChange, onOpen, onChipsChange, onSearch, onStartSearch, onLeaveSearch, onEnterList, onChoose, handle } = props
  const name = viewName(scope.view, clinic)
  const title = scope.search === null ? name : 'Search results'
  return (
    <div className={styles.pane}>
      <ListHead
        title={title}
        total={inbox.total}
        newestFirst={scope.search === null && scope.view.kind === 'completed'}
        chips={scope.chips}
        onChipsChange={onChipsChange}
        search={scope.search}
        onSearch={onSearch}
        onStartSearch={onStartSearch}
        onLeaveSearch={onLeaveSearch}
        onEnterList={onEnterList}
        groups={groups}
        counts={inbox.counts}
        onChoose={onChoose}
      />
      {inbox.refusal ? (
        <ListEmpty scope={scope} name={name} role={role} counts={inbox.counts} refusal={inbox.refusal} onRetry={inbox.retry} onClearChips={() => onChipsChange([])} onLeaveSearch={onLeaveSearch} />
      ) : (
        <ThreadList
          inbox={inbox}
          label={inbox.total === undefined ? title : `${title}, ${inbox.total} ${inbox.total === 1 ? 'thread' : 'threads'}`}
          activeId={activeId}
          onActiveChange={onActiveChange}
          onOpen={onOpen}
          timeZone={clinic?.timeZone ?? 'UTC'}
          me={me}
          handle={handle}
          empty={<ListEmpty scope={scope} name={name} role={role} counts={inbox.counts} refusal={null} onRetry={inbox.retry} onClearChips={() => onChipsChange([])} onLeaveSearch={onLeaveSearch} />}
        />
      )}
    </div>
  )
}
