import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './Kbd.module.css'
import { keyCaps, keyWords } from './keys.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface KbdProps {
  /** As the command registry writes it: `Mod+Enter`, `G I`, `?`. Mod shows as Ctrl, or ⌘ on Apple keyboards. */
  keys: string
  /** On a filled button the cap takes the button's ink. */
  onFill?: boolean | undefined
  /** For caps inside a control that carries `aria-keyshortcuts` already. */
  silent?: boolean | undefined
}

/** One cap per press: `Ctrl K` is one cap, `G I` two. */
export function Kbd({ keys, onFill, silent }: KbdProps): ReactNode {
  return (
    <span className={styles.keys}>
      <span aria-hidden className={styles.caps}>
        {keyCaps(keys).map((press, index) => (
          <kbd key={index} className={cx(styles.cap, onFill && styles.onFill)}>
            {press.join(' ')}
          </kbd>
        ))}
      </span>
      {!silent && <VisuallyHidden>{keyWords(keys)}</VisuallyHidden>}
    </span>
  )
}
