import { useQuery } from '@tanstack/react-query'
import { CheckCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { formatDateTime } from '#renderer/ui/format.ts'
import { visibleText } from '#renderer/ui/hostileText.ts'
import { LoadingRows } from '#renderer/ui/LoadingRows.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import table from '#renderer/ui/table.module.css'
import styles from './IntakePage.module.css'

export interface IntakePageProps {
  timeZone: string
}

/** What came in and what became of it: everything received is accepted, deduplicated, quarantined with a reason, or still waiting (D22). */
export function IntakePage({ timeZone }: IntakePageProps): ReactNode {
  const query = useQuery(queries.intake())
  const status = query.data
  return (
    <section className={styles.page} aria-label="Intake">
      <h1 className={styles.title}>Intake</h1>
      {query.isError && !status && (
        <EmptyState icon={<TriangleAlert />} title="The intake could not be read." action={<Button onClick={() => void query.refetch()}>Try again</Button>}>
          {toRefusal(query.error).message}
        </EmptyState>
      )}
      {query.isPending && <LoadingRows label="Loading the intake" />}
      {status && (
        <>
          <p className={styles.source}>{status.folder ?? 'No folder is watched.'}</p>
          <Sum {...status} />
          <h2 className={styles.heading}>Quarantine</h2>
          {status.quarantine.length === 0 ? (
            <EmptyState icon={<CheckCheck />} title="Nothing is quarantined.">
              Whatever cannot be taken in safely would stand here, with the reason.
            </EmptyState>
          ) : (
            <div className={table.scroll} tabIndex={0} role="region" aria-label="Quarantined items">
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">Received</th>
                    <th scope="col">What</th>
                    <th scope="col">Why it was not taken in</th>
                    <th scope="col">From</th>
                  </tr>
                </thead>
                <tbody>
                  {status.quarantine.map((item) => (
                    <tr key={item.itemId}>
                      <td>{formatDateTime(item.receivedAt, timeZone)}</td>
                      <td>{item.resourceType}</td>
                      <td className={table.prose}>
                        <bdi>{visibleText(item.reason)}</bdi> <Tag>{item.reasonCode}</Tag>
                      </td>
                      <td>{item.source}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {status.quarantine.length < status.quarantined && (
                <p className={styles.more}>
                  The newest {status.quarantine.length} of {status.quarantined.toLocaleString('en-US')} are listed.
                </p>
              )}
            </div>
          )}
        </>
      )}
    </section>
  )
}

interface SumProps {
  received: number
  accepted: number
  deduplicated: number
  quarantined: number
  waiting: number
}

function Sum({ received, accepted, deduplicated, quarantined, waiting }: SumProps): ReactNode {
  const sum = accepted + deduplicated + quarantined + waiting
  const terms = [
    { name: 'accepted', value: accepted },
    { name: 'deduplicated', value: deduplicated },
    { name: 'quarantined', value: quarantined },
    ...(waiting > 0 ? [{ name: 'waiting', value: waiting }] : []),
  ]
  return (
    <>
      <ul role="list" className={styles.sum} aria-label="What became of everything received">
        <Figure name="received" value={received} />
        {terms.map((term, index) => (
          <Figure key={term.name} {...term} sign={index === 0 ? '=' : '+'} />
        ))}
      </ul>
      <p className={sum === received ? styles.holds : styles.broken} role={sum === received ? undefined : 'alert'}>
        {sum === received ? 'The sum holds: nothing was dropped.' : `The sum does not hold: ${missingWords(Math.abs(received - sum))} not accounted for. Run “wellthread verify” and keep this computer on.`}
      </p>
    </>
  )
}

const missingWords = (count: number) => (count === 1 ? '1 item is' : `${count.toLocaleString('en-US')} items are`)

function Figure({ name, value, sign }: { name: string; value: number; sign?: string }): ReactNode {
  return (
    <li className={styles.term}>
      {sign && (
        <span aria-hidden className={styles.sign}>
          {sign}
        </span>
      )}
      <span className={styles.figure}>
        <b>{value.toLocaleString('en-US')}</b>
        <span>{name}</span>
      </span>
    </li>
  )
}
