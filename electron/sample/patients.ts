import type { PatientRecord, RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import { plusDays } from '#shared/domain/calendar/localDate.ts'
import { MADE_PEOPLE } from './madePeople.ts'

/** Patients of the sample clinic. All made up; phone numbers are 555-01xx, which no one has. */
export type Told = Partial<PatientRecord> & Pick<PatientRecord, 'patientId' | 'family' | 'given' | 'birthDate' | 'sex'>

const ALLERGIES = ['penicillin (rash)', 'sulfa (hives)', 'latex', 'ibuprofen (swelling)', 'codeine (nausea)']
const MEDICINES = [
  { name: 'lisinopril', text: '20 mg tablet — DOSE 20 mg daily' },
  { name: 'atorvastatin', text: '40 mg tablet — DOSE 40 mg nightly' },
  { name: 'metformin', text: '500 mg tablet — DOSE 1,000 mg twice daily' },
  { name: 'levothyroxine', text: '75 mcg tablet — DOSE 75 mcg every morning' },
  { name: 'amlodipine', text: '5 mg tablet — DOSE 5 mg daily' },
  { name: 'albuterol', text: '90 mcg inhaler — DOSE 2 puffs as needed' },
]
const PROBLEMS = ['Hypertension', 'Type 2 diabetes', 'Asthma', 'Hypothyroidism', 'Low back pain', 'Anxiety', 'Former smoker', 'High cholesterol']

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

/** A whole record from what is told. `ordinal` varies the rest; the cases of the sample clinic use numbers from 100, each its own. */
export function samplePatient(told: Told, ordinal: number): PatientRecord {
  return {
    mrn: String(114_880_371 + ordinal * 1_370_923),
    title: null, preferredName: null, deceasedDate: null, pronouns: null,
    phone: `510-555-0${100 + ((10 + ordinal) % 100)}`,
    language: 'English',
    allergies: ordinal % 4 === 0 ? [] : ordinal % 7 === 0 ? null : [{ text: at(ALLERGIES, ordinal), updatedOn: '2026-03-11' }],
    medicines: [at(MEDICINES, ordinal), at(MEDICINES, ordinal + 2)],
    problems: [at(PROBLEMS, ordinal), at(PROBLEMS, ordinal + 3)],
    careTeam: [{ staffId: at(['staff-amin', 'staff-chen', 'staff-amin', 'staff-wu'], ordinal), relation: 'pcp' }],
    lastVisit: null, nextVisit: null, eligible: true, ineligibleReason: null, lastPortalSignInAt: null, replacedBy: null, active: true,
    ...told,
  }
}

/** `today` is the clinic's local date: babies and teenagers keep their age whenever the sample is made. */
export function samplePatients(today: string): PatientRecord[] {
  const year = Number(today.slice(0, 4))
  const named: Told[] = [
    { patientId: 'p-okafor', family: 'Okafor', given: 'Grace', title: 'Ms', birthDate: '1961-03-02', sex: 'female', mrn: '1148820371', phone: '510-555-0142', allergies: [{ text: 'sulfa (hives)', updatedOn: '2025-06-30' }], careTeam: [{ staffId: 'staff-chen', relation: 'pcp' }, { staffId: 'staff-amin', relation: 'covering' }, { staffId: 'staff-wu', relation: 'readTest' }], problems: ['Hypertension', 'Type 2 diabetes', 'Former smoker'], lastVisit: `${year}-09-02 Dr Chen` },
    { patientId: 'p-lee', family: 'Lee', given: 'Jo', birthDate: plusDays(today, -36), sex: 'male', allergies: [], medicines: [], problems: [], mrn: '2290441875' },
    { patientId: 'p-smith-a', family: 'Smith', given: 'Ana', title: 'Ms', birthDate: '1945-07-14', sex: 'female', mrn: '1297287652' },
    { patientId: 'p-smith-b', family: 'Smith', given: 'Anna', title: 'Ms', birthDate: '1988-02-03', sex: 'female', mrn: '1297287256' },
    { patientId: 'p-patel', family: 'Patel', given: 'Rohan', birthDate: `${year - 15}-12-08`, sex: 'male', problems: ['Asthma'], medicines: [at(MEDICINES, 5)] },
    { patientId: 'p-delgado', family: 'Delgado', given: 'Marisol', title: 'Ms', birthDate: '1988-01-30', sex: 'female', language: 'Spanish', medicines: [at(MEDICINES, 3)], problems: ['Hypothyroidism'] },
    { patientId: 'p-hoffman', family: 'Hoffman', given: 'Peter', title: 'Mr', birthDate: '1952-06-27', sex: 'male', medicines: [{ name: 'metoprolol', text: '50 mg tablet — DOSE 50 mg twice daily' }] },
    { patientId: 'p-rossi', family: 'Rossi', given: 'Elena', title: 'Mrs', birthDate: '1938-04-05', sex: 'female' },
    { patientId: 'p-johnson', family: 'Johnson', given: 'Mark', title: 'Mr', birthDate: '1970-02-22', sex: 'male', problems: ['Low back pain'] },
    { patientId: 'p-kim', family: 'Kim', given: 'Soo-ah', title: 'Ms', preferredName: 'Sue', birthDate: '2001-08-09', sex: 'female', pronouns: 'she/her' },
    { patientId: 'p-alvarez', family: 'Alvarez', given: 'Luis', title: 'Mr', birthDate: '1966-11-03', sex: 'male', problems: ['Asthma'], medicines: [at(MEDICINES, 5)] },
    { patientId: 'p-brown', family: 'Brown', given: 'Tasha', title: 'Ms', birthDate: '1994-09-16', sex: 'female' },
    { patientId: 'p-nguyen', family: 'Nguyen', given: 'Bao', title: 'Mr', birthDate: '1979-05-11', sex: 'male' },
    { patientId: 'p-farouk', family: 'Farouk', given: 'Nadia', title: 'Ms', birthDate: '1983-10-19', sex: 'female', eligible: false, ineligibleReason: 'Primary care is outside the medical offices of this plan.' },
  ]
  const made = MADE_PEOPLE.map(([family, given, sex], index): Told => {
    const born = year - 18 - ((index * 37) % 70)
    return {
      patientId: `p-${String(index + 1).padStart(2, '0')}`, family, given, sex, title: sex === 'female' ? 'Ms' : 'Mr',
      birthDate: `${born}-${String(1 + ((index * 5) % 12)).padStart(2, '0')}-${String(1 + ((index * 11) % 28)).padStart(2, '0')}`,
    }
  })
  return [...named, ...made].map(samplePatient)
}

export const SAMPLE_PROXIES: readonly RelatedPersonRecord[] = [
  { relatedPersonId: 'rp-lee', patientId: 'p-lee', family: 'Lee', given: 'Kim', relationship: 'mother', active: true, periodStart: null, periodEnd: null, phone: '510-555-0177' },
  { relatedPersonId: 'rp-patel', patientId: 'p-patel', family: 'Patel', given: 'Mina', relationship: 'mother', active: true, periodStart: null, periodEnd: null, phone: '510-555-0178' },
  { relatedPersonId: 'rp-smith', patientId: 'p-smith-a', family: 'Smith', given: 'Paul', relationship: 'son', active: true, periodStart: null, periodEnd: null, phone: '510-555-0179', grants: [{ scope: ['messages', 'medicines'], from: null, to: '2035-12-31' }] },
]
