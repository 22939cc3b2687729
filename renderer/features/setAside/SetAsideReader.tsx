import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { formatDateTime } from '#renderer/ui/format.ts'
import { visibleText } from '#renderer/ui/hostileText.ts'
import { LoadingRows } from '#renderer/ui/LoadingRows.tsx'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import type { SetAsideItem } from '#shared/contract/setAside.ts'
import styles from './setAside.module.css'
import { patientWords } from './setAsideWords.ts'
import { SettleForm } from './SettleForm.tsx'

export interface SetAsideReaderProps {
  itemId: string
  timeZone: string
  onBack: () => void
  onOpenThread: (threadId: string) => void
}

/** The text of one item; opening it is recorded as a view (D19). */
export function SetAsideReader({ itemId, timeZone, onBack, onOpenThread }: SetAsideReaderProps): ReactNode {
  const query = useQuery(queries.setAsideItem(itemId))
  const item = query.data
  return (
    <div className={styles.reader}>
      <Button size="dense" variant="quiet" icon={<ArrowLeft />} className={styles.back} onClick={onBack}>
        All that is set aside
      </Button>
      {query.isError && !item && (
        <EmptyState icon={<TriangleAlert />} title="This could not be opened." action={<Button onClick={() => void query.refetch()}>Try again</Button>}>
          {toRefusal(query.error).message}
        </EmptyState>
      )}
      {query.isPending && <LoadingRows label="Opening" />}
      {item && (
        <>
          <Facts item={item} timeZone={timeZone} />
          <section className={styles.text} tabIndex={0} aria-label="Its text">
            {item.subject !== '' && (
              <p className={styles.subject}>
                <PatientText text={item.subject} />
              </p>
            )}
            {item.body === '' ? <p className={styles.note}>No text was kept. The file lies in the folder “rejected”.</p> : <PatientText text={item.body} block />}
          </section>
          {item.attachments.length > 0 && (
            <p className={styles.note}>
              Attached: <bdi>{item.attachments.map((name) => visibleText(name)).join(', ')}</bdi>
            </p>
          )}
          {item.settled ? (
            <Settled settled={item.settled} timeZone={timeZone} onOpenThread={onOpenThread} />
          ) : item.settleRefusal === null ? (
            <SettleForm item={item} onDone={(threadId) => (threadId === null ? onBack() : onOpenThread(threadId))} />
          ) : (
            <p className={styles.note}>{item.settleRefusal}</p>
          )}
        </>
      )}
    </div>
  )
}

function Facts({ item, timeZone }: { item: SetAsideItem; timeZone: string }): ReactNode {
  return (
    <dl className={styles.facts}>
      <dt>Patient</dt>
      <dd>
        <b>
          <bdi>{patientWords(item)}</bdi>
        </b>
      </dd>
      <dt>Sender</dt>
      <dd>
        <bdi>{visibleText(item.sender)}</bdi>
      </dd>
      <dt>Why</dt>
      <dd>
        {item.tier !== null && (
          <>
            <Tag tone="flag">{item.tier}</Tag>{' '}
          </>
        )}
        <bdi>{visibleText(item.reason)}</bdi> {item.field !== null && <Tag>{item.field}</Tag>}
      </dd>
      <dt>Received</dt>
      <dd>{`${formatDateTime(item.receivedAt, timeZone)}, from ${item.source}`}</dd>
    </dl>
  )
}

interface SettledProps {
  settled: NonNullable<SetAsideItem['settled']>
  timeZone: string
  onOpenThread: (threadId: string) => void
}

function Settled({ settled, timeZone, onOpenThread }: SettledProps): ReactNode {
  const { threadId } = settled
  return (
    <div className={styles.settle}>
      <p>
        <b>{settled.outcome}</b>, {settled.by}, {formatDateTime(settled.at, timeZone)}
        {settled.words !== '' && (
          <>
            : <bdi>{visibleText(settled.words)}</bdi>
          </>
        )}
      </p>
      {threadId !== null && (
        <Button className={styles.done} onClick={() => onOpenThread(threadId)}>
          Open its thread
        </Button>
      )}
    </div>
  )
}
