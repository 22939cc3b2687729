import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './Button.tsx'
import styles from './IconButton.module.css'
import { Kbd } from './Kbd.tsx'
import { ariaKeys } from './keys.ts'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> {
  icon: ReactNode
  /** The word for the icon: accessible name and tooltip. */
  label: string
}

/** For the few acts whose shape everybody knows (close, previous, next). Anything else takes a Button with its word. */
export function IconButton({ icon, label, kbd, variant = 'quiet', disabledReason, ...rest }: IconButtonProps): ReactNode {
  const words = (
    <span className={styles.words}>
      {label}
      {kbd && <Kbd keys={kbd} onFill silent />}
    </span>
  )
  const button = (
    <Button
      {...rest}
      variant={variant}
      disabledReason={disabledReason}
      aria-label={label}
      aria-keyshortcuts={ariaKeys(kbd)}
      className={styles.square}
    >
      {icon}
    </Button>
  )
  return disabledReason ? button : <Tooltip content={words}>{button}</Tooltip>
}
