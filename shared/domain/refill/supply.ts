import { daysBetween } from '../calendar/localDate.ts'
import type { MedicineRecord } from './medicineRecord.ts'

/** How far the last supply reaches. Days, from the day on which it was dispensed. */
export interface Supply {
  /** Days left today; negative when it ran out. */
  readonly left: number
  /** Days before the time from which a refill is in time; 0 when it is. */
  readonly early: number
  /** `12 days left – early by 5`, `ran out 3 days ago`. */
  readonly text: string
}

/** Null when the record does not say when or how much was dispensed. `earlyDays` comes from the protocol. */
export function supplyOf({ lastDispensed, daysSupply }: MedicineRecord, earlyDays: number, today: string): Supply | null {
  if (!lastDispensed || !daysSupply || daysBetween(lastDispensed, today) < 0) return null
  const left = daysSupply - daysBetween(lastDispensed, today)
  const early = Math.max(0, left - earlyDays)
  const text = left < 0 ? `ran out ${days(-left)} ago` : `${days(left)} left${early > 0 ? ` – early by ${early}` : ''}`
  return { left, early, text }
}

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`
