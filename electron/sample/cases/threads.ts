import { plusDays } from '#shared/domain/calendar/localDate.ts'
import type { PatientRecord, PractitionerRecord } from '#shared/domain/directory/records.ts'
import type { ReplyRefusal } from '#shared/domain/thread/replyState.ts'
import { samplePatient } from '../patients.ts'
import type { TimedStep } from '../playScene.ts'
import type { CaseKit, SampleCases } from './sampleCase.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NURSE = 'staff-rivera'
const LAM = 'staff-lam'
const SEEN = Number.MAX_SAFE_INTEGER

function patients(today: string): PatientRecord[] {
  const pcp = [{ staffId: 'staff-amin', relation: 'pcp' }] as const
  const away = [{ staffId: 'staff-ferro', relation: 'pcp' }] as const
  return [
    samplePatient({ patientId: 'p-lindgren', family: 'Lindgren', given: 'Saga', title: 'Ms', birthDate: '1976-02-11', sex: 'female', careTeam: away }, 170),
    samplePatient({ patientId: 'p-oyelaran', family: 'Oyelaran', given: 'Tunde', title: 'Mr', birthDate: '1983-12-30', sex: 'male', careTeam: [{ staffId: 'staff-vance', relation: 'pcp' }] }, 171),
    samplePatient({ patientId: 'p-marchetti', family: 'Marchetti', given: 'Bruna', title: 'Ms', birthDate: '1969-07-04', sex: 'female', careTeam: pcp }, 172),
    samplePatient({ patientId: 'p-thackeray', family: 'Thackeray', given: 'Miles', title: 'Mr', birthDate: '1955-01-22', sex: 'male', careTeam: pcp }, 173),
    samplePatient({ patientId: 'p-vukovic', family: 'Vukovic', given: 'Jelena', title: 'Ms', birthDate: '1990-10-08', sex: 'female', careTeam: [...pcp, { staffId: 'staff-wu', relation: 'readTest' }] }, 174),
    samplePatient({ patientId: 'p-abernathy', family: 'Abernathy', given: 'Cole', title: 'Mr', birthDate: '1962-05-17', sex: 'male', careTeam: pcp, lastPortalSignInAt: Date.parse(`${plusDays(today, -800)}T18:00:00Z`) }, 175),
    samplePatient({
      patientId: 'p-zielinska', family: 'Zielinska', given: 'Marta', title: 'Ms', birthDate: '1948-03-26', sex: 'female', careTeam: pcp, eligible: false,
      ineligibleReason: 'No personal physician is chosen yet.',
    }, 176),
    samplePatient({ patientId: 'p-farrow', family: 'Farrow', given: 'Ingrid', title: 'Ms', birthDate: '1987-09-01', sex: 'female', careTeam: pcp, medicines: [{ name: 'levothyroxine', text: '75 mcg tablet — DOSE 75 mcg every morning' }] }, 177),
    samplePatient({ patientId: 'p-castellanos', family: 'Castellanos', given: 'Rodrigo', title: 'Mr', birthDate: '1973-11-19', sex: 'male', careTeam: pcp }, 178),
    samplePatient({ patientId: 'p-halvorsen', family: 'Halvorsen', given: 'Nils', title: 'Mr', birthDate: '1994-06-06', sex: 'male', careTeam: pcp }, 179),
  ]
}

/** Two clinicians on a long leave: nobody covers for the one, as the record system says; Dr Amin for the other, as entered here. */
function practitioners(today: string): PractitionerRecord[] {
  const leave = { from: plusDays(today, -20), to: plusDays(today, 12) }
  return [
    { staffId: 'staff-ferro', family: 'Ferro', given: 'Luca', title: 'Dr', roleText: 'Physician', absences: [{ ...leave, coveredBy: null, coveredByName: null }] },
    { staffId: 'staff-vance', family: 'Vance', given: 'Edith', title: 'Dr', roleText: 'Physician', absences: [], leaves: [{ ...leave, leaveId: 'sample-leave-vance', coveredBy: 'staff-amin', coveredByName: 'Dr Amin' }] },
  ]
}

/** A reply by a person, its hold, and the portal's receipt. */
function answer(kit: CaseKit, threadId: string, at: number, body: string, { by = NURSE, asksPatient = false } = {}): TimedStep[] {
  const replyId = `${threadId}-reply`
  return [
    kit.act(at, threadId, by, { type: 'replyToPatient', replyId, textHash: '', templateId: null, asksPatient, seenVersion: SEEN }, [kit.text(threadId, by, 'staff', replyId, body)]),
    kit.act(at + 12_000, threadId, 'outbox', { type: 'recordDelivery', replyId, outcome: 'handedOver', reason: null }),
    kit.act(at + 15_000, threadId, 'outbox', { type: 'recordDelivery', replyId, outcome: 'delivered', reason: null }),
  ]
}
const read = (kit: CaseKit, threadId: string, at: number): TimedStep => kit.act(at, threadId, 'outbox', { type: 'recordRead', replyId: `${threadId}-reply`, readAt: at })
const look = (kit: CaseKit, threadId: string, at: number, by = NURSE): TimedStep => kit.act(at, threadId, by, { type: 'lookAtThread' })
const claim = (kit: CaseKit, threadId: string, at: number, by = NURSE): TimedStep => kit.act(at, threadId, by, { type: 'claimThread' })
const complete = (kit: CaseKit, threadId: string, at: number, by = NURSE): TimedStep => kit.act(at, threadId, by, { type: 'completeThread', nextStep: 'Nothing left to do', seenVersion: SEEN })

