import type { EpochDay } from './epochDay.ts'
import type { Span } from './span.ts'

/** Why a day does not count. */
export type SkipReason = 'weekend' | 'holiday' | 'away' | 'noSuchDate' | 'closed' | 'paused' | 'afterClose'

/** What the walk over the days saw, before it becomes text. `amount` is a running count: business days, or ms. */
export type DayEntry =
  | { readonly day: EpochDay; readonly kind: 'counted'; readonly added: number; readonly amount: number }
  | { readonly day: EpochDay; readonly kind: 'skipped'; readonly reason: SkipReason }

const HEAD = 24
const TAIL = 12

/** Keeps the first 24 and the last 12 days of a walk, and how many of which kind lie between. */
export class DayLog {
  readonly head: DayEntry[] = []
  readonly tail: DayEntry[] = []
  /** Days between head and tail. */
  countedBetween = 0
  skippedBetween = 0
  /** What each pause took out: ms, or business days; Infinity when it was too long to walk through. */
  readonly lost = new Map<Span, number>()

  add(entry: DayEntry): void {
    if (this.head.length < HEAD) {
      this.head.push(entry)
      return
    }
    this.tail.push(entry)
    if (this.tail.length <= TAIL) return
    const dropped = this.tail.shift()
    if (dropped?.kind === 'counted') this.countedBetween += 1
    else this.skippedBetween += 1
  }

  lose(pause: Span, amount: number): void {
    this.lost.set(pause, (this.lost.get(pause) ?? 0) + amount)
  }
}
