import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { formatShortInstant } from '#renderer/ui/format.ts'
import { useMinute } from '#renderer/ui/ticker.ts'
import type { ToldThread } from '#shared/contract/schemas/emergencyView.ts'
import styles from './ToldStrip.module.css'

export interface ToldStripProps {
  timeZone: string
  onOpenThread: (threadId: string) => void
  /** A message that was set aside has no thread (D22). */
  onOpenItem: (itemId: string) => void
}

/**
 * D8, PS-24: the ladder has reached this person. Names no patient, since it stands over a list of several (PS-01); stays
 * until somebody claims the thread, has seen the newer flag, or has reached the patient.
 */
export function ToldStrip({ timeZone, onOpenThread, onOpenItem }: ToldStripProps): ReactNode {
  const told = useQuery(queries.told()).data ?? []
  const [worst] = told
  const now = useMinute()
  if (!worst) return null
  return (
    <section className={styles.told} aria-label="Red flags that wait">
      <svg viewBox="0 0 20 18" className={styles.triangle} aria-hidden>
        <path d="M10 0 20 18H0Z" fill="currentColor" />
      </svg>
      <p className={styles.words} role="status">
        <b>
          {worst.tier} {worst.itemId === undefined ? `${WHY[worst.why]}: ${worst.label}` : 'message set aside: its words may describe an emergency'}
        </b>
        {`. ${toldWords(worst, now, timeZone)}`}
        {told.length > 1 && ` ${told.length - 1} more.`}
      </p>
      <Button size="dense" variant="danger" onClick={() => (worst.itemId === undefined ? onOpenThread(worst.threadId) : onOpenItem(worst.itemId))}>
        Open it
      </Button>
    </section>
  )
}

const WHY = { unclaimed: 'red flag unclaimed', notLookedAt: 'new red flag in a claimed thread', noContact: 'red flag claimed, no contact yet' } as const
const WHO = { assignee: 'The assignee was told', pool: 'The pool was told', supervisor: 'The supervisor was told', onCall: 'The limit passed' } as const

/** `The limit passed 09:17. Call the on-call clinician, 510-555-0110.` */
export function toldWords({ step, at, assignee, onCall, afterHours }: ToldThread, now: number, timeZone: string): string {
  const call = onCall ? ` Call: ${onCall.label} ${onCall.number}.` : ''
  const closed = afterHours ? ` After hours: ${afterHours.label} ${afterHours.number}, 24 hours.` : ''
  const holder = assignee === null ? '' : ` Claimed by ${assignee}.`
  return `${WHO[step]} ${formatShortInstant(at, now, timeZone)}.${holder}${call}${closed}`
}
