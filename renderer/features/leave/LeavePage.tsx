import { useQuery } from '@tanstack/react-query'
import { CalendarOff, CalendarPlus, TriangleAlert } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { client } from '#renderer/rpc/client.ts'
import { queries } from '#renderer/rpc/queries.ts'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { showRefusal } from '#renderer/rpc/useAct.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { cx } from '#renderer/ui/cx.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { LoadingRows } from '#renderer/ui/LoadingRows.tsx'
import { say } from '#renderer/ui/statusStore.ts'
import { LeaveForm } from './LeaveForm.tsx'
import styles from './LeavePage.module.css'
import { LeaveTable } from './LeaveTable.tsx'
import { recountedWords, type Leave } from './leaveWords.ts'

export interface LeavePageProps {
  /** In a dialog that has this title already. */
  isTitled?: boolean
}

/** S28, D3: who is out, from when to when, and who covers. Every change counts the running promises anew. */
export function LeavePage({ isTitled = false }: LeavePageProps): ReactNode {
  const query = useQuery(queries.leave())
  const [editing, setEditing] = useState<Leave | 'new' | null>(null)
  const view = query.data
  const leaves = (view?.clinicians ?? [])
    .flatMap(({ staffId, name, leaves: lines }) => lines.filter((line) => line.status !== 'past').map((line): Leave => ({ ...line, staffId, name })))
    .toSorted((a, b) => a.from.localeCompare(b.from, 'en'))
  const end = async ({ staffId, leaveId, name }: Leave) => {
    if (leaveId === null) return
    try {
      const { recounted } = await client.leave.end({ commandId: crypto.randomUUID(), staffId, leaveId })
      say(`The leave of ${name} is ended. ${recountedWords(recounted)}`)
    } catch (error) {
      showRefusal(toRefusal(error), 'The leave was not ended')
    }
  }
  return (
    <section className={cx(styles.page, !isTitled && styles.alone)} aria-label="Leave and cover">
      <header className={styles.head}>
        {isTitled ? <span className={styles.note}>With a cover the days still count for the promise; without one they are skipped.</span> : <h1 className={styles.title}>Leave and cover</h1>}
        <Button variant="primary" icon={<CalendarPlus />} disabledReason={editing !== null ? 'A leave is being entered below.' : undefined} onClick={() => setEditing('new')}>
          Add a leave
        </Button>
      </header>
      {!isTitled && <p className={styles.note}>With a cover the days still count for the promise; without one they are skipped, and after one day the thread is offered to a colleague.</p>}
      {query.isPending && <LoadingRows label="Loading leave" />}
      {query.isError && !view && (
        <EmptyState icon={<TriangleAlert />} title="The leave could not be read." action={<Button onClick={() => void query.refetch()}>Try again</Button>}>
          {toRefusal(query.error).message}
        </EmptyState>
      )}
      {view && editing !== null && <LeaveForm key={editing === 'new' ? 'new' : `${editing.staffId} ${editing.from}`} view={view} leave={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {view && leaves.length === 0 && (
        <EmptyState icon={<CalendarOff />} title="Nobody is out.">
          Enter a leave before it begins: whoever writes then is promised a day on which somebody answers.
        </EmptyState>
      )}
      {leaves.length > 0 && <LeaveTable leaves={leaves} onChange={setEditing} onEnd={(leave) => void end(leave)} />}
    </section>
  )
}
