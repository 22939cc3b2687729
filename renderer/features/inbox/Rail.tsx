import { Archive, CalendarDays, Check, CircleDashed, CircleUserRound, Clock, Eye, FileText, FlaskConical, Inbox as InboxIcon, KeyRound, Layers, Pause, PencilLine, Pill, Send, Stethoscope, TriangleAlert, UserRoundPlus, UsersRound } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { cx } from '#renderer/ui/cx.ts'
import { ariaKeys } from '#renderer/ui/keys.ts'
import { Kbd } from '#renderer/ui/Kbd.tsx'
import { Tooltip } from '#renderer/ui/Tooltip.tsx'
import type { InboxViewInput } from '#shared/contract/schemas/inboxRow.ts'
import styles from './Rail.module.css'
import { countKeyOf, type ViewEntry, type ViewGroup } from './views.ts'

export interface RailProps {
  groups: readonly ViewGroup[]
  /** Of the same answer as the list (S24). */
  counts: Record<string, number> | undefined
  /** null while a search is shown. */
  current: InboxViewInput | null
  /** 56 px: icons, the names in tooltips. */
  isNarrow: boolean
  onChoose: (view: InboxViewInput) => void
  /** D22: what could not be taken in, beside the views; null: nothing, or not for this role. */
  setAside: { count: number; isUrgent: boolean; onOpen: () => void } | null
}

const ICONS: Record<string, ReactNode> = {
  inbox: <InboxIcon />,
  mine: <CircleUserRound />,
  unassigned: <CircleDashed />,
  redFlags: <TriangleAlert />,
  offered: <UserRoundPlus />,
  secondLook: <Eye />,
  breakGlass: <KeyRound />,
  waiting: <Pause />,
  snoozed: <Clock />,
  drafts: <PencilLine />,
  outbox: <Send />,
  completed: <Check />,
  // Pools are the pack's; those that it does not ship with get the plain sign.
  'pool:triage': <Stethoscope />,
  'pool:refills': <Pill />,
  'pool:scheduling': <CalendarDays />,
  'pool:results': <FlaskConical />,
  'pool:physicians': <UsersRound />,
  'pool:admin-desk': <FileText />,
}

/** Views and pools, each with the number of threads in it. Memoised: a move in the list draws none of it. */
export const Rail = memo(function Rail({ groups, counts, current, isNarrow, onChoose, setAside }: RailProps): ReactNode {
  const currentKey = current === null ? null : countKeyOf(current)
  return (
    <nav aria-label="Views" className={cx(styles.rail, isNarrow && styles.narrow)}>
      {groups.map((group) => (
        <div key={group.label ?? 'views'} className={styles.group}>
          {group.label && <h2 className={styles.heading}>{group.label}</h2>}
          <ul role="list">
            {group.entries.map((entry) => (
              <li key={entry.countKey}>
                <Entry entry={entry} count={counts?.[entry.countKey]} isCurrent={entry.countKey === currentKey} isNarrow={isNarrow} onChoose={onChoose} />
              </li>
            ))}
            {group.label === null && setAside && (
              <li>
                <SetAsideEntry {...setAside} isNarrow={isNarrow} />
              </li>
            )}
          </ul>
        </div>
      ))}
    </nav>
  )
})

function SetAsideEntry({ count, isUrgent, onOpen, isNarrow }: NonNullable<RailProps['setAside']> & { isNarrow: boolean }): ReactNode {
  const button = (
    <button type="button" className={styles.entry} aria-haspopup="dialog" aria-label={isNarrow ? `Set aside, ${count}` : undefined} aria-keyshortcuts={ariaKeys('g q')} onClick={onOpen}>
      <span className={cx(styles.icon, isUrgent && styles.hot)} aria-hidden>
        <Archive />
      </span>
      {!isNarrow && <span className={styles.name}>Set aside</span>}
      <span className={cx(styles.count, isUrgent && styles.hot)}>{count}</span>
    </button>
  )
  return isNarrow ? <Tooltip side="right" content={<>Set aside <Kbd keys="g q" onFill silent /></>}>{button}</Tooltip> : button
}

interface EntryProps {
  entry: ViewEntry
  count: number | undefined
  isCurrent: boolean
  isNarrow: boolean
  onChoose: (view: InboxViewInput) => void
}

function Entry({ entry, count, isCurrent, isNarrow, onChoose }: EntryProps): ReactNode {
  const isHot = entry.countKey === 'redFlags' && (count ?? 0) > 0
  const icon = ICONS[entry.countKey] ?? (isNarrow ? <span className={styles.letters}>{entry.name.slice(0, 2)}</span> : <Layers />)
  const button = (
    <button
      type="button"
      className={styles.entry}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={isNarrow ? (count === undefined ? entry.name : `${entry.name}, ${count}`) : undefined}
      aria-keyshortcuts={ariaKeys(entry.keys)}
      onClick={() => onChoose(entry.view)}
    >
      <span className={cx(styles.icon, isHot && styles.hot)} aria-hidden>
        {icon}
      </span>
      {!isNarrow && <span className={styles.name}>{entry.name}</span>}
      {count !== undefined && (!isNarrow || count > 0) && <span className={cx(styles.count, isHot && styles.hot)}>{count}</span>}
    </button>
  )
  if (!isNarrow) return button
  return (
    <Tooltip
      side="right"
      content={
        <>
          {entry.name} {entry.keys && <Kbd keys={entry.keys} onFill silent />}
        </>
      }
    >
      {button}
    </Tooltip>
  )
}
