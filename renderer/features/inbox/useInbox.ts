import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { queries, type InboxScope } from '#renderer/rpc/queries.ts'
import { toRefusal, type Refusal } from '#renderer/rpc/refusal.ts'
import type { InboxPage } from '#shared/contract/schemas/inboxRow.ts'
import { mergePage, offsetFor, PAGE_ROWS, releaseHeld, rowsToShow, type InboxList, type ListRow } from './inboxList.ts'
import { lookAlikes } from './lookAlikes.ts'

export interface Inbox {
  /** Undefined until the first answer for this list. */
  rows: readonly ListRow[] | undefined
  /** All rows of the list, the waiting arrivals included. */
  total: number | undefined
  /** Of the last answer, whichever list it was for. */
  counts: Record<string, number> | undefined
  /** How many arrivals wait behind "n new ↑". */
  newCount: number
  similar: ReadonlyMap<string, number>
  /** The first answer did not come. */
  refusal: Refusal | null
  retry: () => void
  release: () => void
  /** Rows that are in sight now, so that the right page is read. */
  onLook: (first: number, last: number) => void
}

/** The list of a scope with its counts, read in pages of 200 around what is in sight. `isHolding`: a row is in hand, arrivals wait. */
export function useInbox(scope: InboxScope, isHolding: boolean): Inbox {
  const scopeKey = JSON.stringify(scope)
  const [list, setList] = useState<InboxList | null>(null)
  const [merged, setMerged] = useState<InboxPage | null>(null)
  const [window, setWindow] = useState({ scopeKey, offset: 0 })
  const offset = window.scopeKey === scopeKey ? window.offset : 0
  const query = useQuery({ ...queries.inboxPage({ ...scope, offset, limit: PAGE_ROWS }), gcTime: 30_000 })

  // Derived while rendering, so that rows, counts and thread change in one frame (PS-03, S24).
  if (query.data && (query.data !== merged || list?.scopeKey !== scopeKey)) {
    setMerged(query.data)
    setList(mergePage(list, { scopeKey, offset, page: query.data, now: Date.now(), isHolding }))
  }
  const mine = list?.scopeKey === scopeKey ? list : null
  if (mine && !isHolding && mine.held.size > 0) setList(releaseHeld(mine))

  const total = mine?.total
  const onLook = useCallback(
    (first: number, last: number) => {
      if (total === undefined) return
      const next = offsetFor(offset, first, last, total)
      if (next !== offset) setWindow({ scopeKey, offset: next })
    },
    [offset, scopeKey, total],
  )
  const rows = useMemo(() => (mine ? rowsToShow(mine) : undefined), [mine])
  const similar = useMemo(() => lookAlikes(rows ?? []), [rows])
  const { refetch } = query
  return {
    rows,
    total,
    counts: list?.counts,
    newCount: mine?.held.size ?? 0,
    similar,
    refusal: query.isError && !mine ? toRefusal(query.error) : null,
    retry: useCallback(() => void refetch(), [refetch]),
    release: useCallback(() => setList((current) => current && releaseHeld(current)), []),
    onLook,
  }
}
