import { z } from 'zod'
import { isUnique } from './unique.ts'
import { SCHEDULES, type MedicineRecord, type Schedule } from './medicineRecord.ts'

const lowerCase = z.string().regex(/^[\p{Ll}\p{N}][\p{Ll}\p{N} .-]*$/u, 'a name in lower case')

/** `resources/medicines/*.yaml`: names, brands, classes, schedules and look-alikes of common outpatient medicines. */
export const medicineCatalogSchema = z.strictObject({
  version: z.number().int().min(1),
  source: z.string().min(1),
  /** How patients name a class: `blood pressure pill`. */
  classes: z.record(z.string(), z.strictObject({ label: z.string().min(1), words: z.array(lowerCase) })),
  medicines: z.array(z.strictObject({
    generic: lowerCase,
    brands: z.array(lowerCase).default([]),
    class: z.string().min(1),
    schedule: z.enum(SCHEDULES).optional(),
    highRisk: z.literal(true).optional(),
  })).min(1),
  /** Groups of names that are confused with each other. */
  lookAlikes: z.array(z.array(lowerCase).min(2)),
})
export type MedicineCatalog = z.infer<typeof medicineCatalogSchema>
export type CatalogMedicine = MedicineCatalog['medicines'][number]

/** What the schema cannot say, with the place of each problem. */
export function checkMedicineCatalog(catalog: MedicineCatalog): { path: (string | number)[]; reason: string }[] {
  const twice = isUnique()
  return catalog.medicines.flatMap((medicine, index) => [
    ...(catalog.classes[medicine.class] ? [] : [{ path: ['medicines', index, 'class'], reason: 'no such class' }]),
    ...[medicine.generic, ...medicine.brands].filter((each) => !twice(each)).map((each) => ({ path: ['medicines', index], reason: `${each} is listed twice` })),
  ])
}

/** The catalogue's entry for a name, generic or brand, whatever its case; undefined when it lists none. */
export function findInCatalog(catalog: MedicineCatalog, given: string): CatalogMedicine | undefined {
  const wanted = given.trim().toLowerCase()
  return catalog.medicines.find((medicine) => medicine.generic === wanted || medicine.brands.includes(wanted))
}

/** Schedule by the record or by the catalogue, the record first; null when neither names one. */
export function scheduleOf(medicine: MedicineRecord, catalog: MedicineCatalog): Schedule | null {
  return medicine.controlledSchedule ?? findInCatalog(catalog, medicine.name)?.schedule ?? null
}

export const isHighRisk = (medicine: MedicineRecord, catalog: MedicineCatalog): boolean =>
  medicine.isHighRisk === true || findInCatalog(catalog, medicine.name)?.highRisk === true

/** Names that are confused with this one, plain (PS-31). */
export function lookAlikesOf(catalog: MedicineCatalog, given: string): string[] {
  const wanted = given.trim().toLowerCase()
  return [...new Set(catalog.lookAlikes.filter((group) => group.includes(wanted)).flat())].filter((name) => name !== wanted)
}
