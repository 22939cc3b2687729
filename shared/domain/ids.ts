/** Identifiers are opaque strings; the aliases say which one is meant. */
export type ThreadId = string
export type MessageId = string
export type PatientId = string
/** A staff member's account, or a practitioner of the directory who has no account. */
export type StaffId = string
export type PoolId = string
export type CommandId = string
export type ReplyId = string
/** UTC epoch milliseconds. Calendars are the only code that knows a time zone. */
export type EpochMs = number
