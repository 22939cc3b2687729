import { plusDays } from '#shared/domain/calendar/localDate.ts'
import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { MedicineRecord } from '#shared/domain/refill/medicineRecord.ts'
import { samplePatient } from '../patients.ts'
import type { TimedStep } from '../playScene.ts'
import type { CaseKit, CaseMessage, SampleCases } from './sampleCase.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const PHARMACY = { name: 'Telegraph Pharmacy', address: '2120 Telegraph Avenue, Oakland' }

/** A medicine with everything recorded that the protocol asks, four days before it runs out. */
const medicine = (today: string, told: Partial<MedicineRecord> & Pick<MedicineRecord, 'name'>): MedicineRecord => ({
  text: [told.strength, 'tablet', `DOSE ${told.dose ?? told.strength ?? ''}`, 'by mouth', told.frequency ?? 'daily'].filter(Boolean).join(' — '),
  form: 'tablet', route: 'by mouth', frequency: 'daily', status: 'active', prescriberId: 'staff-amin', lastOrdered: plusDays(today, -180),
  lastDispensed: plusDays(today, -86), quantity: 90, daysSupply: 90, refillsLeft: 0, controlledSchedule: null, pharmacy: PHARMACY, ...told,
})

const labs = (today: string) => [
  { test: 'Potassium', value: '4.2 mmol/L', on: plusDays(today, -120) },
  { test: 'Creatinine', value: '0.9 mg/dL', on: plusDays(today, -120) },
]

function patients(today: string): PatientRecord[] {
  const seen = { lastVisit: `${plusDays(today, -120)} Dr Amin`, allergies: [{ text: 'sulfa (hives)', updatedOn: plusDays(today, -120) }], careTeam: [{ staffId: 'staff-amin', relation: 'pcp' }], labs: labs(today) } as const
  return [
    samplePatient({
      ...seen, patientId: 'p-pemberton', family: 'Pemberton', given: 'Harriet', title: 'Ms', birthDate: '1958-05-20', sex: 'female', problems: ['Hypertension'],
      medicines: [medicine(today, { name: 'lisinopril', brand: 'Zestril', strength: '20 mg', dose: '20 mg' }), medicine(today, { name: 'atorvastatin', brand: 'Lipitor', strength: '40 mg', dose: '40 mg', frequency: 'nightly' })],
    }, 140),
    samplePatient({
      ...seen, patientId: 'p-quist', family: 'Quist', given: 'Anders', title: 'Mr', birthDate: '1949-11-08', sex: 'male', problems: ['Hypertension', 'High cholesterol'],
      medicines: [medicine(today, { name: 'losartan', brand: 'Cozaar', strength: '50 mg', dose: '50 mg' })],
    }, 141),
    samplePatient({
      ...seen, patientId: 'p-winslow', family: 'Winslow', given: 'Theodora', title: 'Ms', birthDate: '1971-01-17', sex: 'female', problems: ['Insomnia', 'Itching'],
      medicines: [
        medicine(today, { name: 'zolpidem', brand: 'Ambien', strength: '5 mg', dose: '5 mg', frequency: 'at bedtime', quantity: 30, daysSupply: 30, lastDispensed: plusDays(today, -27), controlledSchedule: 'IV' }),
        medicine(today, { name: 'hydroxyzine', brand: 'Atarax', strength: '25 mg', dose: '25 mg', frequency: 'nightly', quantity: 30, daysSupply: 30, lastDispensed: plusDays(today, -12) }),
      ],
    }, 142),
    samplePatient({
      ...seen, patientId: 'p-zubiri', family: 'Zubiri', given: 'Mateo', title: 'Mr', birthDate: '1964-08-30', sex: 'male', problems: ['Hypertension'],
      medicines: [medicine(today, { name: 'amlodipine', brand: 'Norvasc', strength: '5 mg', dose: '5 mg' })],
    }, 143),
    samplePatient({
      ...seen, patientId: 'p-ellery', family: 'Ellery', given: 'Constance', title: 'Ms', birthDate: '1980-04-02', sex: 'female', problems: ['High cholesterol'],
      medicines: [medicine(today, { name: 'simvastatin', brand: 'Zocor', strength: '20 mg', dose: '20 mg', frequency: 'nightly' })],
    }, 144),
  ]
}

