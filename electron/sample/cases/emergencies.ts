import { plusDays } from '#shared/domain/calendar/localDate.ts'
import type { PatientPhone, PatientRecord } from '#shared/domain/directory/records.ts'
import type { ContactOutcome } from '#shared/domain/thread/state.ts'
import type { TimedStep } from '../playScene.ts'
import type { CaseKit, SampleCases } from './sampleCase.ts'

/** Emergencies of the sample clinic: the three branches, the call ladder, the welfare check, safe contact, the ladder of D8, the back-pain screen. */
const MINUTE = 60_000

const phones = (last: string, more: readonly PatientPhone[] = []): PatientPhone[] => [
  { number: `510-555-01${last}`, use: 'mobile', name: null, isSafe: true },
  { number: `510-555-02${last}`, use: 'home', name: null, isSafe: true },
  ...more,
]

const patient = (told: Pick<PatientRecord, 'patientId' | 'family' | 'given' | 'birthDate' | 'sex' | 'mrn'> & Partial<PatientRecord>): PatientRecord => ({
  title: null, preferredName: null, deceasedDate: null, pronouns: null, phone: null, language: 'English', allergies: [], medicines: [], problems: [],
  careTeam: [{ staffId: 'staff-amin', relation: 'pcp' }], lastVisit: null, nextVisit: null, eligible: true, ineligibleReason: null, lastPortalSignInAt: null,
  replacedBy: null, active: true, ...told, ...(told.phones?.[0] ? { phone: told.phones[0].number } : {}),
})

const PATIENTS = (today: string): readonly PatientRecord[] => [
  patient({ patientId: 'p-em-chest', family: 'Voss', given: 'Hedwig', title: 'Ms', birthDate: '1958-10-21', sex: 'female', mrn: '3301174520', phones: phones('71') }),
  patient({ patientId: 'p-em-labour', family: 'Iyer', given: 'Lakshmi', title: 'Ms', birthDate: '1995-05-04', sex: 'female', mrn: '3301174611', phones: phones('72') }),
  patient({ patientId: 'p-em-crisis', family: 'Quintana', given: 'Rafael', title: 'Mr', birthDate: '1990-12-12', sex: 'male', mrn: '3301174702', language: 'Spanish', phones: phones('73') }),
  patient({ patientId: 'p-em-tries', family: 'Zeller', given: 'Bruno', title: 'Mr', birthDate: '1949-01-17', sex: 'male', mrn: '3301174893', phones: phones('74', [{ number: '510-555-0374', use: 'emergencyContact', name: 'Clara Zeller, wife', isSafe: true }]) }),
  patient({ patientId: 'p-em-welfare', family: 'Sibanda', given: 'Ruth', title: 'Ms', birthDate: '1972-07-08', sex: 'female', mrn: '3301174984', phones: phones('75') }),
  patient({
    patientId: 'p-em-safe', family: 'Halloran', given: 'Maeve', title: 'Ms', birthDate: '1986-03-29', sex: 'female', mrn: '3301175075', safeContactNote: 'Weekdays from 10 to 14 only.',
    phones: [
      { number: '510-555-0176', use: 'mobile', name: null, isSafe: true }, { number: '510-555-0276', use: 'home', name: null, isSafe: false },
      { number: '510-555-0376', use: 'emergencyContact', name: 'Dan Halloran, husband', isSafe: true },
    ],
  }),
  patient({ patientId: 'p-em-ladder', family: 'Ostrowski', given: 'Jerzy', title: 'Mr', birthDate: '1963-11-30', sex: 'male', mrn: '3301175166', phones: phones('77') }),
  patient({ patientId: 'p-em-back', family: 'Ekholm', given: 'Astrid', title: 'Ms', birthDate: '1967-08-15', sex: 'female', mrn: '3301175257', problems: ['Breast cancer, treated 2019'], lastVisit: `${plusDays(today, -60)} Dr Amin`, phones: phones('78') }),
]

const tried = (kit: CaseKit, at: number, threadId: string, number: string, outcome: ContactOutcome = 'noAnswer'): TimedStep =>
  kit.act(at, threadId, 'staff-rivera', { type: 'recordContact', outcome, note: null, number })

