import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { IdentityLine } from '../banner/IdentityLine.tsx'
import { BreakGlassForm } from './BreakGlassForm.tsx'
import styles from './people.module.css'

/** D19: of a thread that one may not open, who it is about, where it lies and what was asked. Never a message. */
export function ThreadBrief({ threadId, timeZone }: { threadId: string; timeZone: string }): ReactNode {
  const { data: brief } = useQuery(queries.brief(threadId))
  if (brief === undefined || brief.threadId !== threadId) return null
  return (
    <>
      {brief.patient && <IdentityLine patient={brief.patient} now={Date.now()} timeZone={timeZone} heading />}
      <dl className={styles.brief}>
        <dt>Pool</dt>
        <dd>{brief.pool ?? 'None yet'}</dd>
        <dt>With</dt>
        <dd>{brief.assignee ?? 'Nobody yet'}</dd>
        <dt>Ask</dt>
        <dd>{brief.ask === null ? 'None' : <PatientText text={brief.ask} />}</dd>
      </dl>
      {brief.mayBreakGlass && <BreakGlassForm threadId={threadId} minutes={brief.breakGlassMinutes} />}
    </>
  )
}
