import { useSyncExternalStore, type ReactNode } from 'react'
import { currentAnnouncement, onAnnouncement } from './announce.ts'
import styles from './VisuallyHidden.module.css'

/**
 * Mount once, at the root, outside anything that can be made inert. `announce()` speaks through it.
 * Two polite regions take turns, so that a sentence said twice is heard twice.
 */
export function LiveRegion(): ReactNode {
  const { turn, text, urgent } = useSyncExternalStore(onAnnouncement, currentAnnouncement)
  const odd = turn % 2 === 1
  return (
    <div className={styles.hidden}>
      <div aria-live="polite">{!urgent && odd ? text : ''}</div>
      <div aria-live="polite">{!urgent && !odd ? text : ''}</div>
      <div aria-live="assertive">{urgent ? text : ''}</div>
    </div>
  )
}
