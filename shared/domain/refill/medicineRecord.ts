import type { StaffId } from '../ids.ts'

/** DEA schedules; a medicine with one is never renewed by protocol. */
export const SCHEDULES = ['II', 'III', 'IV', 'V'] as const
export type Schedule = (typeof SCHEDULES)[number]

/**
 * One item of the patient's medicine list. `name` and `text` are the line as the record has it; the rest is what a refill
 * needs, each absent or null when the record does not say. FHIR brings no medicine list (interop.md): the sample clinic
 * and record systems that fill the directory do. Dates are `YYYY-MM-DD`.
 */
export interface MedicineRecord {
  /** Generic name. */
  readonly name: string
  readonly text: string
  readonly medicineId?: string
  readonly brand?: string | null
  /** `20 mg`. */
  readonly strength?: string | null
  /** `tablet`. */
  readonly form?: string | null
  /** `20 mg`: what one dose is. */
  readonly dose?: string | null
  /** `by mouth`. */
  readonly route?: string | null
  /** `daily`. */
  readonly frequency?: string | null
  readonly status?: 'active' | 'stopped'
  readonly prescriberId?: StaffId | null
  readonly lastOrdered?: string | null
  readonly lastDispensed?: string | null
  /** Units of `form` last dispensed. */
  readonly quantity?: number | null
  readonly daysSupply?: number | null
  /** Refills that the pharmacy may still give on the last order. */
  readonly refillsLeft?: number | null
  readonly controlledSchedule?: Schedule | null
  readonly pharmacy?: { readonly name: string; readonly address: string } | null
  readonly isHighRisk?: boolean
}

/** What the record says of a laboratory result; `on` is the local date `YYYY-MM-DD`. */
export interface LabRecord {
  readonly test: string
  readonly value: string
  readonly on: string
}

/** Stable name of a list item: the record's own, else made of name and strength. */
export function medicineIdOf(medicine: MedicineRecord): string {
  if (medicine.medicineId) return medicine.medicineId
  return `${medicine.name} ${medicine.strength ?? ''}`.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
}
