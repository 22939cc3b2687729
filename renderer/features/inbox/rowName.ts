import { formatIsoDate, formatLongDateTime, patientName } from '#renderer/ui/format.ts'
import { visibleText } from '#renderer/ui/hostileText.ts'
import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'
import { clockFace, clockKindName } from './clockText.ts'
import { isThread, type ListRow } from './inboxList.ts'
import { WORK_TYPE_NAMES } from './views.ts'

export interface RowNaming {
  now: number
  timeZone: string
  /** Staff id of the signed-in person. */
  me: string | undefined
  similar: ReadonlyMap<string, number>
}

/** What a screen reader says for a row, most urgent first: "Overdue 25 minutes. Red flag. Smith, Ana, born 14-Jul-1945. Refill. Unread. Unassigned. …". */
export function rowName(row: ListRow, { now, timeZone, me, similar }: RowNaming): string {
  if (!isThread(row)) return 'Loading this thread'
  const likes = similar.get(row.threadId)
  const parts = [
    row.clock ? `${clockKindName(row.clock.kind)}: ${clockFace(row.clock, now).label}` : null,
    row.flag ? `Red flag: ${row.flag.label}` : null,
    identityWords(row),
    likes ? `${likes} similar names in this list` : null,
    row.proxy ? `From ${row.proxy.name}${row.proxy.relationship ? `, ${row.proxy.relationship}` : ''}, proxy` : null,
    WORK_TYPE_NAMES[row.category],
    row.isUnread ? 'Unread' : null,
    ownerWords(row, me),
    row.handOffToMe ? 'Offered to you' : null,
    row.hasDraft ? 'Has your draft' : null,
    deliveryWords(row.delivery),
    row.receivedAt === null ? null : `Received ${formatLongDateTime(row.receivedAt, timeZone)}`,
    `Subject: ${visibleText(row.subject) || 'none'}`,
    visibleText(row.snippet),
  ]
  return `${parts.filter(Boolean).join('. ')}.`
}

function identityWords({ patient }: InboxRow): string {
  if (!patient) return 'Patient not matched'
  return `${patientName(patient)}, born ${patient.birthDate ? formatIsoDate(patient.birthDate) : 'date not recorded'}`
}

export function ownerWords({ assignee, pool }: InboxRow, me: string | undefined): string {
  if (!assignee) return pool ? `Unassigned, in ${pool.name}` : 'Unassigned'
  return assignee.staffId === me ? 'Yours' : `With ${assignee.name}, ${assignee.roleLabel}`
}

export function deliveryWords(delivery: InboxRow['delivery']): string | null {
  if (delivery === null) return null
  return { queued: 'Reply waiting to be sent', sending: 'Sending a reply', unknown: 'Delivery not confirmed', failed: 'Reply not sent, trying again', deadLetter: 'Reply not sent' }[delivery]
}
