import { resolve } from 'node:path'
import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { RefillFacts } from '#shared/domain/refill/checkProtocol.ts'
import type { MedicineRecord } from '#shared/domain/refill/medicineRecord.ts'
import type { RefillContext } from '#shared/domain/refill/refillRules.ts'
import { readRefillRules } from '#electron/policy/loadRefillRules.ts'

export const resources = resolve(import.meta.dirname, '../../../resources')
export const rules = await readRefillRules(resources)
export const TODAY = '2026-03-02'

/** Everything that the protocol asks of lisinopril is recorded and met. */
export const LISINOPRIL: MedicineRecord = {
  name: 'lisinopril', text: '20 mg tablet', brand: 'Zestril', strength: '20 mg', form: 'tablet', dose: '20 mg', route: 'by mouth', frequency: 'daily',
  status: 'active', prescriberId: 'staff-physician', lastOrdered: '2025-09-02', lastDispensed: '2025-12-05', quantity: 90, daysSupply: 90, refillsLeft: 0,
  controlledSchedule: null, pharmacy: { name: 'Telegraph Pharmacy', address: '2120 Telegraph Avenue, Oakland' },
}
export const ZOLPIDEM: MedicineRecord = { ...LISINOPRIL, name: 'zolpidem', brand: 'Ambien', strength: '5 mg', dose: '5 mg', frequency: 'at bedtime' }
export const HYDROXYZINE: MedicineRecord = { ...LISINOPRIL, name: 'hydroxyzine', brand: 'Atarax', strength: '25 mg', dose: '25 mg' }

export const PATIENT: PatientRecord = {
  patientId: 'p1', mrn: '1148820371', family: 'Okafor', given: 'Grace', title: 'Ms', preferredName: null, birthDate: '1961-03-02', deceasedDate: null, sex: 'female',
  pronouns: null, phone: '510-555-0142', language: 'English', allergies: [], medicines: [LISINOPRIL, ZOLPIDEM, HYDROXYZINE], problems: [], careTeam: [],
  lastVisit: '2025-09-02 Dr Chen', nextVisit: null, eligible: true, ineligibleReason: null, lastPortalSignInAt: null, replacedBy: null, active: true,
  labs: [{ test: 'Potassium', value: '4.1 mmol/L', on: '2025-09-02' }, { test: 'Creatinine', value: '0.8 mg/dL', on: '2025-09-02' }],
}
export const context = (change: Partial<PatientRecord> = {}, more: Partial<RefillContext> = {}): RefillContext => ({ ...rules, today: TODAY, patient: { ...PATIENT, ...change }, ...more })

export const facts = (change: Partial<RefillFacts> = {}): RefillFacts => ({
  today: TODAY, flagRaised: false, birthDate: PATIENT.birthDate, sex: 'female', lastVisit: PATIENT.lastVisit, allergies: [], labs: PATIENT.labs ?? [], pregnancy: null,
  prescribers: ['staff-physician', 'staff-pa'], ...change,
})
