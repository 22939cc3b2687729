import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import styles from './Tooltip.module.css'

export interface TooltipProps {
  content: ReactNode
  /** One focusable element, usually a button; its props are merged. */
  children: ReactElement<Record<string, unknown>>
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  /** Milliseconds of rest before it opens; at once on keyboard focus. */
  delay?: number | undefined
}

/** Extra words for the eye only (hidden from screen readers): say the same in the child's label or `aria-description`. */
export function Tooltip({ content, children, side = 'bottom', delay = 350 }: TooltipProps): ReactNode {
  return (
    <Base.Root>
      <Base.Trigger delay={delay} render={children} />
      <Base.Portal>
        <Base.Positioner aria-hidden side={side} sideOffset={6} collisionPadding={8} className={styles.positioner}>
          <Base.Popup className={styles.popup}>{content}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
