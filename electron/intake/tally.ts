import type { Part } from './fhir/bundle.ts'
import type { RefusalCode } from './refusal.ts'
import type { Settlement } from './settlement.ts'

/** Totals of an intake run: `received` is always the sum of the other three (R22). */
export interface Totals {
  readonly received: number
  readonly accepted: number
  readonly deduplicated: number
  readonly quarantined: number
}

/** One quarantined thing, as the report tells it: no patient data. */
export interface Problem {
  readonly file: string
  /** `line 12`, `entry 3`; empty for the file as a whole. */
  readonly place: string
  readonly resourceType: string
  readonly code: RefusalCode
  readonly reason: string
  readonly expression: string | null
}

/** Problems listed at most; the totals count all. */
const MOST_LISTED = 200

export class Tally {
  readonly byReason: Partial<Record<RefusalCode, number>> = {}
  readonly problems: Problem[] = []
  readonly #counts = { accepted: 0, deduplicated: 0, quarantined: 0 }

  add(file: string, part: Part | null, settlement: Settlement): void {
    this.#counts[settlement.outcome] += 1
    if (settlement.outcome !== 'quarantined') return
    const { code, reason, expression } = settlement
    this.byReason[code] = (this.byReason[code] ?? 0) + 1
    if (this.problems.length >= MOST_LISTED) return
    const received = part !== null && 'received' in part ? part.received : null
    const place = received?.place ?? (part !== null && 'place' in part ? part.place : '')
    const resourceType = received?.resourceType ?? (part === null ? 'File' : 'Unreadable')
    this.problems.push({ file, place, resourceType, code, reason, expression })
  }

  get totals(): Totals {
    const { accepted, deduplicated, quarantined } = this.#counts
    return { received: accepted + deduplicated + quarantined, accepted, deduplicated, quarantined }
  }
}