/** S26, S28, D3, D7: leave with and without a cover. */
function onLeave(kit: CaseKit): TimedStep[] {
  const at = kit.now - 6 * DAY
  return [
    kit.receive({ threadId: 'case-leave', at, patientId: 'p-lindgren', addressedTo: 'staff-ferro', subject: 'A book', body: 'What is the name of the book about walking that Dr Ferro told me about?' }),
    look(kit, 'case-leave', at + HOUR),
    kit.receive({ threadId: 'case-cover', at, patientId: 'p-oyelaran', addressedTo: 'staff-vance', subject: 'Travel letter', body: 'Could Dr Vance tell me which of my papers I should carry with me when I travel in spring? There is no hurry.' }),
    look(kit, 'case-cover', at + HOUR),
  ]
}

/** S19, S31, S25, D6: reading and replying. */
function reading(kit: CaseKit): TimedStep[] {
  const { now } = kit
  const unread = now - 6 * HOUR
  const asked = now - 10 * DAY
  const ended = now - 34 * DAY
  return [
    kit.receive({ threadId: 'case-unread', at: unread, patientId: 'p-marchetti', addressedTo: 'staff-amin', subject: 'Blood sugar log', body: 'My sugar log is in the mailbox of the clinic. Do I take both tablets in the morning, as the new label says?' }),
    look(kit, 'case-unread', unread + 10 * MINUTE), claim(kit, 'case-unread', unread + 12 * MINUTE),
    kit.act(unread + 15 * MINUTE, 'case-unread', NURSE, { type: 'recordDisposition', code: 'within-24-hours' }),
    ...answer(kit, 'case-unread', unread + 20 * MINUTE, 'Thank you for the log. Please write or call us today, before you take the next tablets: we would like to go through the label with you.'),
    kit.receive({ threadId: 'case-window', at: asked, patientId: 'p-thackeray', addressedTo: 'staff-amin', subject: 'Form for the gym', body: 'The gym wants a form from you. Which one do you use for that?' }),
    look(kit, 'case-window', asked + HOUR, LAM), claim(kit, 'case-window', asked + HOUR + MINUTE, LAM),
    ...answer(kit, 'case-window', asked + 2 * HOUR, 'Please send us the form of the gym, we fill that one in.', { by: LAM, asksPatient: true }), read(kit, 'case-window', asked + 5 * HOUR),
    kit.receive({ threadId: 'case-window-ended', at: ended, patientId: 'p-halvorsen', addressedTo: 'staff-amin', subject: 'Vaccination card', body: 'Do you have a copy of my vaccination card? The old one is gone.' }),
    look(kit, 'case-window-ended', ended + HOUR, LAM), claim(kit, 'case-window-ended', ended + HOUR + MINUTE, LAM),
    ...answer(kit, 'case-window-ended', ended + 2 * HOUR, 'We have one. Do you want it by mail, or will you pick it up?', { by: LAM, asksPatient: true }), read(kit, 'case-window-ended', ended + 5 * HOUR),
    kit.receive({ threadId: 'case-late-reply', at: now - 3 * HOUR, patientId: 'p-halvorsen', addressedTo: 'staff-amin', subject: 'Vaccination card', body: 'Sorry for the long wait. By mail, please.', ...late('case-window-ended', 'windowExpired') }),
    kit.act(now - 3 * HOUR + 1000, 'case-window-ended', 'intake', { type: 'linkThread', threadId: 'case-late-reply', relation: 'lateReply' }),
  ]
}

const late = (threadId: string, refusal: ReplyRefusal) => ({ link: { threadId, relation: 'lateReply' as const, refusal } })

/** S21, S22, D13, D14, D15: completion, and what comes after it. */
function closing(kit: CaseKit): TimedStep[] {
  const at = kit.now - 3 * DAY
  const doneAt = at + 3 * HOUR
  return [
    kit.receive({ threadId: 'case-closed', at, patientId: 'p-castellanos', addressedTo: 'staff-amin', subject: 'Copay question', body: 'I was charged a copay twice for one visit, please check my bill.' }),
    look(kit, 'case-closed', at + HOUR), claim(kit, 'case-closed', at + HOUR + MINUTE),
    ...answer(kit, 'case-closed', at + 2 * HOUR, 'Thank you for telling us. The second charge was taken back today.'), read(kit, 'case-closed', at + 2 * HOUR + 30 * MINUTE), complete(kit, 'case-closed', doneAt),
    kit.receive({
      threadId: 'case-after-closing', at: kit.now - 2 * HOUR, patientId: 'p-castellanos', addressedTo: 'staff-amin', subject: 'Re: Copay question', body: 'The bill of this week shows the second charge again. Could you look once more?',
      link: { threadId: 'case-closed', relation: 'postClosure' }, postClosure: { threadId: 'case-closed', completedAt: doneAt },
    }),
    kit.act(kit.now - 2 * HOUR + 1000, 'case-closed', 'intake', { type: 'linkThread', threadId: 'case-after-closing', relation: 'postClosure' }),
  ]
}

