import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './form.module.css'

/** What went wrong with the last try and what to do; read out at once. */
export function Problem({ children }: { children: ReactNode }): ReactNode {
  if (!children) return null
  return (
    <p role="alert" className={styles.problem}>
      <TriangleAlert aria-hidden />
      <span>{children}</span>
    </p>
  )
}
