import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { formatDateTime, formatLongDateTime } from '#renderer/ui/format.ts'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { Spinner } from '#renderer/ui/Spinner.tsx'
import type { HistoryEntry } from '#shared/contract/schemas/threadView.ts'
import { ROLE_LABEL } from '#shared/domain/actor.ts'
import { useClinic, useMe, useThreadView } from './data.ts'
import { ViewedBy } from './people/ViewedBy.tsx'
import { SheetIdentity } from './dialogs/ActSheet.tsx'
import styles from './HistoryDialog.module.css'
import { counted } from './words.ts'

export interface HistoryDialogProps {
  threadId: string
  open: boolean
  onClose: () => void
}

/** Everything that happened to the thread, from the hash-chained log: when, who, what in plain words. Read only. */
export function HistoryDialog({ threadId, open, onClose }: HistoryDialogProps): ReactNode {
  return open ? <OpenHistory threadId={threadId} onClose={onClose} /> : null
}

function OpenHistory({ threadId, onClose }: Omit<HistoryDialogProps, 'open'>): ReactNode {
  const { data: view } = useThreadView(threadId)
  const timeZone = useClinic()?.timeZone ?? 'UTC'
  const isSupervisor = useMe()?.role === 'supervisor'
  const { data: entries, error } = useQuery(queries.history(threadId))
  const { data: system } = useQuery(queries.system())
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title="History"
      description={`${entries ? counted(entries.length, 'event') : 'Events'}. Nothing here can be changed or deleted.`}
      identity={view && <SheetIdentity view={view} timeZone={timeZone} />}
    >
      <div className={styles.scroller} tabIndex={0} role="region" aria-label="Events, oldest first">
        {error && <p role="alert">{toRefusal(error).message}</p>}
        {!entries && !error && <Spinner label="Reading the log" />}
        {entries && <Table entries={entries} timeZone={timeZone} />}
        {isSupervisor && <ViewedBy threadId={threadId} timeZone={timeZone} />}
      </div>
      <p className={styles.chain}>
        {chainWords(system, timeZone)} Each line’s seal covers the line before it.{entries && ` Policy ${policiesOf(entries)}.`}
      </p>
    </Dialog>
  )
}

function Table({ entries, timeZone }: { entries: readonly HistoryEntry[]; timeZone: string }): ReactNode {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Seal</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.seq}>
            <td className={styles.when} title={formatLongDateTime(entry.at, timeZone)}>
              {formatDateTime(entry.at, timeZone)}
            </td>
            <td>
              <PatientText text={ACTOR_WORDS[entry.actor] ?? entry.actor} />
              {entry.role && `, ${ROLE_LABEL[entry.role]}`}
            </td>
            <td className={styles.what} title={`${entry.type}, policy ${entry.policy}`}>
              <PatientText text={entry.text} />
            </td>
            <td className={styles.seal} title={entry.hash}>
              #{entry.seq} {entry.hash.slice(0, 8)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The parts of the console that act by themselves (D11). */
const ACTOR_WORDS: Record<string, string> = { intake: 'Intake', sweep: 'Clock check', outbox: 'Outbox', system: 'Wellthread' }

interface Chain {
  events: number
  chainVerifiedAt: number | null
  chainProblem: string | null
}

const policiesOf = (entries: readonly HistoryEntry[]): string => [...new Set(entries.map(({ policy }) => policy))].join(', then ')

function chainWords(system: Chain | undefined, timeZone: string): string {
  if (!system) return ''
  if (system.chainProblem) return `The chain is broken: ${system.chainProblem}`
  if (system.chainVerifiedAt === null) return 'The chain has not been verified in this session.'
  return `Chain verified ${formatDateTime(system.chainVerifiedAt, timeZone)}, ${system.events.toLocaleString('en-US')} events.`
}
