import type { InboxPage, InboxRow } from '#shared/contract/schemas/inboxRow.ts'

/** A place in the list whose row has not been read yet. */
export interface PlaceholderRow {
  /** `row-<index>`: never the id of a thread. */
  threadId: string
  isPlaceholder: true
}
export type ListRow = InboxRow | PlaceholderRow

export const isThread = (row: ListRow | undefined): row is InboxRow => row !== undefined && !('isPlaceholder' in row)

/** What is known of one list at one moment: total and counts are of the same answer as the rows (S24). */
export interface InboxList {
  scopeKey: string
  asOfSeq: number
  total: number
  counts: Record<string, number>
  /** One slot a row, in the engine's order (D15); empty where no page has been read. */
  slots: readonly (InboxRow | undefined)[]
  /** Ids that this list has shown. */
  seen: ReadonlySet<string>
  /** New arrivals that wait behind "n new ↑". */
  held: ReadonlySet<string>
  /** UTC epoch ms when the list was first read: what was received later is an arrival. */
  openedAt: number
}

export interface PageArrival {
  scopeKey: string
  offset: number
  page: InboxPage
  now: number
  /** Somebody has a row in hand: arrivals wait, so that nothing moves under the eye. */
  isHolding: boolean
}

/** Flagged or late threads never wait (console.md, "Motion"). */
const mustShow = (row: InboxRow) => row.flag !== null || row.clock?.status === 'breached' || row.clock?.status === 'warned'

/** Takes a page into the list. A page of an older moment is left out; one of a newer moment starts the slots anew. Pure. */
export function mergePage(before: InboxList | null, { scopeKey, offset, page, now, isHolding }: PageArrival): InboxList {
  const isNew = before?.scopeKey !== scopeKey
  if (before && !isNew && page.asOfSeq < before.asOfSeq) return before
  const isSameMoment = before !== null && !isNew && page.asOfSeq === before.asOfSeq && before.slots.length === page.total
  const slots: (InboxRow | undefined)[] = isSameMoment ? [...before.slots] : Array.from({ length: page.total })
  page.rows.forEach((row, index) => {
    slots[offset + index] = row
  })
  const seen = new Set(isNew ? [] : before?.seen)
  const held = new Set<string>()
  const openedAt = isNew || !before ? now : before.openedAt
  for (const row of page.rows) {
    const waits = isHolding && !seen.has(row.threadId) && !mustShow(row) && (before?.held.has(row.threadId) || isArrival(row, isNew, isSameMoment, openedAt))
    if (waits) held.add(row.threadId)
    else seen.add(row.threadId)
  }
  if (isSameMoment && isHolding) for (const id of before.held) if (!seen.has(id)) held.add(id)
  return { scopeKey, asOfSeq: page.asOfSeq, total: page.total, counts: page.counts, slots, seen, held, openedAt }
}

function isArrival(row: InboxRow, isNew: boolean, isSameMoment: boolean, openedAt: number): boolean {
  return !isNew && !isSameMoment && (row.receivedAt ?? 0) > openedAt
}

/** Lets the arrivals in. */
export function releaseHeld(list: InboxList): InboxList {
  return list.held.size === 0 ? list : { ...list, seen: new Set([...list.seen, ...list.held]), held: new Set() }
}

const placeholders: PlaceholderRow[] = []
function placeholder(index: number): PlaceholderRow {
  return (placeholders[index] ??= { threadId: `row-${index}`, isPlaceholder: true })
}

/** The rows to draw: arrivals that wait are left out, and an unread place is a placeholder. */
export function rowsToShow(list: InboxList): ListRow[] {
  const rows: ListRow[] = []
  for (let index = 0; index < list.slots.length; index += 1) {
    const row = list.slots[index]
    if (row === undefined) rows.push(placeholder(index))
    else if (!list.held.has(row.threadId)) rows.push(row)
  }
  return rows
}

/** Index that a placeholder stands for; null for threads. */
export function placeholderIndex(id: string | null): number | null {
  return id?.startsWith('row-') ? Number(id.slice(4)) : null
}

/** Rows read at once. */
export const PAGE_ROWS = 200
const STEP = 50
const MARGIN = 60

/**
 * The offset to read for a look at rows `first` to `last`: the one that is read already while it reaches far enough,
 * else one that has the look in its middle. Multiples of 50, so that a short way back hits the cache.
 */
export function offsetFor(current: number, first: number, last: number, total: number): number {
  const needFirst = Math.max(0, first - MARGIN)
  const needLast = Math.min(total - 1, last + MARGIN)
  if (needFirst >= current && needLast < current + PAGE_ROWS) return current
  const middle = (first + last) / 2
  const ideal = Math.round((middle - PAGE_ROWS / 2) / STEP) * STEP
  const highest = Math.max(0, Math.ceil((total - PAGE_ROWS) / STEP) * STEP)
  return Math.min(Math.max(0, ideal), highest)
}
