import { useVirtualizer, type Range, type VirtualItem } from '@tanstack/react-virtual'
import { useCallback, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react'
import type { KeyboardEvent, Ref, RefObject } from 'react'

/** Why the active row changed: a key, the pointer, or because the row has left the list. */
export type ActiveCause = 'key' | 'pointer' | 'rows'

/** For the owner of the keys (J, K, and the palette): every move goes through the same path as the arrows. */
export interface ListboxHandle {
  move: (by: number) => void
  home: () => void
  end: () => void
  page: (by: 1 | -1) => void
  focus: () => void
  scrollToActive: () => void
}

export interface ListboxOptions<Row> {
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Pixels; every row has it, so that 10,000 rows need no measuring. */
  rowHeight: number
  /** The row that has the keys. Kept by id: arrivals above it move nothing on screen. */
  activeId: string | null
  onActiveChange: (id: string | null, cause: ActiveCause) => void
  handle?: Ref<ListboxHandle> | undefined
}

export interface ListboxState {
  scroller: RefObject<HTMLDivElement | null>
  activeIndex: number
  visible: VirtualItem[]
  /** Pixels of all rows together. */
  height: number
  optionId: (rowId: string) => string
  /** Arrows, Home, End, PageUp and PageDown, without modifiers. */
  onKeyDown: (event: KeyboardEvent) => void
}

/** The mechanics of a virtualised single-focus list; `Listbox` draws it. */
export function useListbox<Row>({ rows, rowId, rowHeight, activeId, onActiveChange, handle }: ListboxOptions<Row>): ListboxState {
  const scroller = useRef<HTMLDivElement>(null)
  const listId = useId()
  const indexOf = useMemo(() => new Map(rows.map((row, index) => [rowId(row), index])), [rows, rowId])
  const activeIndex = activeId === null ? -1 : (indexOf.get(activeId) ?? -1)

  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: useCallback((index: number) => (rows[index] === undefined ? index : rowId(rows[index])), [rows, rowId]),
    // The active row is always in the DOM, so that aria-activedescendant never dangles.
    rangeExtractor: useCallback((range: Range) => indexesOf(range, activeIndex), [activeIndex]),
  })

  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  useHeldPosition({ scroller, rows, rowId, rowHeight, indexOf, activeId, onActiveChange })

  const go = (index: number) => {
    const target = rows[Math.min(Math.max(index, 0), rows.length - 1)]
    if (target === undefined) return
    const id = rowId(target)
    if (id !== activeId) onActiveChange(id, 'key')
    else reveal(scroller.current, activeIndex, rowHeight)
  }
  const pageRows = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1)
  const moves: ListboxHandle = {
    move: (by) => go(activeIndex < 0 ? (by > 0 ? 0 : rows.length - 1) : activeIndex + by),
    home: () => go(0),
    end: () => go(rows.length - 1),
    page: (by) => go(Math.max(activeIndex, 0) + by * pageRows()),
    focus: () => scroller.current?.focus({ preventScroll: true }),
    scrollToActive: () => reveal(scroller.current, activeIndex, rowHeight),
  }
  useImperativeHandle(handle, () => moves)

  // Brings the row into view before the same paint; arrivals do not come here, because they do not change the id.
  const revealed = useRef(activeId)
  useLayoutEffect(() => {
    if (revealed.current === activeId) return
    revealed.current = activeId
    reveal(scroller.current, activeIndex, rowHeight)
  }, [activeId, activeIndex, rowHeight])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const act = KEYS[event.key]
    if (!act) return
    event.preventDefault()
    act(moves)
  }
  return {
    scroller,
    activeIndex,
    visible: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    optionId: (id) => `${listId}-${id.replace(/\s/g, '_')}`,
    onKeyDown,
  }
}

const KEYS: Record<string, (moves: ListboxHandle) => void> = {
  ArrowDown: (moves) => moves.move(1),
  ArrowUp: (moves) => moves.move(-1),
  Home: (moves) => moves.home(),
  End: (moves) => moves.end(),
  PageDown: (moves) => moves.page(1),
  PageUp: (moves) => moves.page(-1),
}

function indexesOf({ startIndex, endIndex, overscan, count }: Range, activeIndex: number): number[] {
  const first = Math.max(0, startIndex - overscan)
  const last = Math.min(count - 1, endIndex + overscan)
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset)
  if (activeIndex >= 0 && activeIndex < count && (activeIndex < first || activeIndex > last)) {
    if (activeIndex < first) indexes.unshift(activeIndex)
    else indexes.push(activeIndex)
  }
  return indexes
}

function reveal(scroller: HTMLDivElement | null, index: number, rowHeight: number): void {
  if (!scroller || index < 0) return
  const top = index * rowHeight
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (top + rowHeight > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + rowHeight - scroller.clientHeight
}

interface HeldPosition<Row> {
  scroller: RefObject<HTMLDivElement | null>
  rows: readonly Row[]
  rowId: (row: Row) => string
  rowHeight: number
  indexOf: ReadonlyMap<string, number>
  activeId: string | null
  onActiveChange: (id: string | null, cause: ActiveCause) => void
}

/**
 * When rows come or go, the active row (or, if it is out of sight, the first row in sight) keeps its place on screen.
 * If the active row itself has left, the nearest row that stayed takes over: the next one, else the one before.
 */
function useHeldPosition<Row>({ scroller, rows, rowId, rowHeight, indexOf, activeId, onActiveChange }: HeldPosition<Row>): void {
  const before = useRef({ rows, indexOf, rowHeight })
  useLayoutEffect(() => {
    const last = before.current
    before.current = { rows, indexOf, rowHeight }
    const element = scroller.current
    if (last.rows === rows || !element) return
    const firstSeen = Math.floor(element.scrollTop / last.rowHeight)
    const lastSeen = Math.ceil((element.scrollTop + element.clientHeight) / last.rowHeight)
    const activeBefore = activeId === null ? undefined : last.indexOf.get(activeId)
    const seen = activeBefore !== undefined && activeBefore >= firstSeen - 1 && activeBefore < lastSeen
    const anchor = nearest(last.rows, seen ? activeBefore : firstSeen, rowId, indexOf)
    if (anchor) element.scrollTop += anchor.after * rowHeight - anchor.before * last.rowHeight
    else element.scrollTop = 0
    if (activeId === null || activeBefore === undefined || indexOf.has(activeId)) return
    const heir = nearest(last.rows, activeBefore, rowId, indexOf)
    onActiveChange(heir?.id ?? null, 'rows')
  }, [scroller, rows, rowId, rowHeight, indexOf, activeId, onActiveChange])
}

function nearest<Row>(
  rows: readonly Row[],
  from: number,
  rowId: (row: Row) => string,
  indexOf: ReadonlyMap<string, number>,
): { id: string; before: number; after: number } | undefined {
  const at = (index: number) => {
    const row = rows[index]
    if (row === undefined) return undefined
    const id = rowId(row)
    const after = indexOf.get(id)
    return after === undefined ? undefined : { id, before: index, after }
  }
  for (let index = from; index < rows.length; index += 1) {
    const found = at(index)
    if (found) return found
  }
  for (let index = Math.min(from, rows.length) - 1; index >= 0; index -= 1) {
    const found = at(index)
    if (found) return found
  }
  return undefined
}
