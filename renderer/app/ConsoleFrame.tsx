import type { ReactNode } from 'react'
import { SplitPane } from '#renderer/ui/SplitPane.tsx'
import styles from './ConsoleFrame.module.css'
import { prefer, preferences } from './preferences.ts'
import type { Layout } from './useLayout.ts'

export interface ConsoleFrameProps {
  layout: Layout
  top: ReactNode
  /** Offline, stale, idle: between the top strip and the panes, never over a banner (PS-02). */
  strips: ReactNode
  rail: ReactNode
  list: ReactNode
  thread: ReactNode
  /** null: closed. */
  side: ReactNode
  /** Which pane a one-pane window shows. */
  shown: 'list' | 'thread' | 'side'
  status: ReactNode
}

const LIST = { min: 320, max: 640 }

/** The window: strips, rail, list, thread, side panel, status line. Panes are hidden, never unmounted, when the window is narrow. */
export function ConsoleFrame({ layout, top, strips, rail, list, thread, side, shown, status }: ConsoleFrameProps): ReactNode {
  const listWidth = preferences((state) => state.listWidth)
  const width = layout === 'wide' ? listWidth : Math.min(listWidth, 348)
  return (
    <div className={styles.frame} data-layout={layout} data-shown={shown} data-side={side === null ? undefined : ''}>
      <div data-pane="top">{top}</div>
      <div>{strips}</div>
      <div className={styles.main}>
        {layout !== 'single' && (
          <div data-pane="rail" className={styles.rail}>
            {rail}
          </div>
        )}
        <div className={styles.panes}>
          <SplitPane
            label="Width of the list"
            sized="start"
            size={width}
            {...LIST}
            onSizeChange={(next) => prefer({ listWidth: next })}
            start={
              <div data-pane="list" className={styles.list}>
                {list}
              </div>
            }
            end={
              <div className={styles.right}>
                <div data-pane="thread" role="group" aria-label="Thread pane" className={styles.thread} tabIndex={-1}>
                  {thread}
                </div>
                {side !== null && <div className={styles.side}>{side}</div>}
              </div>
            }
          />
        </div>
      </div>
      {status}
    </div>
  )
}
