import { CircleAlert, Lock, Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatLongDateTime, formatShortInstant } from '#renderer/ui/format.ts'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'
import { deliveryWords, ownerWords } from './rowWords.ts'
import styles from './RowMeta.module.css'
import { WORK_TYPE_NAMES } from './views.ts'

export interface RowMetaProps {
  row: InboxRow
  now: number
  timeZone: string
  me: string | undefined
  /** Patients in the list that one could mix up with this one (PS-06); 0 for none. */
  similar: number
  /** The kind of work is written out. */
  isWide: boolean
}

/** Without room for the marks only a voice has them, and the title of the row's end. */
interface RowEndProps extends RowMetaProps {
  hasMarks: boolean
}

/** The end of a row's last line: marks, which give way first, then owner and time in their own place. */
export function RowMeta({ row, now, timeZone, me, similar, isWide, hasMarks }: RowEndProps): ReactNode {
  const { receivedAt } = row
  const marks = marksOf(row)
  const titles = marks.map((mark) => mark.title).join(' · ')
  return (
    <span className={styles.meta} title={hasMarks || marks.length === 0 ? undefined : titles}>
      {similar > 1 && (
        <span className={styles.similar} title={`${similar} similar names in this list`}>
          <span aria-hidden>≈{similar}</span>
          <VisuallyHidden>. {similar} similar names in this list. </VisuallyHidden>
        </span>
      )}
      {!hasMarks && marks.length > 0 && <VisuallyHidden>. {titles}. </VisuallyHidden>}
      {hasMarks && marks.length > 0 && (
        <span className={styles.marks} title={titles}>
          {marks.map((mark) => (
            <span key={mark.title} className={styles[mark.look]}>
              {mark.icon} <span aria-hidden={mark.spoken !== undefined}>{mark.text}</span>
              {mark.spoken !== undefined && <VisuallyHidden>. {mark.spoken}. </VisuallyHidden>}
            </span>
          ))}
        </span>
      )}
      <span className={styles.place}>
        {isWide && <span aria-hidden>{WORK_TYPE_NAMES[row.category]} · </span>}
        <span aria-hidden>{ownerMark(row, me)}</span>
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
    </span>
  )
}

/** The same words as text, to be measured: the likeness belongs to what never gives way. */
export function metaText({ row, now, timeZone, me, similar, isWide }: RowMetaProps): { marks: string; place: string } {
  const time = row.receivedAt === null ? '' : ` · ${formatShortInstant(row.receivedAt, now, timeZone)}`
  return {
    marks: marksOf(row).map((mark) => `${mark.icon ? 'MM' : ''}${mark.text}`).join('  '),
    place: `${similar > 1 ? `≈${similar}  ` : ''}${isWide ? `${WORK_TYPE_NAMES[row.category]} · ` : ''}${ownerMark(row, me)}${time}`,
  }
}

const ownerMark = ({ assignee }: InboxRow, me: string | undefined): string => (assignee === null ? '—' : assignee.staffId === me ? 'You' : assignee.initials)

interface Mark {
  /** Short; the title and a voice say all of it. */
  text: string
  title: string
  spoken?: string
  icon?: ReactNode
  look: 'stuck' | 'offered' | 'quiet'
}

/** What is special about the thread, the most urgent first. */
function marksOf(row: InboxRow): Mark[] {
  const marks: Mark[] = []
  if (row.delivery === 'failed' || row.delivery === 'deadLetter' || row.delivery === 'unknown') {
    const isUnsure = row.delivery === 'unknown'
    marks.push({ text: isUnsure ? 'unconfirmed' : 'not sent', title: deliveryWords(row.delivery) ?? '', icon: <CircleAlert aria-hidden />, look: 'stuck' })
  }
  if (row.isPostClosure) marks.push({ text: 'Post-closure', title: 'New message after completion: first among the routine work', look: 'offered' })
  if (row.coverOffer !== null) {
    const text = row.handOffToMe ? 'offered to you as cover' : 'offered to the cover'
    marks.push({ text, title: `Offered to ${row.coverOffer}`, look: 'offered' })
  } else if (row.handOffToMe) marks.push({ text: 'offered', title: 'A colleague offers it to you', look: 'offered' })
  if (row.isRestricted) marks.push({ text: '', title: 'Not open to you', spoken: 'Restricted', icon: <Lock aria-hidden />, look: 'quiet' })
  if (row.hasDraft) marks.push({ text: '', title: 'Has your draft', spoken: 'Has your draft', icon: <Pencil aria-hidden />, look: 'quiet' })
  return marks
}
