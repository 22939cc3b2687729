import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'

/** Who has it, for a voice. `me` is the staff id of the signed-in person. */
export function ownerWords({ assignee, pool }: InboxRow, me: string | undefined): string {
  if (!assignee) return pool ? `Unassigned, in ${pool.name}` : 'Unassigned'
  return assignee.staffId === me ? 'Yours' : `With ${assignee.name}, ${assignee.roleLabel}`
}

export function deliveryWords(delivery: InboxRow['delivery']): string | null {
  if (delivery === null) return null
  return { queued: 'Reply waiting to be sent', sending: 'Sending a reply', unknown: 'Delivery not confirmed', failed: 'Reply not sent, trying again', deadLetter: 'Reply not sent' }[delivery]
}