const REQUESTED: Omit<CaseMessage, 'at'> = {
  threadId: 'case-refill-request', patientId: 'p-pemberton', addressedTo: 'staff-amin', subject: 'Refill request',
  body: 'Hello, could you please refill my blood pressure pill and my Lipitor? I have about four days left of each. Telegraph Pharmacy as always. Thank you.',
}
const READY: Omit<CaseMessage, 'at'> = {
  threadId: 'case-refill-ready', patientId: 'p-quist', addressedTo: 'staff-amin', subject: 'Request for refill', body: 'Please renew my prescription for losartan, the 50 mg tablets. I am almost out. Same pharmacy.',
}
const PENDED: Omit<CaseMessage, 'at'> = {
  threadId: 'case-refill-pended', patientId: 'p-winslow', addressedTo: 'staff-amin', subject: 'Refills', body: 'Please refill my Ambien and the hydroxyzine, and also hydralazine, which my sister’s doctor mentioned. Please send them to Telegraph Pharmacy.',
}
const STUCK: Omit<CaseMessage, 'at'> = {
  threadId: 'case-stuck-order', patientId: 'p-zubiri', addressedTo: 'staff-amin', subject: 'Online refill order',
  body: 'My online refill order for amlodipine failed: the page keeps loading on my old computer. Please refill it.',
}
const QUESTION: Omit<CaseMessage, 'at'> = {
  threadId: 'case-pharmacist', patientId: 'p-ellery', addressedTo: 'staff-amin', subject: 'Question about my medication', body: 'Can I take my simvastatin together with grapefruit juice, and should I take it with food or without?',
}

/** One line, taken up from its words and checked. `words` are the patient's. */
function takeUp(kit: CaseKit, at: number, message: Omit<CaseMessage, 'at'>, lineId: string, words: string, medicineId: string | null, match: 'exact' | 'brand' | 'none'): TimedStep[] {
  const start = message.body.indexOf(words)
  const source = { messageId: `${message.threadId}-m1`, field: 'body', start, end: start + words.length } as const
  return [
    kit.act(at, message.threadId, 'staff-ortiz', { type: 'addRefillLine', lineId, source, medicineId, match, asksChange: false }),
    kit.act(at + MINUTE, message.threadId, 'staff-ortiz', { type: 'checkRefill', lineId }),
  ]
}

/** Refills: asked for, ready to approve, controlled and not on the list, a stuck online order, a question for the pharmacist. */
export const refillsCases: SampleCases = {
  patients,
  steps: (kit) => {
    const at = (hours: number): number => kit.now - hours * HOUR
    return [
      kit.receive({ ...REQUESTED, at: at(2.1) }),
      kit.receive({ ...READY, at: at(3.2) }),
      ...takeUp(kit, at(2.9), READY, 'line-losartan', 'losartan', 'losartan-50-mg', 'exact'),
      kit.receive({ ...PENDED, at: at(5.3) }),
      ...takeUp(kit, at(4.9), PENDED, 'line-zolpidem', 'Ambien', 'zolpidem-5-mg', 'brand'),
      ...takeUp(kit, at(4.8), PENDED, 'line-hydroxyzine', 'hydroxyzine', 'hydroxyzine-25-mg', 'exact'),
      ...takeUp(kit, at(4.7), PENDED, 'line-hydralazine', 'hydralazine', null, 'none'),
      kit.act(at(4.5), PENDED.threadId, 'staff-ortiz', { type: 'pendRefill', lineId: 'line-zolpidem', toStaffId: 'staff-amin', handOffId: 'case-refill-pended-h1' }),
      kit.receive({ ...STUCK, at: at(1.4) }),
      kit.receive({ ...QUESTION, at: at(1.8) }),
    ]
  },
}
