import { CircleAlert, Pencil, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '#renderer/ui/cx.ts'
import { formatIsoDate, formatLongDateTime, formatShortInstant, patientName } from '#renderer/ui/format.ts'
import { visibleText } from '#renderer/ui/hostileText.ts'
import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'
import { identityFit } from './identityFit.ts'
import { isThread, type ListRow } from './inboxList.ts'
import { RowClock } from './RowClock.tsx'
import { deliveryWords } from './rowName.ts'
import styles from './ThreadRow.module.css'
import { WORK_TYPE_NAMES } from './views.ts'

export interface ThreadRowProps {
  row: ListRow
  /** Width of the whole row, pixels. */
  width: number
  now: number
  timeZone: string
  me: string | undefined
  /** Patients in the list that one could mix up with this one (PS-06); 0 for none. */
  similar: number
}

/** Flag, clock and gaps of a row: what the text column does not get. */
const FRAME_PX = 4 + 6 + 18 + 6 + 82 + 8 + 12

/** One thread on two lines: who, and what about. Both identifiers stand whole; the snippet gives way first. */
export function ThreadRow({ row, width, ...rest }: ThreadRowProps): ReactNode {
  if (!isThread(row)) {
    return (
      <div className={styles.row}>
        <span />
        <span className={styles.blankChip} />
        <span className={styles.blankText} />
      </div>
    )
  }
  return <Whole row={row} available={width - FRAME_PX} {...rest} />
}

interface WholeProps extends Omit<ThreadRowProps, 'row' | 'width'> {
  row: InboxRow
  available: number
}

function Whole({ row, available, now, timeZone, me, similar }: WholeProps): ReactNode {
  const { patient, flag } = row
  const name = patient ? patientName(patient) : 'Patient not matched'
  const born = patient ? (patient.birthDate ? `Born ${formatIsoDate(patient.birthDate)}` : 'Birth date not recorded') : ''
  const fit = identityFit(name, born, available)
  return (
    <div className={styles.row} data-unread={row.isUnread ? '' : undefined}>
      <span className={styles.flag}>{flag && <TriangleAlert />}</span>
      <RowClock clock={row.clock} timeZone={timeZone} />
      <div className={styles.text} data-fit={fit}>
        <div className={styles.who}>
          <bdi className={cx(styles.name, !patient && styles.unmatched)}>{name}</bdi> <span className={styles.born}>{born}</span>
        </div>
        <div className={styles.about}>
          {fit === 'oneLine' && (
            <span className={styles.snippet}>
              <b>{row.subject ? <bdi>{oneLine(row.subject)}</bdi> : 'No subject'}</b>
              {' — '}
              {row.proxy && `From ${row.proxy.name}${row.proxy.relationship ? ` (${row.proxy.relationship})` : ''}: `}
              <bdi>{oneLine(row.snippet)}</bdi>
            </span>
          )}
          <span className={styles.meta}>
            <Marks row={row} similar={similar} />
            <span className={styles.kind}>{WORK_TYPE_NAMES[row.category]} · </span>
            {row.assignee === null ? '—' : row.assignee.staffId === me ? 'You' : row.assignee.initials}
            {row.receivedAt !== null && (
              <>
                {' · '}
                <time title={formatLongDateTime(row.receivedAt, timeZone)}>{formatShortInstant(row.receivedAt, now, timeZone)}</time>
              </>
            )}
          </span>
        </div>
      </div>
    </div>
  )
}

/** Hidden characters written out, line ends as spaces; `bdi` around it keeps its direction to itself. */
const oneLine = (text: string) => visibleText(text).replace(/\s+/g, ' ')

function Marks({ row, similar }: { row: InboxRow; similar: number }): ReactNode {
  const isStuck = row.delivery === 'failed' || row.delivery === 'deadLetter' || row.delivery === 'unknown'
  return (
    <>
      {row.handOffToMe && <span className={styles.offered}>offered · </span>}
      {isStuck && (
        <span className={styles.stuck} title={deliveryWords(row.delivery) ?? undefined}>
          <CircleAlert /> not sent ·{' '}
        </span>
      )}
      {similar > 1 && (
        <span className={styles.similar} title={`${similar} similar names in this list`}>
          ≈{similar} ·{' '}
        </span>
      )}
      {row.hasDraft && (
        <span title="Has your draft">
          <Pencil /> ·{' '}
        </span>
      )}
    </>
  )
}
