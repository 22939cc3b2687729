import type { StaffId, ThreadId } from '#shared/domain/ids.ts'

/** Stream names. One place, since adapters, verify and rebuild all read them. */
export const threadStream = (threadId: ThreadId): string => `thread:${threadId}`
export const accountStream = (staffId: StaffId): string => `account:${staffId}`
export const slotStream = (slotId: string): string => `slot:${slotId}`
export const directoryStream = (kind: string, id: string): string => `directory:${kind}/${id}`
export const intakeStream = (source: string): string => `intake:${source}`

/** What pack is in force, for the whole clinic. */
export const POLICY_STREAM = 'policy:inForce'

/** Kind and id of a stream name; the id may itself hold colons. */
export function splitStream(streamId: string): { kind: string; id: string } {
  const colon = streamId.indexOf(':')
  return { kind: streamId.slice(0, colon), id: streamId.slice(colon + 1) }
}