/** S3, S4, S7, D11: to whom it was sent. */
function addressees(kit: CaseKit): TimedStep[] {
  const at = kit.now - 5 * HOUR
  const both = { patientId: 'p-vukovic', subject: 'Lipid panel', body: 'Is it right that I should not eat before the lipid panel on Friday, and may I drink coffee in the morning?' }
  return [
    kit.receive({ threadId: 'case-two-offices', at, addressedTo: 'staff-amin', ...both }),
    kit.receive({ threadId: 'case-listed', at: at + 5 * MINUTE, addressedTo: 'staff-wu', ...both, link: { threadId: 'case-two-offices', relation: 'sibling' } }),
    kit.act(at + 5 * MINUTE + 1000, 'case-two-offices', 'intake', { type: 'linkThread', threadId: 'case-listed', relation: 'sibling' }),
    look(kit, 'case-two-offices', at + 20 * MINUTE, 'staff-brooks'), claim(kit, 'case-two-offices', at + 21 * MINUTE, 'staff-brooks'),
    ...answer(kit, 'case-two-offices', at + 30 * MINUTE, 'Yes, nothing but water from midnight on, so no coffee. Come at 8.', { by: 'staff-brooks' }),
  ]
}

/** S11, S12, S13, S58, S60: what the message needs. */
function needs(kit: CaseKit): TimedStep[] {
  const at = kit.now - 100 * MINUTE
  return [
    kit.receive({ threadId: 'case-channel', at, patientId: 'p-farrow', addressedTo: 'staff-amin', subject: 'My elbow', body: 'Since last Tuesday my elbow is stiff and I have a dull ache in it after gardening. I take Synthroid as always and put some ibuprofen gel on it. Do I need an appointment?' }),
    kit.receive({ threadId: 'case-inactive', at: at + MINUTE, patientId: 'p-abernathy', addressedTo: 'staff-amin', subject: 'Old message', body: 'How do I sign on to the portal again? The page says that my account is gone. My daughter writes this for me at the library.' }),
    kit.receive({ threadId: 'case-not-eligible', at: at + 2 * MINUTE, patientId: 'p-zielinska', addressedTo: 'staff-amin', subject: 'Which doctor', body: 'How do I choose a doctor of my own, and which papers do you need for that?' }),
  ]
}

/** S5, D22: set aside with a reason, whole; a nurse reads it and may take it in for the patient. */
function setAside(kit: CaseKit): TimedStep[] {
  const at = kit.now - 90 * MINUTE
  const reason = 'A message that begins a thread needs a subject line.'
  const itemId = 'sample-no-subject'
  const mrn = patients(kit.today).find(({ patientId }) => patientId === 'p-thackeray')?.mrn
  const who = { identifier: { system: 'urn:wellthread:sample', value: mrn } }
  const raw = JSON.stringify({ resourceType: 'Communication', status: 'completed', subject: who, sender: { ...who, display: 'Miles Thackeray' }, payload: [{ contentString: 'Do I need to bring anything?' }] })
  return [
    kit.run(at, async () => {
      await kit.engine.record({
        commandId: 'sample:case-no-subject', actor: { kind: 'system', id: 'intake' },
        directory: [{ kind: 'setAside', id: itemId, record: { itemId, field: 'Communication.topic', tier: null, opened: null, settled: null } }],
        intakeItems: [{
          itemId, source: 'sample', sourceId: 'urn:wellthread:sample|no-subject', fingerprint: 'no-subject', resourceType: 'Communication', outcome: 'quarantined',
          reasonCode: 'required', reason, raw, threadId: null, messageId: null, receivedAt: at,
        }],
      })
    }),
  ]
}

/** D9: a flag that a colleague lowered waits for a second person. */
function secondLook(kit: CaseKit): TimedStep[] {
  const at = kit.now - 4 * HOUR
  const by = 'staff-lam'
  return [
    kit.receive({ threadId: 'case-second-look', at, patientId: 'p-thackeray', addressedTo: 'staff-amin', subject: 'Stress test', body: 'I have chest pressure and pain in my left arm on the stairs again, like before the stress test last year. I only want to know when the next test is.' }),
    look(kit, 'case-second-look', at + 2 * MINUTE, by), claim(kit, 'case-second-look', at + 3 * MINUTE, by),
    kit.act(at + 10 * MINUTE, 'case-second-look', by, { type: 'lowerFlag', reason: 'Old or settled: history, not happening now', seenVersion: SEEN }),
  ]
}

/** Threads and clocks: leave, reading, closing, addressees, channel, second look. */
export const threadsCases: SampleCases = {
  patients,
  practitioners,
  steps: (kit) => [...onLeave(kit), ...reading(kit), ...closing(kit), ...addressees(kit), ...needs(kit), ...setAside(kit), ...secondLook(kit)],
}
