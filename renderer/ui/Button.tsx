import type { ComponentProps, ReactNode } from 'react'
import { announce } from './announce.ts'
import styles from './Button.module.css'
import { cx } from './cx.ts'
import { Kbd } from './Kbd.tsx'
import { ariaKeys } from './keys.ts'
import { Spinner } from './Spinner.tsx'
import { Tooltip } from './Tooltip.tsx'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'aria-disabled'> {
  /** primary: the one main act of a screen; danger: the act of a red flag; quiet: no edge until hovered. */
  variant?: 'plain' | 'primary' | 'danger' | 'quiet' | undefined
  /** normal 32 px, dense 28 px (rows and strips). */
  size?: 'normal' | 'dense' | undefined
  icon?: ReactNode
  /** The active key as the registry writes it; drawn at the right. It does not bind the key. */
  kbd?: string | undefined
  /** Why the act is not possible here. The button stays focusable and says so on focus, hover and press (law 2: never silent). */
  disabledReason?: string | undefined
  /** The act is under way: shows a spinner and takes no second press. */
  busy?: boolean | undefined
}

export function Button({
  variant = 'plain',
  size = 'normal',
  icon,
  kbd,
  disabledReason,
  busy,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps): ReactNode {
  const held = disabledReason !== undefined || busy === true
  const filled = variant === 'primary' || variant === 'danger'
  const button = (
    <button
      {...rest}
      type={held ? 'button' : type}
      className={cx(styles.button, styles[variant], size === 'dense' && styles.dense, className)}
      aria-disabled={held || undefined}
      aria-busy={busy || undefined}
      aria-description={disabledReason ?? rest['aria-description']}
      aria-keyshortcuts={ariaKeys(kbd) ?? rest['aria-keyshortcuts']}
      onClick={(event) => {
        if (!held) return onClick?.(event)
        event.preventDefault()
        event.stopPropagation()
        if (disabledReason) announce(disabledReason)
      }}
    >
      {busy ? <Spinner /> : icon}
      {children}
      {kbd && <Kbd keys={kbd} onFill={filled} silent />}
    </button>
  )
  if (!disabledReason) return button
  return (
    <Tooltip content={disabledReason} delay={150}>
      {button}
    </Tooltip>
  )
}
