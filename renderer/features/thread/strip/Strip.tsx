import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { cx } from '#renderer/ui/cx.ts'
import type { ThreadAction } from '../actions.ts'
import styles from './StateStrips.module.css'

export interface StripProps {
  icon: ReactNode
  children: ReactNode
  action?: ReactNode
  /** It asks for an act: tinted, and before the others. */
  strong?: boolean | undefined
  /** For tests and styles of the slice. */
  part?: string | undefined
}

/** One line above the messages: what is so, and the way out. */
export function Strip({ icon, children, action, strong, part }: StripProps): ReactNode {
  return (
    <div className={cx(styles.strip, strong && styles.strong)} role="status" data-part={part}>
      {icon}
      <p className={styles.words}>{children}</p>
      {action && <span className={styles.acts}>{action}</span>}
    </div>
  )
}

export function ActionButton({ action, primary }: { action: ThreadAction; primary?: boolean }): ReactNode {
  const { label, kbd, disabledReason, run } = action
  return (
    <Button size="dense" variant={primary ? 'primary' : 'plain'} kbd={kbd} disabledReason={disabledReason ?? undefined} onClick={run}>
      {label}
    </Button>
  )
}
