import { useQuery } from '@tanstack/react-query'
import { CheckCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { formatDateTime } from '#renderer/ui/format.ts'
import { visibleText } from '#renderer/ui/hostileText.ts'
import { LoadingRows } from '#renderer/ui/LoadingRows.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import type { SetAsideRow } from '#shared/contract/setAside.ts'
import { SetAsideReader } from './SetAsideReader.tsx'
import styles from './setAside.module.css'
import { patientWords } from './setAsideWords.ts'

export interface SetAsideDialogProps {
  open: boolean
  /** The item that is read; null shows the list. */
  itemId: string | null
  timeZone: string
  onChoose: (itemId: string | null) => void
  onClose: () => void
  onOpenThread: (threadId: string) => void
}

/** D22: what came in and could not be taken stands here, most urgent first, until a person has read and settled it. */
export function SetAsideDialog({ open, itemId, timeZone, onChoose, onClose, onOpenThread }: SetAsideDialogProps): ReactNode {
  return (
    <Dialog open={open} onClose={onClose} size="large" title="Set aside" description="Could not be taken in safely. It stays until somebody has read and settled it; nothing is ever deleted.">
      {itemId === null ? (
        <SetAsideList timeZone={timeZone} onChoose={onChoose} />
      ) : (
        <SetAsideReader key={itemId} itemId={itemId} timeZone={timeZone} onBack={() => onChoose(null)} onOpenThread={onOpenThread} />
      )}
    </Dialog>
  )
}

function SetAsideList({ timeZone, onChoose }: Pick<SetAsideDialogProps, 'timeZone' | 'onChoose'>): ReactNode {
  const query = useQuery(queries.setAside())
  const list = query.data
  if (query.isError && !list) {
    return (
      <EmptyState icon={<TriangleAlert />} title="The list could not be read." action={<Button onClick={() => void query.refetch()}>Try again</Button>}>
        {toRefusal(query.error).message}
      </EmptyState>
    )
  }
  if (!list) return <LoadingRows label="Loading what was set aside" />
  if (list.total === 0) {
    return (
      <EmptyState icon={<CheckCheck />} title="Nothing is set aside.">
        A message that cannot be taken in, because its patient or its sender is not certain, would stand here.
      </EmptyState>
    )
  }
  return (
    <>
      <ul role="list" className={styles.list} aria-label="Set aside, most urgent first">
        {list.items.map((item) => (
          <Row key={item.itemId} item={item} timeZone={timeZone} onRead={() => onChoose(item.itemId)} />
        ))}
      </ul>
      {list.items.length < list.total && <p className={styles.note}>{`The first ${list.items.length} of ${list.total.toLocaleString('en-US')} are listed.`}</p>}
    </>
  )
}

function Row({ item, timeZone, onRead }: { item: SetAsideRow; timeZone: string; onRead: () => void }): ReactNode {
  const when = formatDateTime(item.receivedAt, timeZone)
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <div className={styles.head}>
          {item.tier !== null && <Tag tone="flag">{item.tier}</Tag>}
          <b>
            <bdi>{patientWords(item)}</bdi>
          </b>
          <span className={styles.note}>{`${item.what}, ${when}`}</span>
        </div>
        <bdi>{visibleText(item.reason)}</bdi>
        {item.opened && <span className={styles.note}>{`Read by ${item.opened.by}, ${formatDateTime(item.opened.at, timeZone)}. Not settled yet.`}</span>}
      </div>
      <Button size="dense" variant={item.tier === null ? 'plain' : 'danger'} aria-label={`Read ${item.what.toLowerCase()} of ${when}`} onClick={onRead}>
        Read
      </Button>
    </li>
  )
}
