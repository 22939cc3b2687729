import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { cx } from '#renderer/ui/cx.ts'
import { Menu, type MenuGroup } from '#renderer/ui/Menu.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import type { ThreadAction } from '../actions.ts'
import { WORK_TYPE_WORDS } from '../words.ts'
import strips from './StateStrips.module.css'
import { StripClock } from './StripClock.tsx'
import styles from './WorkStrip.module.css'

export interface WorkStripProps {
  view: ThreadView
  timeZone: string
  claim: ThreadAction
  /** Most used first; narrow panes keep the first four. Everything is in the menu. */
  buttons: readonly ThreadAction[]
  menu: readonly { label: string; actions: readonly ThreadAction[] }[]
  /** Strips that scroll above the messages, and the way to them. */
  above?: number
  onAbove?: () => void
}

/** Who has it and to whom it is addressed (S3), which clocks run, what kind of work it is, and the verbs. */
export function WorkStrip({ view, timeZone, claim, buttons, menu, above = 0, onAbove }: WorkStripProps): ReactNode {
  const clocks = view.clocks.filter((clock) => clock.status !== 'met')
  return (
    <section className={styles.strip} aria-label="Work on this thread" data-part="strip">
      <div className={styles.row} data-part="verbs">
        <ActionButton action={claim} strong />
        {buttons.map((action, index) => (
          <ActionButton key={action.id} action={action} priority={index + 1} />
        ))}
        <Menu
          align="end"
          trigger={
            <Button size="dense" aria-label="More acts on this thread" icon={<Ellipsis aria-hidden />} className={styles.more}>
              {null}
            </Button>
          }
          groups={menu.map(toGroup)}
        />
      </div>
      <div className={styles.facts}>
        {clocks.map((clock) => (
          <StripClock key={clock.clockId} clock={clock} timeZone={timeZone} />
        ))}
        {clocks.length === 0 && <span>No clock runs</span>}
        <span>
          <Owner view={view} />
          {view.pool ? `, in ${view.pool.name}` : ', in no pool yet'}
        </span>
        {view.addressedTo && <span>Addressed to {view.addressedTo}</span>}
        {view.pool?.name !== WORK_TYPE_WORDS[view.category] && <span>{WORK_TYPE_WORDS[view.category]}</span>}
        {view.disposition && (
          <span className={styles.set}>
            {view.disposition.label} ({view.disposition.by})
          </span>
        )}
        {above > 0 && (
          <button type="button" className={strips.above} onClick={onAbove}>
            {above} more above
          </button>
        )}
      </div>
    </section>
  )
}

function Owner({ view }: { view: ThreadView }): ReactNode {
  if (view.isMine) return <b>Yours</b>
  return view.assignee ? <b>{`${view.assignee.name}, ${view.assignee.roleLabel}`}</b> : 'Unassigned'
}

function ActionButton({ action, strong, priority }: { action: ThreadAction; strong?: boolean; priority?: number }): ReactNode {
  return (
    <Button
      size="dense"
      kbd={action.kbd}
      className={cx(priority !== undefined && priority > 4 && styles.wide)}
      disabledReason={action.disabledReason ?? undefined}
      onClick={action.run}
    >
      {strong ? <b>{action.label}</b> : action.label}
    </Button>
  )
}

const toGroup = ({ label, actions }: WorkStripProps['menu'][number]): MenuGroup => ({
  label,
  items: actions.map((action) => ({
    id: action.id, label: action.label, kbd: action.kbd, disabledReason: action.disabledReason ?? undefined, onSelect: action.run,
  })),
})
