import { useCallback, useState, type ReactNode } from 'react'
import { ClockChip, type ClockChipState } from '#renderer/ui/ClockChip.tsx'
import { Kbd } from '#renderer/ui/Kbd.tsx'
import { Listbox, type RowState } from '#renderer/ui/Listbox.tsx'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { SplitPane } from '#renderer/ui/SplitPane.tsx'
import { StatusLine } from '#renderer/ui/StatusLine.tsx'
import { Tick } from '#renderer/ui/Tick.tsx'
import styles from './gallery.module.css'

interface Thread {
  id: string
  name: string
  born: string
  state: ClockChipState
  clock: string
  flag: boolean
  text: string
  meta: string
}

const SAMPLES: readonly Omit<Thread, 'id'>[] = [
  sample('OKAFOR, Grace (Ms)', '02-Mar-1961', 'overdue', '−2m', 'refill. also since last night a tightness across my chest', '— · 09:12'),
  sample('LEE, Jo', '19-Oct-2026', 'urgent', '9m', 'From LEE, Kim (mother): he is 5 weeks and 100.6 under the arm', 'RN · 09:19'),
  sample('SMITH, Ana (Ms)', '14-Jul-1945', 'dueSoon', '48m', 'any morning next week for my eye exam, not Wednesday', '≈2 · CL · Tue'),
  sample('HOFFMAN, Peter (Mr)', '27-Jun-1952', 'onTrack', '3h 20m', 'no refills left and I leave Thursday', 'Dr Chen · Mon'),
  sample('JOHNSON, Mark (Mr)', '22-Feb-1970', 'paused', 'patient', 'asked: any numbness, any trouble passing urine?', 'RN · Fri'),
  sample('ALVAREZ, Luis (Mr)', '03-Nov-1966', 'met', '1h 02m', 'the new inhaler works, no more coughing at night', 'PA · 07:30'),
]

function sample(name: string, born: string, state: ClockChipState, clock: string, text: string, meta: string): Omit<Thread, 'id'> {
  return { name, born, state, clock, text, meta, flag: state === 'overdue' || state === 'urgent' }
}

const THREADS: readonly Thread[] = Array.from({ length: 10_000 }, (_, index) => {
  const chosen = SAMPLES[index % SAMPLES.length]
  if (chosen === undefined) throw new RangeError('No sample')
  return { ...chosen, flag: chosen.flag && index < 2, id: `thread-${index}` }
})
const idOf = (thread: Thread) => thread.id

export function InboxList(): ReactNode {
  const [active, setActive] = useState<string | null>('thread-0')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(['thread-2']))
  const [width, setWidth] = useState(440)
  const row = useCallback(
    (thread: Thread, state: RowState) => (
      <div className={styles.threadRow}>
        <Tick checked={state.selected} onToggle={() => setTicked((before) => toggled(before, thread.id))} />
        <span className={styles.flagGlyph}>{thread.flag ? '▲' : ''}</span>
        <ClockChip state={thread.state} text={thread.clock} />
        <div className={styles.who}>
          <b>{thread.name}</b> <span>Born {thread.born}</span>
        </div>
        <div className={styles.snippet}>
          <PatientText oneLine text={thread.text} />
        </div>
        <span className={styles.meta}>{thread.meta}</span>
      </div>
    ),
    [],
  )
  return (
    <div className={styles.app}>
      <SplitPane
        label="Width of the list"
        sized="start"
        size={width}
        min={320}
        max={640}
        onSizeChange={setWidth}
        start={
          <Listbox
            label="Inbox, 10,000 threads"
            rows={THREADS}
            rowId={idOf}
            rowHeight={48}
            renderRow={row}
            activeId={active}
            onActiveChange={setActive}
            selectedIds={ticked}
          />
        }
        end={<div className={styles.pane}>{active ?? 'Nothing chosen'}</div>}
      />
      <StatusLine
        start={
          <>
            <span>
              Undo: routed NGUYEN, Bao to Results <Kbd keys="Z" />
            </span>
            <span>Sending: nothing</span>
          </>
        }
        middle={
          <span>
            <Kbd keys="J" /> <Kbd keys="K" /> move · <Kbd keys="T" /> take next · <Kbd keys="R" /> reply ·{' '}
            <Kbd keys="D" /> disposition · <Kbd keys="?" /> keys
          </span>
        }
        end={<span>Chain verified 09:20:02 · 41,207 events</span>}
      />
    </div>
  )
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before)
  if (!after.delete(id)) after.add(id)
  return after
}
