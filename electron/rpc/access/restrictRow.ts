import type { Actor } from '#shared/domain/actor.ts'
import type { InboxRow } from '#shared/contract/schemas/inboxRow.ts'
import { accessTo } from '#shared/domain/people/access.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { InboxEntry } from '#electron/engine/ports/store.ts'
import { hidesMessages, subjectFor } from './clerkView.ts'

/** D19: a row of a thread that is not open to this person names the patient and the clock, and nothing that was written. */
export function restrictRow(row: InboxRow, entry: InboxEntry, me: Extract<Actor, { kind: 'staff' }>, pack: PolicyPack, now: number): InboxRow {
  const access = accessTo(me, entry.state, entry.patient, pack, now)
  if (!access.open) return { ...row, isRestricted: true, subject: 'Restricted', snippet: 'not open to you', proxy: null, hasDraft: false }
  // A clerk's row shows nothing of a message that is marked confidential by itself, its subject included.
  return me.role === 'clerk' && hidesMessages(entry.state) ? { ...row, snippet: '', subject: subjectFor(me.role, entry) } : row
}
