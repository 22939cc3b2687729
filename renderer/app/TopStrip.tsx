import { ChevronDown, Lock, PanelRight, Search } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { connectionStore } from '#renderer/rpc/connectionStore.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { cx } from '#renderer/ui/cx.ts'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Kbd } from '#renderer/ui/Kbd.tsx'
import { Menu } from '#renderer/ui/Menu.tsx'
import { runCommand } from '#renderer/ui/commandRegistry.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import { prefer, preferences, type Theme } from './preferences.ts'
import styles from './TopStrip.module.css'
import type { Layout } from './useLayout.ts'

export interface TopStripProps {
  layout: Layout
  clinicName: string
  person: Person | null
  /** Windows and tabs that are connected now; undefined until known. */
  consoles: number | undefined
  /** Whether the patient panel is shown; null where there is none. */
  side?: boolean | null | undefined
}

/** Where one is, whether it is live, who one is, and the two acts that are always at hand: the palette and the lock. */
export const TopStrip = memo(function TopStrip({ layout, clinicName, person, consoles, side = null }: TopStripProps): ReactNode {
  return (
    <header className={styles.top} data-layout={layout}>
      <b className={styles.brand}>Wellthread</b>
      {layout !== 'single' && <span className={styles.clinic}>{clinicName}</span>}
      <button type="button" className={styles.find} aria-keyshortcuts="Control+K" onClick={() => runCommand('help.palette')}>
        <Search aria-hidden />
        <span className={styles.findWords}>Search or run a command</span>
        <Kbd keys="$mod+K" silent />
      </button>
      <Live consoles={consoles} isShort={layout === 'single'} />
      {side !== null && layout !== 'single' && <IconButton icon={<PanelRight />} label="Patient panel" kbd="Shift+P" aria-pressed={side} onClick={() => runCommand('view.side')} />}
      {person && <PersonMenu person={person} />}
      <Button size="dense" icon={layout === 'single' ? <Lock /> : undefined} aria-keyshortcuts="Control+Shift+L" aria-label={layout === 'single' ? 'Lock' : undefined} onClick={() => runCommand('session.lock')}>
        {layout === 'single' ? null : 'Lock'}
      </Button>
    </header>
  )
})

const WORDS = { connecting: 'Connecting', live: 'Live', offline: 'Offline', refused: 'Not let in' } as const

function Live({ consoles, isShort }: { consoles: number | undefined; isShort: boolean }): ReactNode {
  const status = connectionStore((state) => state.status)
  const count = status === 'live' && consoles !== undefined && !isShort ? `, ${consoles} ${consoles === 1 ? 'console' : 'consoles'}` : ''
  return (
    <span className={styles.live}>
      <span className={cx(styles.dot, status !== 'live' && styles.hollow)} aria-hidden />
      {WORDS[status]}
      {count}
    </span>
  )
}

const THEMES: readonly { theme: Theme; label: string }[] = [
  { theme: 'system', label: 'As the system' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
]

function PersonMenu({ person }: { person: Person }): ReactNode {
  const theme = preferences((state) => state.theme)
  const singleKeys = preferences((state) => state.singleKeys)
  const name = person.roleLabel && person.role !== 'physician' ? `${person.name}, ${person.roleLabel}` : person.name
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="quiet" size="dense" className={styles.person}>
          <b>{name}</b>
          <ChevronDown aria-hidden />
        </Button>
      }
      groups={[
        { label: 'Light and dark', items: THEMES.map((entry) => ({ id: entry.theme, label: entry.label, checked: theme === entry.theme, onSelect: () => prefer({ theme: entry.theme }) })) },
        {
          label: 'Keys',
          items: [
            { id: 'single', label: 'Single keys', hint: 'E, R, J … act without Ctrl', checked: singleKeys, onSelect: () => prefer({ singleKeys: !singleKeys }) },
            { id: 'keys', label: 'Keys of this screen', kbd: '?', onSelect: () => void runCommand('help.keys') },
          ],
        },
        {
          items: [
            { id: 'lock', label: 'Lock', kbd: '$mod+Shift+L', onSelect: () => void runCommand('session.lock') },
            { id: 'signOut', label: 'Sign out', onSelect: () => void runCommand('session.signOut') },
          ],
        },
      ]}
    />
  )
}
