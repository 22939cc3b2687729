import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import styles from './WaitingFlags.module.css'

export interface WaitingFlagsProps {
  /** What this screen asks for before the console opens. */
  act: 'Unlock' | 'Sign in'
}

/** D8: a console in front of which nobody sits still says that a red flag waits. A number and a tier, no patient (S10). */
export function WaitingFlags({ act }: WaitingFlagsProps): ReactNode {
  const waiting = useQuery(queries.waiting()).data
  if (!waiting || waiting.count === 0) return null
  return (
    <p className={styles.waiting} role="alert">
      <b>{waiting.count === 1 ? 'A red flag waits.' : `${waiting.count} red flags wait.`}</b> {act} to see {waiting.count === 1 ? 'it' : 'them'}.{waiting.worstTier !== null && ` Worst: ${waiting.worstTier}.`}
    </p>
  )
}
