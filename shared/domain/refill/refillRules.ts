import type { StaffId } from '../ids.ts'
import type { Role } from '../actor.ts'
import type { RefillFacts } from './checkProtocol.ts'
import type { MedicineCatalog } from './medicineCatalog.ts'
import { medicineIdOf, type LabRecord, type MedicineRecord } from './medicineRecord.ts'
import type { RefillProtocol } from './refillProtocol.ts'

/** The data that refills are judged by; ships with the program. */
export interface RefillRules {
  readonly catalog: MedicineCatalog
  readonly protocol: RefillProtocol
}

/** As much of the patient's record as refills are judged by (`PatientRecord` has it all). */
export interface RefillPatient {
  readonly given: string
  readonly family: string
  readonly birthDate: string | null
  readonly sex: string | null
  readonly lastVisit: string | null
  readonly allergies: readonly { readonly text: string }[] | null
  readonly medicines: readonly MedicineRecord[]
  readonly labs?: readonly LabRecord[]
  readonly pregnancy?: 'pregnant' | 'notPregnant' | null
}

/** What a refill decision may know of the patient, beside the rules. */
export interface RefillContext extends RefillRules {
  /** Null without a matched record (PS-11). */
  readonly patient: RefillPatient | null
  readonly today: string
}

export const medicineOf = (context: RefillContext, medicineId: string | null): MedicineRecord | null =>
  medicineId === null ? null : (context.patient?.medicines.find((medicine) => medicineIdOf(medicine) === medicineId) ?? null)

export function refillFactsOf({ patient, today }: RefillContext, roles: Readonly<Record<StaffId, Role>>, flagRaised: boolean): RefillFacts {
  return {
    today,
    flagRaised,
    birthDate: patient?.birthDate ?? null,
    sex: patient?.sex ?? null,
    lastVisit: patient?.lastVisit ?? null,
    allergies: patient?.allergies ?? null,
    labs: patient?.labs ?? [],
    pregnancy: patient?.pregnancy ?? null,
    prescribers: Object.keys(roles).filter((staffId) => roles[staffId] === 'pa' || roles[staffId] === 'physician'),
  }
}
