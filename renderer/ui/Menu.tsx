import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { announce } from './announce.ts'
import { cx } from './cx.ts'
import { Kbd } from './Kbd.tsx'
import { ariaKeys } from './keys.ts'
import styles from './Menu.module.css'
import popup from './popup.module.css'

export interface MenuItem {
  id: string
  label: string
  icon?: ReactNode
  kbd?: string | undefined
  /** Second, quieter line. */
  hint?: string | undefined
  /** Shown as the second line; choosing the item says it and keeps the menu open. */
  disabledReason?: string | undefined
  /** Present: the item is a tick box of the menu. */
  checked?: boolean | undefined
  danger?: boolean | undefined
  onSelect: () => void
}

export interface MenuGroup {
  /** Heading; leave out for a plain group between lines. */
  label?: string | undefined
  items: readonly MenuItem[]
}

export interface MenuProps {
  /** The button that opens it. Without one, steer with `open` and `anchor`. */
  trigger?: ReactElement<Record<string, unknown>> | undefined
  groups: readonly MenuGroup[]
  align?: 'start' | 'center' | 'end' | undefined
  side?: 'top' | 'bottom' | undefined
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
  anchor?: Element | null | undefined
}

export function Menu({ trigger, groups, align = 'start', side = 'bottom', open, onOpenChange, anchor }: MenuProps): ReactNode {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger && <Base.Trigger render={trigger} />}
      {/* A landmark around it, because it stands outside of the page's own. */}
      <Base.Portal role="region" aria-label="Menu">
        <Base.Positioner
          className={popup.positioner}
          align={align}
          side={side}
          sideOffset={5}
          collisionPadding={8}
          {...(anchor ? { anchor } : {})}
        >
          <Base.Popup className={cx(popup.popup, styles.menu)}>
            {groups.map((group, index) => (
              <Base.Group key={group.label ?? index} className={styles.group}>
                {group.label && <Base.GroupLabel className={styles.heading}>{group.label}</Base.GroupLabel>}
                {group.items.map((item) => (
                  <Item key={item.id} item={item} />
                ))}
              </Base.Group>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Item({ item }: { item: MenuItem }): ReactNode {
  const blocked = item.disabledReason !== undefined
  const below = item.disabledReason ?? item.hint
  const shared = {
    className: cx(styles.item, item.danger && styles.danger),
    label: item.label,
    closeOnClick: !blocked,
    'aria-disabled': blocked || undefined,
    'aria-keyshortcuts': ariaKeys(item.kbd),
    onClick: () => (item.disabledReason === undefined ? item.onSelect() : announce(item.disabledReason)),
  }
  const content = (
    <>
      <span className={styles.words}>
        <span className={styles.label}>{item.label}</span>
        {below && <span className={styles.hint}>{below}</span>}
      </span>
      {item.kbd && <Kbd keys={item.kbd} silent />}
    </>
  )
  if (item.checked === undefined) {
    return (
      <Base.Item {...shared}>
        <span className={styles.icon}>{item.icon}</span>
        {content}
      </Base.Item>
    )
  }
  return (
    <Base.CheckboxItem {...shared} checked={item.checked}>
      <span className={styles.icon}>{item.checked ? <Check aria-hidden /> : item.icon}</span>
      {content}
    </Base.CheckboxItem>
  )
}
