import type { ReactNode } from 'react'
import { cx } from '#renderer/ui/cx.ts'
import { formatIsoDate, patientName } from '#renderer/ui/format.ts'
import { visibleText } from '#renderer/ui/hostileText.ts'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'
import { identityFit } from './identityFit.ts'
import { isThread, type ListRow } from './inboxList.ts'
import { RowClock } from './RowClock.tsx'
import { metaText, RowMeta } from './RowMeta.tsx'
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
/** From this width of the list the kind of work is written out. */
const KIND_PX = 520

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
  return <Whole row={row} available={width - FRAME_PX} isWide={width >= KIND_PX} {...rest} />
}

interface WholeProps extends Omit<ThreadRowProps, 'row' | 'width'> {
  row: InboxRow
  available: number
  isWide: boolean
}

function Whole({ row, available, ...around }: WholeProps): ReactNode {
  const { patient, flag } = row
  const name = patient ? patientName(patient) : 'Patient not matched'
  const born = patient ? (patient.birthDate ? `Born ${formatIsoDate(patient.birthDate)}` : 'Born not recorded') : ''
  const fit = identityFit(name, born, metaText({ row, ...around }), available)
  const bornAndKind = (
    <>
      {born !== '' && <span className={styles.born}>{born}</span>}
      <VisuallyHidden>
        . {WORK_TYPE_NAMES[row.category]}. {row.isUnread && 'Unread. '}
      </VisuallyHidden>
    </>
  )
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
      <RowClock clock={row.clock} timeZone={around.timeZone} />
      <div className={styles.text} data-fit={fit.lines}>
        <div className={styles.who}>
          <bdi className={cx(styles.name, !patient && styles.unmatched)}>{name}</bdi> {fit.lines === 'oneLine' && bornAndKind}
        </div>
        <div className={styles.about}>
          {fit.lines !== 'oneLine' && <span className={styles.last}>{bornAndKind}</span>}
          {fit.hasSnippet ? <Snippet row={row} /> : <VisuallyHidden><Snippet row={row} /></VisuallyHidden>}
          <RowMeta row={row} {...around} hasMarks={fit.hasMarks} />
        </div>
      </div>
    </div>
  )
}

/** Subject and the latest words of the patient. Without a subject the words stand in its place. A voice hears them also where no room is left. */
function Snippet({ row: { subject, snippet, proxy, isRestricted } }: { row: InboxRow }): ReactNode {
  const title = oneLine(subject).trim()
  const words = oneLine(snippet).trim()
  const from = proxy && `From ${proxy.name}${proxy.relationship ? ` (${proxy.relationship})` : ''}: `
  if (isRestricted) return <span className={cx(styles.snippet, styles.restricted)}>{[title, words].filter(Boolean).join(' — ')}</span>
  if (title === '') {
    return (
      <span className={styles.snippet}>
        <VisuallyHidden>No subject. </VisuallyHidden>
        {from}
        <b>{words === '' ? 'No subject, no text' : <bdi>{words}</bdi>}</b>
      </span>
    )
  }
  return (
    <span className={styles.snippet}>
      <b>
        <bdi>{title}</bdi>
      </b>
      {(from !== null || words !== '') && ' — '}
      {from}
      {words !== '' && <bdi>{words}</bdi>}
    </span>
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
