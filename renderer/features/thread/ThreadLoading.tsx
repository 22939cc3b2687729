import type { ReactNode } from 'react'
import { LoadingRows } from '#renderer/ui/LoadingRows.tsx'
import styles from './ThreadPane.module.css'

/** Nobody's data. The shapes come only when it takes longer than a glance, so that moving through the list does not flicker. */
export function ThreadLoading(): ReactNode {
  return (
    <>
      <div className={styles.loadingBanner} />
      <div className={styles.loading}>
        <LoadingRows rows={4} rowHeight={72} label="Loading the thread" />
      </div>
    </>
  )
}
