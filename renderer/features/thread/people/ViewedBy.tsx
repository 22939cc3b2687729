import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { formatDateTime } from '#renderer/ui/format.ts'
import styles from './people.module.css'

/** D19: every view of the thread, newest first; refused ones too. For supervisors. */
export function ViewedBy({ threadId, timeZone }: { threadId: string; timeZone: string }): ReactNode {
  const { data: views } = useQuery(queries.views(threadId))
  return (
    <section aria-label="Viewed by">
      <h3 className={styles.heading}>Viewed by</h3>
      {views?.length === 0 && <p>Nobody has viewed it yet.</p>}
      <ul className={styles.views} role="list">
        {views?.map((view, index) => (
          <li key={index}>
            {formatDateTime(view.at, timeZone)} · <b>{view.by}</b> {view.refused ? `was refused: ${view.what}` : view.what}
          </li>
        ))}
      </ul>
    </section>
  )
}
