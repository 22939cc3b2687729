import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { MessageView } from '#shared/contract/schemas/threadView.ts'
import { firstUnanswered } from './unanswered.ts'

export interface ReadingPlace {
  /** Messages that came since the end was last in sight. */
  waiting: number
  onScroll: () => void
  toEnd: () => void
}

/** Share of the list that may stand over the message of the patient without any scrolling. */
const CALM_SHARE = 0.3
const EDGE_PX = 8

/**
 * Opens the list at the first message of the patient that has no answer, else at the end, and holds that place while the list is resized,
 * until the reader scrolls. What arrives later moves nobody: only where the end is in sight, the new end is shown.
 */
export function useReadingPlace(scroller: RefObject<HTMLElement | null>, messages: readonly MessageView[]): ReadingPlace {
  const isAtEnd = useRef(true)
  // Where the list was put; null as soon as the reader has moved it.
  const placed = useRef<number | null>(null)
  const target = useRef(firstUnanswered(messages))
  const newest = messages.at(-1)?.messageId
  const known = useRef(newest)
  const [seenCount, setSeenCount] = useState(messages.length)

  useLayoutEffect(() => {
    const list = scroller.current
    if (list === null) return
    const place = () => {
      openAt(list, target.current)
      placed.current = list.scrollTop
      isAtEnd.current = isEndIn(list)
    }
    place()
    // Its first call comes after the first layout, when messages out of sight have their true height.
    const observer = new ResizeObserver(() => placed.current !== null && place())
    observer.observe(list)
    return () => observer.disconnect()
  }, [scroller])

  useEffect(() => {
    // The same messages come again with every act on the thread: that moves nobody.
    if (known.current === newest) return
    known.current = newest
    if (!isAtEnd.current) return
    placed.current = null
    scrollToEnd(scroller.current)
    setSeenCount(messages.length)
  }, [newest, messages.length, scroller])

  const onScroll = () => {
    const list = scroller.current
    if (list === null) return
    if (placed.current !== null && Math.abs(list.scrollTop - placed.current) > 1) placed.current = null
    isAtEnd.current = isEndIn(list)
    if (isAtEnd.current && seenCount !== messages.length) setSeenCount(messages.length)
  }
  return { waiting: messages.length - seenCount, onScroll, toEnd: () => scrollToEnd(scroller.current) }
}

function openAt(list: HTMLElement, messageId: string | null): void {
  const message = messageId === null ? null : list.querySelector(`[data-message="${CSS.escape(messageId)}"]`)
  if (message === null) return scrollToEnd(list)
  const top = message.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop
  list.scrollTo({ top: top > list.clientHeight * CALM_SHARE ? top - EDGE_PX : 0 })
}

const isEndIn = (list: HTMLElement): boolean => list.scrollHeight - list.scrollTop - list.clientHeight < 40

function scrollToEnd(list: HTMLElement | null): void {
  list?.scrollTo({ top: list.scrollHeight })
}
