import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { Kbd } from './Kbd.tsx'
import { ariaKeys } from './keys.ts'
import styles from './Tabs.module.css'

export interface TabDefinition<Value extends string> {
  value: Value
  label: string
  kbd?: string | undefined
  count?: number | undefined
  panel: ReactNode
}

export interface TabsProps<Value extends string> {
  /** Accessible name of the row of tabs. */
  label: string
  tabs: readonly TabDefinition<Value>[]
  value: Value
  onValueChange: (value: Value) => void
  /** At the right end of the row. */
  aside?: ReactNode
}

/** ←/→ move and choose. Panels that are not shown are not in the DOM. */
export function Tabs<Value extends string>({ label, tabs, value, onValueChange, aside }: TabsProps<Value>): ReactNode {
  return (
    <Base.Root value={value} onValueChange={(next: Value) => onValueChange(next)} className={styles.tabs}>
      <div className={styles.row}>
        <Base.List aria-label={label} activateOnFocus className={styles.list}>
          {tabs.map((tab) => (
            <Base.Tab key={tab.value} value={tab.value} className={styles.tab} aria-keyshortcuts={ariaKeys(tab.kbd)}>
              {tab.label}
              {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
              {tab.kbd && <Kbd keys={tab.kbd} silent />}
            </Base.Tab>
          ))}
        </Base.List>
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className={styles.panel}>
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
