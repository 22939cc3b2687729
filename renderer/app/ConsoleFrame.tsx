import type { ReactNode } from 'react'
import styles from './ConsoleFrame.module.css'
import { ListEdge } from './ListEdge.tsx'
import { prefer, preferences } from './preferences.ts'
import type { Layout } from './useLayout.ts'

export interface ConsoleFrameProps {
  layout: Layout
  isRailNarrow: boolean
  top: ReactNode
  /** Offline, stale, idle: between the top strip and the panes, never over a banner (PS-02). */
  strips: ReactNode
  rail: ReactNode
  /** Names the list's region: "Inbox". */
  listName: string
  list: ReactNode
  thread: ReactNode
  /** null: closed. */
  side: ReactNode
  /** Which pane a one-pane window shows. */
  shown: 'list' | 'thread' | 'side'
  status: ReactNode
}

const LIST = { min: 320, max: 640 }
/** Beside a rail of icons at 1024 px this leaves the thread more than its 480. */
const MEDIUM_MAX = 404

/** The window: strips, rail, list, thread, side panel, status line. Panes are hidden, never unmounted, when the window is narrow. */
export function ConsoleFrame({ layout, isRailNarrow, top, strips, rail, listName, list, thread, side, shown, status }: ConsoleFrameProps): ReactNode {
  const listWidth = preferences((state) => state.listWidth)
  const max = layout === 'wide' ? LIST.max : MEDIUM_MAX
  const width = Math.min(listWidth, max)
  return (
    <div className={styles.frame} data-layout={layout} data-rail={isRailNarrow ? 'icons' : 'names'} data-shown={shown} data-side={side === null ? undefined : ''}>
      <div data-pane="top">{top}</div>
      {strips}
      <div className={styles.main}>
        {layout !== 'single' && (
          <div data-pane="rail" className={styles.rail}>
            {rail}
          </div>
        )}
        <section data-pane="list" aria-label={listName} className={styles.list} style={layout === 'single' ? undefined : { width }}>
          {list}
          {layout !== 'single' && <ListEdge size={width} min={LIST.min} max={max} onSizeChange={(next) => prefer({ listWidth: next })} />}
        </section>
        <div data-pane="thread" className={styles.thread}>
          {thread}
        </div>
        {side !== null && <div className={styles.side}>{side}</div>}
      </div>
      {status}
    </div>
  )
}
