import { CircleAlert, Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '#renderer/ui/cx.ts'
import { formatIsoDate, formatLongDateTime, formatShortInstant, patientName } from '#renderer/ui/format.ts'
import { visibleText } from '#renderer/ui/hostileText.ts'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'
import { identityFit } from './identityFit.ts'
import { isThread, type ListRow } from './inboxList.ts'
import { RowClock } from './RowClock.tsx'
import { deliveryWords, ownerWords } from './rowWords.ts'
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
const FRAME_PX = 4 + 6 + 14 + 6 + 84 + 8 + 12
/** Owner and time beside a second line of identity need this much; with less they give way too. */
const META_PX = 120

/**
 * One thread on two lines: who, and what about. Both identifiers stand whole; the snippet gives way first.
 * A screen reader hears the row's own text in this order, with words for what is drawn: flag, clock, identity, subject, text, owner, time.
 */
export function ThreadRow({ row, width, ...rest }: ThreadRowProps): ReactNode {
  if (!isThread(row)) {
    return (
      <div className={styles.row}>
        <VisuallyHidden>Reading this thread</VisuallyHidden>
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
      <span className={styles.flag}>
        {flag && (
          <>
            {FLAG}
            <VisuallyHidden>Red flag, {flag.label}. </VisuallyHidden>
          </>
        )}
      </span>
      <RowClock clock={row.clock} timeZone={timeZone} />
      <div className={styles.text} data-fit={fit.lines}>
        <div className={styles.who}>
          <bdi className={cx(styles.name, !patient && styles.unmatched)}>{name}</bdi> <span className={styles.born}>{born}</span>
          <VisuallyHidden>
            . {WORK_TYPE_NAMES[row.category]}. {row.isUnread && 'Unread. '}
          </VisuallyHidden>
        </div>
        <div className={styles.about}>
          {fit.lines === 'oneLine' && (
            <span className={styles.snippet}>
              <b>{row.subject ? <bdi>{oneLine(row.subject)}</bdi> : 'No subject'}</b>
              {' — '}
              {row.proxy && `From ${row.proxy.name}${row.proxy.relationship ? ` (${row.proxy.relationship})` : ''}: `}
              <bdi>{oneLine(row.snippet)}</bdi>
            </span>
          )}
          <Meta row={row} now={now} timeZone={timeZone} me={me} similar={similar} isHidden={fit.lines !== 'oneLine' && fit.left < META_PX} />
        </div>
      </div>
    </div>
  )
}

/** The solid triangle of the tokens: a warning by its shape (PS-26). */
const FLAG = (
  <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
    <path d="M6 1 11.5 11H.5Z" fill="currentColor" />
  </svg>
)

/** Hidden characters written out, line ends as spaces; `bdi` around it keeps its direction to itself. */
const oneLine = (text: string) => visibleText(text).replace(/\s+/g, ' ')

interface MetaProps extends Omit<WholeProps, 'available'> {
  isHidden: boolean
}

function Meta({ row, now, timeZone, me, similar, isHidden }: MetaProps): ReactNode {
  const { assignee, receivedAt } = row
  return (
    <span className={styles.meta} data-narrow={isHidden ? '' : undefined}>
      <Marks row={row} similar={similar} />
      <span aria-hidden className={styles.kind}>
        {WORK_TYPE_NAMES[row.category]} ·{' '}
      </span>
      <span aria-hidden>{assignee === null ? '—' : assignee.staffId === me ? 'You' : assignee.initials}</span>
      <VisuallyHidden>. {ownerWords(row, me)}. </VisuallyHidden>
      {receivedAt !== null && (
        <>
          <span aria-hidden title={formatLongDateTime(receivedAt, timeZone)}>
            {' · '}
            {formatShortInstant(receivedAt, now, timeZone)}
          </span>
          <VisuallyHidden>Received {formatLongDateTime(receivedAt, timeZone)}.</VisuallyHidden>
        </>
      )}
    </span>
  )
}

function Marks({ row, similar }: { row: InboxRow; similar: number }): ReactNode {
  const isStuck = row.delivery === 'failed' || row.delivery === 'deadLetter' || row.delivery === 'unknown'
  return (
    <>
      {row.isPostClosure && <span className={styles.offered} title="New message after completion: first among the routine work">Post-closure · </span>}
      {row.coverOffer !== null && <span className={styles.offered} title={`Offered to ${row.coverOffer}`}>{row.handOffToMe ? 'offered to you as cover · ' : 'offered to the cover · '}</span>}
      {row.handOffToMe && row.coverOffer === null && <span className={styles.offered}>offered · </span>}
      {isStuck && (
        <span className={styles.stuck} title={deliveryWords(row.delivery) ?? undefined}>
          <CircleAlert aria-hidden /> not sent ·{' '}
        </span>
      )}
      {similar > 1 && (
        <span className={styles.similar} title={`${similar} similar names in this list`}>
          <span aria-hidden>≈{similar} · </span>
          <VisuallyHidden>. {similar} similar names in this list. </VisuallyHidden>
        </span>
      )}
      {row.hasDraft && (
        <span title="Has your draft">
          <Pencil aria-hidden />
          <VisuallyHidden>. Has your draft. </VisuallyHidden> ·{' '}
        </span>
      )}
    </>
  )
}
