import { plusDays } from '#shared/domain/calendar/localDate.ts'
import type { PatientRecord, RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import type { SenderRef } from '#shared/domain/thread/state.ts'
import { samplePatient } from '../patients.ts'
import type { TimedStep } from '../playScene.ts'
import type { CaseKit, SampleCases } from './sampleCase.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

/** Some months after the birthday, so that nobody in the sample changes age overnight. */
const born = (today: string, age: number): string => plusDays(today, -100 - Math.round(age * 365.25))
const proxy = (relatedPersonId: string): SenderRef => ({ kind: 'proxy', relatedPersonId })

function patients(today: string): PatientRecord[] {
  const plain = { problems: [], medicines: [], allergies: [] }
  return [
    samplePatient({ ...plain, patientId: 'p-vega', family: 'Vega', given: 'Mateus', birthDate: born(today, 9), sex: 'male', nextVisit: `${plusDays(today, 20)} Pediatrics` }, 210),
    samplePatient({ ...plain, patientId: 'p-brandt', family: 'Brandt', given: 'Felix', birthDate: born(today, 15), sex: 'male', nextVisit: `${plusDays(today, 12)} Pediatrics` }, 211),
    samplePatient({ ...plain, patientId: 'p-mensah', family: 'Mensah', given: 'Abena', birthDate: born(today, 16), sex: 'female' }, 212),
    samplePatient({ ...plain, patientId: 'p-marsh', family: 'Marsh', given: 'Ivy', birthDate: born(today, 12), sex: 'female' }, 213),
    samplePatient({ ...plain, patientId: 'p-sato', family: 'Sato', given: 'Ren', birthDate: born(today, 14), sex: 'male', lastVisit: `${plusDays(today, -41)} Pediatrics` }, 214),
    samplePatient({ patientId: 'p-quintero', family: 'Quintero', given: 'Hugo', title: 'Mr', birthDate: '1953-04-18', sex: 'male' }, 215),
    samplePatient({ patientId: 'p-whitlock', family: 'Whitlock', given: 'Dorothea', title: 'Ms', birthDate: '1949-09-27', sex: 'female' }, 216),
    samplePatient({ patientId: 'p-tamborini', family: 'Tamborini', given: 'Noa', title: 'Ms', birthDate: '1986-06-03', sex: 'female', restricted: true }, 217),
  ]
}

function proxies(today: string): RelatedPersonRecord[] {
  const person = (relatedPersonId: string, patientId: string, family: string, given: string, relationship: string): RelatedPersonRecord =>
    ({ relatedPersonId, patientId, family, given, relationship, active: true, periodStart: null, periodEnd: null, phone: '510-555-0188' })
  return [
    person('rp-vega', 'p-vega', 'Vega', 'Lucia', 'mother'),
    person('rp-brandt', 'p-brandt', 'Brandt', 'Uwe', 'father'),
    person('rp-mensah', 'p-mensah', 'Mensah', 'Efua', 'mother'),
    person('rp-marsh', 'p-marsh', 'Marsh', 'Colin', 'father'),
    person('rp-sato', 'p-sato', 'Sato', 'Emi', 'mother'),
    { ...person('rp-quintero', 'p-quintero', 'Quintero', 'Alma', 'daughter'), grants: [{ scope: ['messages', 'appointments'], from: plusDays(today, -160), to: plusDays(today, 200) }] },
    { ...person('rp-whitlock', 'p-whitlock', 'Whitlock', 'Gene', 'spouse'), grants: [{ scope: ['messages'], from: plusDays(today, -400), to: plusDays(today, -36) }] },
  ]
}

function steps(kit: CaseKit): readonly TimedStep[] {
  const { now, receive, act } = kit
  return [
    receive({
      threadId: 'case-child', at: now - 5 * HOUR, patientId: 'p-vega', sender: proxy('rp-vega'), subject: 'Form for summer camp',
      body: 'Hello, Mateus goes to camp in the summer and they ask for a form with his shots. Where do I send it?',
    }),
    receive({
      threadId: 'case-teen-parent', at: now - 26 * HOUR, patientId: 'p-brandt', sender: proxy('rp-brandt'), subject: 'Sports physical',
      body: 'Felix needs the form of his sports physical by Friday, and I would like to know what the doctor told him about his knee.',
    }),
    receive({
      threadId: 'case-teen-own', at: now - 25 * HOUR, patientId: 'p-brandt', subject: 'my knee', link: { threadId: 'case-teen-parent', relation: 'otherSender' },
      body: 'hi it is felix, my dad wrote you about the form. my knee still clicks when i run but it does not hurt. can i go to practice',
    }),
    act(now - 25 * HOUR + MINUTE, 'case-teen-parent', 'intake', { type: 'linkThread', threadId: 'case-teen-own', relation: 'otherSender' }),
    receive({
      threadId: 'case-teen-confidential', at: now - 4 * HOUR, patientId: 'p-mensah', subject: 'Birth control',
      body: 'Can I get birth control without my parents seeing it on the account?',
    }),
    receive({
      threadId: 'case-confidential-proxy', at: now - 3 * HOUR, patientId: 'p-mensah', sender: proxy('rp-mensah'), subject: 'What was the visit about?',
      body: 'I saw that Abena was at the clinic. What was it about, and did she get a prescription?',
    }),
    act(now - 2.5 * HOUR, 'case-confidential-proxy', 'staff-lam', { type: 'markConfidential', kind: 'thread', ref: null, topic: null }),
    receive({
      threadId: 'case-twelve', at: now - 6 * HOUR, patientId: 'p-marsh', sender: proxy('rp-marsh'), subject: 'Ivy’s next visit',
      body: 'Ivy asks for a private visit with the doctor. How do we arrange it?',
    }),
    act(now - 5.5 * HOUR, 'case-twelve', 'staff-lam', { type: 'markConfidential', kind: 'thread', ref: null, topic: 'mental-health' }),
    receive({
      threadId: 'case-past-visit', at: now - 7 * HOUR, patientId: 'p-sato', sender: proxy('rp-sato'), subject: 'When was Ren seen?',
      body: 'For the school I need the day on which Ren was at your office and what was done.',
    }),
    kit.run(now - 6.5 * HOUR, () => kit.engine.store.keep({
      kind: 'draft', draft: { threadId: 'case-past-visit', staffId: 'staff-rivera', mode: 'reply', body: 'Ren was seen on the ninth. His last visit was a checkup.', savedAt: now - 6.5 * HOUR },
    })),
    receive({
      threadId: 'case-adult-proxy', at: now - 8 * HOUR, patientId: 'p-quintero', sender: proxy('rp-quintero'), subject: 'Compression stockings',
      body: 'Does my father need a prescription for his new compression stockings? He gave me access to his messages in the spring.',
    }),
    receive({
      threadId: 'case-ended-grant', at: now - 9 * HOUR, patientId: 'p-whitlock', sender: proxy('rp-whitlock'), subject: 'Paperwork for Dorothea',
      body: 'Dorothea asked me to find out whether her paperwork reached you.',
    }),
    receive({
      threadId: 'case-break-glass', at: now - 30 * HOUR, patientId: 'p-tamborini', subject: 'A question from a colleague',
      body: 'I work on the third floor, so please keep this among yourselves. Is the cream safe while I am nursing?',
    }),
    act(now - 29 * HOUR, 'case-break-glass', 'staff-lam', { type: 'claimThread' }),
    act(now - 28.9 * HOUR, 'case-break-glass', 'staff-lam', {
      type: 'replyToPatient', replyId: 'case-break-glass-r1', textHash: '', templateId: null, asksPatient: false, seenVersion: 999,
    }, [
      kit.text('case-break-glass', 'staff-lam', 'staff', 'case-break-glass-r1', 'Thank you for writing. I keep this with me and ask your doctor today; you will hear from me.', 'A question from a colleague'),
    ]),
    act(now - 28.9 * HOUR + 12_000, 'case-break-glass', 'outbox', { type: 'recordDelivery', replyId: 'case-break-glass-r1', outcome: 'handedOver', reason: null }),
    act(now - 28.9 * HOUR + 15_000, 'case-break-glass', 'outbox', { type: 'recordDelivery', replyId: 'case-break-glass-r1', outcome: 'delivered', reason: null }),
    act(now - 28.5 * HOUR, 'case-break-glass', 'outbox', { type: 'recordRead', replyId: 'case-break-glass-r1', readAt: now - 28.5 * HOUR }),
    act(now - 2 * HOUR, 'case-break-glass', 'staff-amin', { type: 'breakGlass', accessId: 'case-break-glass-access', reason: 'She is on the phone with me and Kevin is at lunch' }),
  ]
}

/** Senders, proxies, teenagers, confidential care, minimum necessary (S35 to S43, D17 to D19). */
export const peopleCases: SampleCases = { patients, proxies, steps }
