import { OctagonX, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import { counted } from '../words.ts'
import styles from './OutgoingChecks.module.css'
import type { OutgoingRow } from './useOutgoing.ts'

export interface OutgoingChecksProps {
  rows: readonly OutgoingRow[]
  ticked: readonly string[]
  onTick: (tick: string, isTicked: boolean) => void
  /** Marks the words in the text. */
  onShow: (row: OutgoingRow) => void
  onRemedy: (remedy: 'wayBack' | 'moveToPhone') => void
}

const REMEDY = { wayBack: 'Insert how to reach us', moveToPhone: 'Move to phone' } as const

/** What stands between this text and the patient, all at once: first what must change, then what a person may let pass. */
export function OutgoingChecks({ rows, ticked, onTick, onShow, onRemedy }: OutgoingChecksProps): ReactNode {
  const shown = withOneBlank(rows)
  const isQuiet = shown.every(({ finding }) => finding.code === 'blank')
  const blocks = shown.filter(({ finding }) => finding.level === 'block').length
  const warnings = shown.length - blocks
  return (
    <>
      <VisuallyHidden>
        <span role="status">{isQuiet ? '' : [blocks > 0 && `${counted(blocks, 'thing')} must change`, warnings > 0 && counted(warnings, 'warning')].filter(Boolean).join(', ')}</span>
      </VisuallyHidden>
      {!isQuiet && (
        <section className={styles.checks} aria-label="Checks before sending" data-part="outgoing" tabIndex={-1}>
          <ul role="list">
            {shown.map((row) => (
              <Row key={row.finding.id} row={row} isTicked={ticked.includes(row.tick)} onTick={onTick} onShow={onShow} onRemedy={onRemedy} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

interface RowProps extends Pick<OutgoingChecksProps, 'onTick' | 'onShow' | 'onRemedy'> {
  row: OutgoingRow
  isTicked: boolean
}

function Row({ row, isTicked, onTick, onShow, onRemedy }: RowProps): ReactNode {
  const { finding, words, tick } = row
  const { level, remedy } = finding
  return (
    <li className={styles.row} data-level={level} data-ticked={isTicked ? '' : undefined}>
      {level === 'block' ? <OctagonX aria-label="Must change" /> : <TriangleAlert aria-label="Warning" />}
      <span className={styles.words}>
        {words !== '' && (
          <button type="button" className={styles.quote} title="Show in the text" onClick={() => onShow(row)}>
            <PatientText text={shortened(words)} />
          </button>
        )}
        {finding.text} <span className={styles.rule}>{finding.rule}</span>
      </span>
      {remedy !== null && (
        <Button size="dense" onClick={() => onRemedy(remedy)}>
          {REMEDY[remedy]}
        </Button>
      )}
      {level === 'warning' && <Checkbox label="Send anyway" checked={isTicked} onCheckedChange={(checked) => onTick(tick, checked)} />}
    </li>
  )
}

const shortened = (words: string): string => (words.length > 60 ? `${words.slice(0, 57)}…` : words)

/** Ten blanks are one row: they are marked in the text, and F2 goes from one to the next. */
function withOneBlank(rows: readonly OutgoingRow[]): OutgoingRow[] {
  const first = rows.find(({ finding }) => finding.code === 'blank')
  return rows.filter((row) => row.finding.code !== 'blank' || row === first)
}