/** A thread that Rivera has in hand from its second minute on. */
function inHand(kit: CaseKit, threadId: string, minutesAgo: number, patientId: string, subject: string, body: string): TimedStep[] {
  const at = kit.now - minutesAgo * MINUTE
  return [
    kit.receive({ threadId, at, patientId, subject, body }),
    kit.act(at + MINUTE, threadId, 'staff-rivera', { type: 'lookAtThread' }),
    kit.act(at + 1.2 * MINUTE, threadId, 'staff-rivera', { type: 'claimThread' }),
  ]
}

function calls(kit: CaseKit): TimedStep[] {
  const saved = kit.now - 4 * MINUTE
  return [
    // Both are called within their five minutes: a fresh flag that nobody has claimed still stands above them (D15).
    ...inHand(kit, 'case-tries', 4, 'p-em-tries', 'Refill', 'Please refill my metoprolol. By the way my left arm and jaw have been aching with a pressure in my chest since this morning and I am sweating.'),
    tried(kit, kit.now - 2 * MINUTE, 'case-tries', '510-555-0174'),
    tried(kit, kit.now - 1 * MINUTE, 'case-tries', '510-555-0274', 'voicemailNoDetails'),
    ...inHand(kit, 'case-welfare', 4, 'p-em-welfare', 'Goodbye', 'I have saved up my pills and I want to end my life tonight. Thank you for everything you did.'),
    tried(kit, saved + 1.6 * MINUTE, 'case-welfare', '510-555-0175'),
    tried(kit, saved + 2.1 * MINUTE, 'case-welfare', '510-555-0275'),
    tried(kit, saved + 2.6 * MINUTE, 'case-welfare', '510-555-0175'),
    kit.act(saved + 3.2 * MINUTE, 'case-welfare', 'staff-rivera', { type: 'recordWelfareStep', step: 'request', service: 'police', reference: '26-11873', outcome: null }),
    ...inHand(kit, 'case-safe', 95, 'p-em-safe', 'Question', 'My husband hit me again last night and choked me. Please do not call the house phone, he picks it up.'),
    tried(kit, kit.now - 80 * MINUTE, 'case-safe', '510-555-0176'),
  ]
}

/** S52: asked by the nurse, one yes, and not cleared yet. */
function backPain(kit: CaseKit): TimedStep[] {
  const at = kit.now - 26 * 60 * MINUTE
  return [
    kit.receive({ threadId: 'case-back', at, patientId: 'p-em-back', subject: 'Back program', body: 'My lower back is stiff in the mornings, same as last year. A friend told me about the back pain program. May I sign up?' }),
    kit.act(at + 30 * MINUTE, 'case-back', 'staff-lam', { type: 'lookAtThread' }),
    kit.act(at + 40 * MINUTE, 'case-back', 'staff-lam', { type: 'recordBackPainScreen', answers: { legs: 'no', control: 'no', fever: 'no', history: 'yes' } }),
  ]
}

export const emergenciesCases: SampleCases = {
  patients: PATIENTS,
  steps: (kit) => [
    kit.receive({ threadId: 'case-chest', at: kit.now - 1.5 * MINUTE, patientId: 'p-em-chest', subject: 'Appointment', body: 'Can I get an appointment next week? I have crushing chest pain going into my left arm right now and I feel sick.' }),
    kit.receive({ threadId: 'case-labour', at: kit.now - 2 * MINUTE, patientId: 'p-em-labour', subject: 'Baby', body: 'I am 38 weeks pregnant, my water just broke and I have contractions every 3 minutes. Should I wait for my visit tomorrow?' }),
    kit.receive({ threadId: 'case-crisis', at: kit.now - 1 * MINUTE, patientId: 'p-em-crisis', subject: 'Ayuda', body: 'No puedo mas. Quiero morir, quiero matarme esta noche.' }),
    kit.receive({ threadId: 'case-ladder', at: kit.now - 70 * MINUTE, patientId: 'p-em-ladder', subject: 'Form', body: 'I need the form for my gym. My calf has been swollen, hot and red on one side since the flight, is that normal?' }),
    ...calls(kit),
    ...backPain(kit),
  ],
}
