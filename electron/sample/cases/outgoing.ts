import { plusDays } from '#shared/domain/calendar/localDate.ts'
import { samplePatient } from '../patients.ts'
import type { TimedStep } from '../playScene.ts'
import { HELP_TEXTS } from './outgoingTexts.ts'
import type { CaseKit, CaseMessage, SampleCases } from './sampleCase.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

/** What somebody began to write and left: the composer shows it, and what is wrong with it, when the thread comes up. */
const draft = (kit: CaseKit, threadId: string, staffId: string, body: string): TimedStep =>
  kit.run(kit.now - 10 * MINUTE, () => kit.engine.store.keep({ kind: 'draft', draft: { threadId, staffId, mode: 'reply', body, savedAt: kit.engine.clock.now() } }))

/** An answer that reached the patient, who read it. */
function answer(kit: CaseKit, at: number, threadId: string, by: string, name: string, body: string, templateId: string | null): TimedStep[] {
  const replyId = `${threadId}-${name}`
  return [
    kit.act(at, threadId, by, { type: 'replyToPatient', replyId, textHash: '', templateId, asksPatient: false, seenVersion: Number.MAX_SAFE_INTEGER }, [kit.text(threadId, by, 'staff', replyId, body)]),
    kit.act(at + MINUTE, threadId, 'outbox', { type: 'recordDelivery', replyId, outcome: 'handedOver', reason: null }),
    kit.act(at + 2 * MINUTE, threadId, 'outbox', { type: 'recordDelivery', replyId, outcome: 'delivered', reason: null }),
    kit.act(at + 4 * MINUTE, threadId, 'outbox', { type: 'recordRead', replyId, readAt: at + 4 * MINUTE }),
  ]
}

/** A message that a nurse gave to the clerks, and their approved phrases. */
function helped(kit: CaseKit, message: CaseMessage, pool: string, phrases: readonly (keyof typeof HELP_TEXTS)[]): TimedStep[] {
  const { threadId, at } = message
  return [
    kit.receive(message),
    kit.route(at + 5 * MINUTE, threadId, 'staff-rivera', pool, 'Help with the website'),
    ...phrases.flatMap((id, index) => answer(kit, at + (10 + index * 6) * MINUTE, threadId, 'staff-ortiz', id, HELP_TEXTS[id], id)),
  ]
}

const WHAT_IS_WRONG = [
  'Hello Vernon,', 'Your psychiatry appointment is on Monday at 9:30. Please install Flash Player for it.',
  'Take .5 mg at night, and *** in the morning. Harriet Pemberton takes the same.',
].join('\n')

