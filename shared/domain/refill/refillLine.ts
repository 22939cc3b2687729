import type { EpochMs, MessageId, StaffId } from '../ids.ts'
import type { CheckItemId, Verdict } from './refillCheck.ts'

/** Stored strings of the refill chart (D12). */
export const REFILL_STATES = ['requested', 'protocolChecked', 'approved', 'pended', 'signed', 'denied', 'askedPatient'] as const
export type RefillStatus = (typeof REFILL_STATES)[number]

/** How a line came to its medicine: by name, by brand, through a slip of the pen, by its class, or picked by a person. */
export const MATCHES = ['exact', 'brand', 'typo', 'class', 'picked', 'none'] as const
export type Match = (typeof MATCHES)[number]

/** Where the patient's words stand: UTF-16 offsets into the text, end exclusive. The words themselves stay in the message. */
export interface RefillSource {
  readonly messageId: MessageId
  readonly field: 'subject' | 'body'
  readonly start: number
  readonly end: number
}

export interface RefillOrder {
  /** Units of the form. */
  readonly quantity: number
  readonly refills: number
}

/** One requested medicine of a thread. */
export interface RefillLine {
  readonly lineId: string
  readonly status: RefillStatus
  readonly source: RefillSource | null
  /** Item of the medicine list; null when the medicine is not on it. */
  readonly medicineId: string | null
  /** Generic name, for the history. */
  readonly medicine: string | null
  readonly match: Match
  /** The message asks for another strength or dose. */
  readonly asksChange: boolean
  readonly check: { readonly protocol: string; readonly verdict: 'within' | 'outside'; readonly items: readonly { readonly id: CheckItemId; readonly verdict: Verdict }[]; readonly by: StaffId; readonly at: EpochMs } | null
  readonly order: RefillOrder | null
  /** An approval or signature may be taken back until then. */
  readonly releaseAt: EpochMs | null
  readonly pendedTo: StaffId | null
  readonly denyReason: string | null
  readonly askedWith: string | null
  readonly decidedBy: StaffId | null
  readonly decidedAt: EpochMs | null
}

/** What the clerk found when the patient wrote of a refill order that broke (S62). */
export const ORDER_OUTCOMES = ['stuck', 'wentThrough', 'notFound'] as const
export type OrderOutcome = (typeof ORDER_OUTCOMES)[number]

/** The refill part of a thread; absent until the first line or order check. */
export interface RefillState {
  readonly lines: readonly RefillLine[]
  readonly orderCheck: { readonly outcome: OrderOutcome; readonly by: StaffId; readonly at: EpochMs } | null
}
export const NO_REFILLS: RefillState = { lines: [], orderCheck: null }

const SETTLED: ReadonlySet<RefillStatus> = new Set(['approved', 'signed', 'denied'])
export const isOpenLine = (line: Pick<RefillLine, 'status'>): boolean => !SETTLED.has(line.status)

/** D13: a refill line that nobody has decided keeps the thread open. One sentence, or none. */
export function refillBlockers(refills: RefillState | undefined): string[] {
  const open = (refills?.lines ?? []).filter(isOpenLine).length
  if (open === 0) return []
  return [open === 1 ? 'A refill is not decided yet. Press Shift+R.' : `${open} refills are not decided yet. Press Shift+R.`]
}
