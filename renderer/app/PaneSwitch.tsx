import { ArrowLeft, PanelRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { runCommand } from '#renderer/ui/commandRegistry.ts'
import { consoleStore } from './consoleStore.ts'
import styles from './PaneSwitch.module.css'

/** In a window for one pane: the way back to the list, and to and from the patient panel. */
export function PaneSwitch({ listName }: { listName: string }): ReactNode {
  const isSide = consoleStore((state) => state.pane === 'side')
  return (
    <div className={styles.switch}>
      <Button variant="quiet" size="dense" icon={<ArrowLeft />} onClick={() => consoleStore.setState({ pane: 'list' })}>
        {listName}
      </Button>
      <Button size="dense" className={styles.side} icon={isSide ? <ArrowLeft /> : <PanelRight />} onClick={() => runCommand('view.side')}>
        {isSide ? 'Thread' : 'Patient panel'}
      </Button>
    </div>
  )
}
