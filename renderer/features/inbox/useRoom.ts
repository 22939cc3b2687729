import { useState } from 'react'
import { isThread, type ListRow } from './inboxList.ts'

interface Room {
  /** Empty pixels under the last row. */
  px: number
  /** The person moves on: the room is no longer needed. */
  settle: () => void
}

/**
 * Scroll room under a list that is too short to scroll. The listbox keeps the row in hand in its place by scrolling when flagged
 * threads come in above it; without room a short list could not, and the row would move.
 */
export function useRoom(rows: readonly ListRow[], activeId: string | null, rowPx: number): Room {
  const [state, setState] = useState({ rows, activeId, above: indexOf(rows, activeId), px: 0 })
  if (state.rows !== rows || state.activeId !== activeId) {
    const above = indexOf(rows, activeId)
    const pushed = state.activeId === activeId && above >= 0 && state.above >= 0 ? Math.max(0, above - state.above) : 0
    setState({ rows, activeId, above, px: state.px + pushed * rowPx })
  }
  return { px: state.px, settle: () => state.px > 0 && setState({ ...state, px: 0 }) }
}

function indexOf(rows: readonly ListRow[], activeId: string | null): number {
  return activeId === null ? -1 : rows.findIndex((row) => isThread(row) && row.threadId === activeId)
}
