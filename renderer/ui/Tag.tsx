import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './Tag.module.css'

export interface TagProps {
  children: ReactNode
  tone?: 'plain' | 'accent' | 'note' | 'flag' | undefined
  icon?: ReactNode
}

/** A short, quiet word about a thing: its kind, language, delivery state, `≈2`. */
export function Tag({ children, tone = 'plain', icon }: TagProps): ReactNode {
  return (
    <span className={cx(styles.tag, styles[tone])}>
      {icon}
      {children}
    </span>
  )
}
