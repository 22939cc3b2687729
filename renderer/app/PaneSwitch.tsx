import { ArrowLeft, PanelRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { runCommand } from '#renderer/ui/commandRegistry.ts'
import { consoleStore } from './consoleStore.ts'
import styles from './PaneSwitch.module.css'
import type { Layout } from './useLayout.ts'

export interface PaneSwitchProps {
  layout: Layout
  listName: string
  hasSide: boolean
}

/** Above a pane that has another's place: the way back, and the way to the patient panel. */
export function PaneSwitch({ layout, listName, hasSide }: PaneSwitchProps): ReactNode {
  const { pane, isSideOpen } = consoleStore()
  const isSideShown = layout === 'single' ? pane === 'side' : isSideOpen && hasSide
  const showsList = layout === 'single' || isSideShown
  return (
    <div className={styles.switch}>
      {showsList && (
        <Button variant="quiet" size="dense" icon={<ArrowLeft />} onClick={() => consoleStore.setState({ pane: 'list', isSideOpen: false })}>
          {listName}
        </Button>
      )}
      {layout === 'single' && pane === 'side' && (
        <Button variant="quiet" size="dense" onClick={() => consoleStore.setState({ pane: 'thread' })}>
          Thread
        </Button>
      )}
      <Button size="dense" className={styles.side} icon={<PanelRight />} aria-pressed={isSideShown} kbd="Shift+P" onClick={() => runCommand('view.side')}>
        About
      </Button>
    </div>
  )
}
