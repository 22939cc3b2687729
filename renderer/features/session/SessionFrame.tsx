import type { ReactNode } from 'react'
import { cx } from '#renderer/ui/cx.ts'
import styles from './SessionFrame.module.css'

export interface SessionFrameProps {
  /** Name of the clinic, when it is known before sign-in. */
  clinicName?: string | null | undefined
  title: string
  lead?: ReactNode
  /** Two columns of choices take the wide one. */
  wide?: boolean | undefined
  children?: ReactNode
  /** Quiet words under the sheet. */
  foot?: ReactNode
}

/** The page outside the console: one sheet of paper on the desk. It never holds patient data. */
export function SessionFrame({ clinicName, title, lead, wide, children, foot }: SessionFrameProps): ReactNode {
  return (
    <div className={styles.page}>
      <header className={styles.brand}>
        <b>Wellthread</b>
        {clinicName && <span>{clinicName}</span>}
      </header>
      <main className={styles.main}>
        <div className={cx(styles.sheet, wide && styles.wide)}>
          <h1 className={styles.title}>{title}</h1>
          {lead && <div className={styles.lead}>{lead}</div>}
          {children}
        </div>
        {foot && <div className={cx(styles.foot, wide && styles.wide)}>{foot}</div>}
      </main>
    </div>
  )
}
