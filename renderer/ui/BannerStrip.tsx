import { CircleAlert, CloudOff, GraduationCap, RefreshCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './BannerStrip.module.css'
import { cx } from './cx.ts'

export type BannerStripKind = 'offline' | 'stale' | 'error' | 'info' | 'training'

export interface BannerStripProps {
  kind: BannerStripKind
  /** What is so, since when, and what the person may do meanwhile. */
  children: ReactNode
  action?: ReactNode
}

const ICONS: Record<BannerStripKind, ReactNode> = {
  offline: <CloudOff aria-hidden />,
  stale: <RefreshCw aria-hidden />,
  error: <TriangleAlert aria-hidden />,
  info: <CircleAlert aria-hidden />,
  training: <GraduationCap aria-hidden />,
}

/** A strip across the window or a pane. Offline and training carry a pattern, so that they are seen without colour. */
export function BannerStrip({ kind, children, action }: BannerStripProps): ReactNode {
  return (
    <div className={cx(styles.strip, styles[kind])} role={kind === 'training' ? 'note' : 'status'}>
      <span className={styles.words}>
        {ICONS[kind]}
        <span>{children}</span>
      </span>
      {action}
    </div>
  )
}
