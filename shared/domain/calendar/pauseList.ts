import { InvalidPolicy } from '../errors.ts'
import type { Pause } from './clinicCalendar.ts'
import { mergeSpans, type Span } from './span.ts'

/** Whole UTC epoch ms of the years 0 to 9999, a day of offset to either side. */
const EARLIEST = -62_167_305_600_000
const LATEST = 253_402_387_200_000

export const isInstant = (at: number): boolean => Number.isInteger(at) && at >= EARLIEST && at <= LATEST

/**
 * Pauses as sorted, separate spans; overlapping and touching ones are one, empty ones are gone, an open one ends at Infinity.
 * @throws InvalidPolicy 'invalid-pause'
 */
export function pauseList(pauses: readonly Pause[]): readonly Span[] {
  if (pauses.length === 0) return []
  return mergeSpans(pauses.map(({ from, to }) => {
    const isRight = isInstant(from) && (to === null || (isInstant(to) && to >= from))
    if (!isRight) throw new InvalidPolicy('invalid-pause', 'A pause has no instants, or ends before it begins.')
    return { open: from, close: to ?? Infinity }
  }))
}

/** The pause that covers all of `open` … `close`. */
export function pauseOver(pauses: readonly Span[], open: number, close: number): Span | undefined {
  return pauses.find((pause) => pause.open <= open && close <= pause.close)
}

/** The pause in which the clock stood still at a close: a clock that is resumed exactly then was not running yet. */
export function pauseAtClose(pauses: readonly Span[], close: number): Span | undefined {
  return pauses.find((pause) => pause.open < close && close <= pause.close)
}

export const isOpenEnded = (pause: Span): boolean => pause.close === Infinity
