import { ArrowUp } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties, type ReactNode, type Ref, type UIEvent } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Listbox, type RowState } from '#renderer/ui/Listbox.tsx'
import { LoadingRows } from '#renderer/ui/LoadingRows.tsx'
import { useMinute } from '#renderer/ui/ticker.ts'
import type { ActiveCause, ListboxHandle } from '#renderer/ui/useListbox.ts'
import { forgetWidths } from './identityFit.ts'
import { isThread, placeholderIndex, type ListRow } from './inboxList.ts'
import { ThreadRow } from './ThreadRow.tsx'
import { useRoom } from './useRoom.ts'
import type { Inbox } from './useInbox.ts'
import styles from './ThreadList.module.css'

export const ROW_PX = 44

export interface ThreadListProps {
  inbox: Inbox
  /** "Inbox, 38 threads". */
  label: string
  activeId: string | null
  /** `rows`: the thread has left this list; whoever owns the selection decides. */
  onActiveChange: (id: string | null, cause: ActiveCause) => void
  onOpen: (id: string) => void
  timeZone: string
  me: string | undefined
  /** Instead of rows when there are none. */
  empty: ReactNode
  handle: Ref<ListboxHandle>
}

const rowId = (row: ListRow) => row.threadId

/** The virtualised list of threads. Arrivals wait behind "n new ↑", or, when flagged, come in above without moving the row in hand. */
export function ThreadList(props: ThreadListProps): ReactNode {
  const { inbox, label, onActiveChange, onOpen, timeZone, me, empty, handle } = props
  const { rows = NONE, onLook, similar } = inbox
  const activeId = resolved(props.activeId, rows)
  const minute = useMinute()
  const frame = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(frame)
  const room = useRoom(rows, activeId, ROW_PX)
  const roomPx = room.px > 0 ? room.px + Math.max(0, height - rows.length * ROW_PX) : 0

  // A placeholder that was selected (End on a long list) becomes its thread as soon as it is read.
  useEffect(() => {
    if (activeId !== props.activeId) onActiveChange(activeId, 'key')
  }, [activeId, props.activeId, onActiveChange])

  const renderRow = useCallback(
    (row: ListRow, _state: RowState) => <ThreadRow row={row} width={width} now={minute} timeZone={timeZone} me={me} similar={similar.get(row.threadId) ?? 0} />,
    [width, minute, timeZone, me, similar],
  )
  const look = (event: UIEvent<HTMLDivElement>) => {
    const list = event.target as HTMLElement
    onLook(Math.floor(list.scrollTop / ROW_PX), Math.ceil((list.scrollTop + list.clientHeight) / ROW_PX))
  }
  const activeIndex = useMemo(() => rows.findIndex((row) => row.threadId === activeId), [rows, activeId])
  useEffect(() => {
    if (activeIndex >= 0) onLook(activeIndex, activeIndex)
  }, [activeIndex, onLook])

  return (
    <div ref={frame} className={styles.frame} style={{ '--room': `${roomPx}px` } as CSSProperties} onScrollCapture={look}>
      {inbox.newCount > 0 && (
        <div className={styles.arrivals}>
          <Button
            size="dense"
            icon={<ArrowUp />}
            onClick={() => {
              room.settle()
              inbox.release()
            }}
          >
            {inbox.newCount} new
          </Button>
        </div>
      )}
      {/* Always mounted: a change of view keeps the focus in the list while the new rows are read. */}
      <Listbox
        label={label}
        className={styles.list}
        rows={rows}
        rowId={rowId}
        rowHeight={ROW_PX}
        renderRow={renderRow}
        activeId={activeId}
        onActiveChange={(id, cause) => {
          if (cause !== 'rows') room.settle()
          onActiveChange(id, cause)
        }}
        onOpen={onOpen}
        handle={handle}
        empty={inbox.rows === undefined ? <LoadingRows label={`Loading ${label}`} rows={14} rowHeight={ROW_PX} /> : empty}
      />
    </div>
  )
}

const NONE: readonly ListRow[] = []

function resolved(activeId: string | null, rows: readonly ListRow[]): string | null {
  const index = placeholderIndex(activeId)
  const row = index === null ? undefined : rows[Math.min(index, rows.length - 1)]
  return row && isThread(row) ? row.threadId : activeId
}

interface Size {
  width: number
  height: number
}

/** Also renders once more when the bundled font has come, because row widths were measured with its stand-in. */
function useSize(element: React.RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 420, height: 0 })
  useEffect(() => {
    // The list itself, not its frame: a scrollbar that comes takes its width from the rows.
    const rows = element.current?.querySelector(':scope > :is([role="listbox"], [role="group"])')
    if (!rows) return
    const observer = new ResizeObserver(([entry]) => entry && setSize({ width: Math.floor(entry.contentRect.width), height: Math.round(entry.contentRect.height) }))
    observer.observe(rows)
    return () => observer.disconnect()
  }, [element])
  const [, setFonts] = useState(0)
  useEffect(() => {
    const measureAgain = () => {
      forgetWidths()
      setFonts((turn) => turn + 1)
    }
    document.fonts.addEventListener('loadingdone', measureAgain)
    return () => document.fonts.removeEventListener('loadingdone', measureAgain)
  }, [])
  return size
}