/** Texts on their way out: what stops them, what warns, how they are signed, and the phrases for help with the portal. */
export const outgoingCases: SampleCases = {
  patients: () => [
    samplePatient({ patientId: 'p-thistlewood', family: 'Thistlewood', given: 'Beatrix', title: 'Ms', birthDate: '1974-03-19', sex: 'female' }, 191),
    samplePatient({ patientId: 'p-kowalczyk', family: 'Kowalczyk', given: 'Bogdan', title: 'Mr', birthDate: '1968-12-02', sex: 'male' }, 192),
    samplePatient({ patientId: 'p-fitzroy', family: 'Fitzroy', given: 'Imogen', title: 'Ms', birthDate: '1990-07-08', sex: 'female' }, 193),
    samplePatient({ patientId: 'p-yamamoto', family: 'Yamamoto', given: 'Keiko', title: 'Ms', birthDate: '1947-10-23', sex: 'female' }, 194),
    samplePatient({ patientId: 'p-carmody', family: 'Carmody', given: 'Clyde', title: 'Mr', birthDate: '1959-01-15', sex: 'male', careTeam: [{ staffId: 'staff-raman', relation: 'pcp' }] }, 195),
    samplePatient({
      patientId: 'p-villanueva', family: 'Villanueva', given: 'Rosario', title: 'Ms', birthDate: '1982-05-27', sex: 'female', eligible: false,
      ineligibleReason: 'Primary care is outside the medical offices of this plan.',
    }, 196),
    samplePatient({ patientId: 'p-drummond', family: 'Drummond', given: 'Esme', title: 'Ms', birthDate: '1977-11-11', sex: 'female' }, 197),
    samplePatient({ patientId: 'p-haverford', family: 'Haverford', given: 'Ulrich', title: 'Mr', birthDate: '1951-02-09', sex: 'male' }, 198),
  ],
  proxies: (today) => {
    const person = { active: true, periodStart: null, periodEnd: null, phone: null }
    return [
      { ...person, relatedPersonId: 'rp-thistlewood', patientId: 'p-thistlewood', family: 'Thistlewood', given: 'Gareth', relationship: 'spouse' },
      {
        ...person, relatedPersonId: 'rp-yamamoto', patientId: 'p-yamamoto', family: 'Yamamoto', given: 'Haruto', relationship: 'son',
        grants: [{ scope: ['messages', 'appointments'], from: plusDays(today, -90), to: plusDays(today, 300) }],
      },
    ]
  },
  practitioners: (today) => [
    { staffId: 'staff-raman', family: 'Raman', given: 'Priya', title: 'Dr', roleText: 'Physician', absences: [{ from: plusDays(today, -1), to: plusDays(today, 6), coveredBy: 'staff-brooks', coveredByName: 'Dana Brooks' }] },
  ],
  steps: (kit) => {
    const ago = (hours: number): number => kit.now - hours * HOUR
    const self = (threadId: string, patientId: string, hours: number, subject: string, body: string): CaseMessage => ({ threadId, patientId, at: ago(hours), subject, body })
    return [
      kit.receive(self('case-send-checks', 'p-kowalczyk', 2.6, 'My next visits', 'When are my next visits, and how does the video visit work? I also forgot how much of the new pill I should take.')),
      draft(kit, 'case-send-checks', 'staff-rivera', WHAT_IS_WRONG),

      kit.receive(self('case-private-words', 'p-fitzroy', 2.3, 'Private, about an HIV test', 'I would rather not have this in writing. I think I need an HIV test. Can I talk to somebody?')),
      draft(kit, 'case-private-words', 'staff-rivera', 'Hello Imogen,\nYou can come in for the HIV test on any weekday.'),

      kit.receive({ ...self('case-asked-by-spouse', 'p-thistlewood', 3.4, 'My wife’s appointment', 'When is my wife’s next appointment? She does not know that I ask.'), sender: { kind: 'proxy', relatedPersonId: 'rp-thistlewood' } }),
      draft(kit, 'case-asked-by-spouse', 'staff-rivera', 'Her appointment is on Monday at 9:30.'),

      kit.receive({ ...self('case-five-fields', 'p-yamamoto', 3.7, 'Mother’s visit', 'What time is my mother’s visit, and which entrance do we use?'), sender: { kind: 'proxy', relatedPersonId: 'rp-yamamoto' } }),
      draft(kit, 'case-five-fields', 'staff-rivera', 'The visit is on Monday at 9:30 with Dr Amin, second floor. The reason is her memory.'),

      kit.receive({ ...self('case-covering', 'p-carmody', 4.1, 'Swollen ankle', 'The ankle from last month is still a little thick in the evening. Is that all right?'), addressedTo: 'staff-raman' }),
      draft(kit, 'case-covering', 'staff-brooks', 'Hello Clyde,\nA little swelling in the evening can last for weeks after a sprain.'),

      kit.receive(self('case-results-outside', 'p-villanueva', 4.6, 'Lab results', 'I had blood drawn at your lab last week. Where do I see what came out?')),
      draft(kit, 'case-results-outside', 'staff-rivera', 'Hello Rosario,\nYou can see your results online.'),

      kit.receive({ ...self('case-signed', 'p-drummond', 29, 'Pregnant and worried about my job', 'Can I have a letter that says I should not lift boxes?'), addressedTo: 'staff-amin' }),
      ...answer(kit, ago(26), 'case-signed', 'staff-lam', 'r1', 'Hello Esme,\nThe letter is ready. You can pick it up at the front desk from noon.', null),

      ...helped(kit, self('case-sign-on', 'p-haverford', 28, 'Cannot sign on', 'The website does not take my password any more, and the mail with the new one never came. My password was Garden44, can you try it?'), 'admin-desk', ['register-first', 'locked-out', 'temporary-password', 'public-computer']),
      ...helped(kit, self('case-web-help', 'p-drummond', 30, 'Several questions about the website', 'The app says I have a message and there is none. Where do I write to the doctor now? Send stays grey when I paste. And whom do I call?'), 'admin-desk', ['empty-inbox-alert', 'where-to-write', 'send-stays-grey', 'support-numbers', 'advice-line', 'urgent-visit-line']),
      ...helped(kit, self('case-medicine-help', 'p-kowalczyk', 33, 'Refill order and a question', 'The refill page hung in my old browser. And do I keep the drops in the fridge?'), 'refills', ['refill-order-failed', 'ask-the-pharmacist', 'standard-disclaimer']),

      kit.receive(self('case-ask-pharmacist', 'p-haverford', 5.2, 'Storing my eye drops', 'How long do the new eye drops keep once they are open, and do they need the fridge?')),
      kit.route(ago(4.9), 'case-ask-pharmacist', 'staff-rivera', 'pharmacist', 'How to store a medicine'),
    ]
  },
}
