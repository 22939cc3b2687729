import type { EpochMs, StaffId } from '../ids.ts'
import type { SenderRef } from './sender.ts'

/** What may be marked confidential (D18, S38): the whole thread, one of its messages or notes, an appointment of the patient. */
export const CONFIDENTIAL_KINDS = ['thread', 'message', 'note', 'appointment'] as const
export type ConfidentialKind = (typeof CONFIDENTIAL_KINDS)[number]

export interface ConfidentialItem {
  readonly kind: ConfidentialKind
  /** Id of the message or note; `next` for the patient's next appointment; null for the thread. */
  readonly ref: string | null
}

export interface ConfidentialMark extends ConfidentialItem {
  readonly by: StaffId
  readonly at: EpochMs
  /** Topic of the word list that led to it; null when a person marked it unasked. */
  readonly topic: string | null
  /** Whether the thread was clinical before: a confidential thread always is, and unmarking gives the old state back. */
  readonly wasClinical: boolean
}

export interface BreakGlass {
  readonly accessId: string
  readonly by: StaffId
  readonly reason: string
  readonly at: EpochMs
  readonly until: EpochMs
  readonly review: { readonly by: StaffId; readonly at: EpochMs; readonly verdict: 'appropriate' | 'notAppropriate'; readonly words: string } | null
}

/** The people's part of a thread's state. */
export interface PeopleState {
  /** Who wrote last for or as the patient; null before anybody did. */
  readonly lastSender: SenderRef | null
  readonly confidential: readonly ConfidentialMark[]
  /** A person looked at the proposal and said no: it comes up again only for messages after it. */
  readonly proposalDeclinedAt: EpochMs | null
  readonly breakGlass: readonly BreakGlass[]
}

export const NO_PEOPLE: PeopleState = { lastSender: null, confidential: [], proposalDeclinedAt: null, breakGlass: [] }

export const sameItem = (a: ConfidentialItem, b: ConfidentialItem): boolean => a.kind === b.kind && a.ref === b.ref

export const markOf = (thread: { readonly people: PeopleState }, item: ConfidentialItem): ConfidentialMark | undefined =>
  thread.people.confidential.find((mark) => sameItem(mark, item))

/** The thread as a whole is confidential. */
export const isConfidential = (thread: { readonly people: PeopleState }): boolean => markOf(thread, { kind: 'thread', ref: null }) !== undefined

/** This message, note or appointment is, by itself or because its thread is. */
export const isItemConfidential = (thread: { readonly people: PeopleState }, item: ConfidentialItem): boolean =>
  isConfidential(thread) || markOf(thread, item) !== undefined
