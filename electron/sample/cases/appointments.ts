import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import { appointmentPhrase, bookedFacts } from '#shared/domain/appointment/appointmentPhrases.ts'
import { openSlots } from '#electron/engine/appointments/openSlots.ts'
import { samplePatient } from '../patients.ts'
import type { TimedStep } from '../playScene.ts'
import { at, businessDays, sampleSlots } from './appointmentSlots.ts'
import type { CaseKit, SampleCases } from './sampleCase.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const CLERK = 'staff-ortiz'
const NURSE = 'staff-rivera'

const PATIENTS = [
  ['p-holloway', 'Holloway', 'Bridget', '1984-06-11', 'female', '5512047730'],
  ['p-quartey', 'Quartey', 'Emil', '2020-02-14', 'male', '5512047841'],
  ['p-lindqvist', 'Lindqvist', 'Astrid', '1957-12-03', 'female', '5512048006'],
  ['p-mbeki', 'Mbeki', 'Thabo', '1991-08-21', 'male', '5512048117'],
  ['p-beaumont', 'Beaumont', 'Rosa', '1949-04-30', 'female', '5512048228'],
  ['p-yamauchi', 'Yamauchi', 'Kenji', '1976-10-09', 'male', '5512048339'],
  ['p-ravenscroft', 'Ravenscroft', 'Fiona', '1993-01-25', 'female', '5512048440'],
  ['p-vasquez', 'Vasquez', 'Oscar', '1968-07-17', 'male', '5512048551'],
] as const

const request = (more: Partial<Extract<ThreadCommand, { type: 'openAppointmentRequest' }>> = {}): ThreadCommand => ({
  type: 'openAppointmentRequest', requestId: 'r', person: { kind: 'threadPatient' }, departmentId: 'adult-medicine', visitType: 'Return or follow-up', mode: 'inPerson', preferredDates: [], ...more,
})
const child = { kind: 'identity', mrn: '5512047841', fullName: 'Emil Quartey', birthDate: '2020-02-14' } as const
const book: ThreadCommand = { type: 'bookSlot', videoChecked: [] }

function steps(kit: CaseKit): TimedStep[] {
  const { engine, now, today } = kit
  const { pack } = engine
  const days = businessDays(pack, today, 9)
  const ask = (threadId: string, hoursAgo: number, patientId: string, body: string, subject = 'Appointment'): TimedStep =>
    kit.receive({ threadId, at: now - hoursAgo * HOUR, patientId, subject, body, appointmentRequest: true })
  const act = (minutesAgo: number, threadId: string, command: ThreadCommand, by = CLERK): TimedStep => kit.act(now - minutesAgo * MINUTE, threadId, by, command)
  const slots = sampleSlots(pack, today)
  const eighth = days[7] ?? today
  return [
    kit.run(now - 100 * HOUR, async () => {
      await openSlots(engine, {
        commandId: 'sample:slots', actor: { kind: 'system', id: 'intake' },
        slots: [
          ...slots,
          // What the record has booked already: a visit that clerks never see (S47), and one on the same day as free slots (S48).
          { slotId: 'slot-mind', departmentId: 'behavioral-health', visitType: 'Mental health visit', clinicianId: null, clinicianName: 'Dr Lund', location: 'Oakland, 5th floor', startsAt: at(pack, days[5] ?? today, 780), minutes: 50, mode: 'inPerson', isConfidential: true, instructions: null, bookedFor: 'p-ravenscroft' },
          { slotId: 'slot-eighth', departmentId: 'optometry', visitType: 'Optometry and eye exam', clinicianId: null, clinicianName: 'Dr Sorrel', location: 'Oakland, ground floor', startsAt: at(pack, days[2] ?? today, 720), minutes: 30, mode: 'inPerson', isConfidential: false, instructions: null, bookedFor: 'p-beaumont' },
        ],
      })
    }),
    ask('case-appointment-form', 20, 'p-holloway', [
      'Medical record number: 5512047841', 'Full name: Emil Quartey', 'Birth date: 2020-02-14', 'Department: Pediatrics', 'Visit type: Well-child checkup', `Preferred dates: ${eighth}`,
      '', 'I take care of my nephew and would like to make his yearly checkup appointment.',
    ].join('\n'), 'Help with Scheduling Appointments'),

    ask('case-appointment-slots', 6, 'p-lindqvist', `I would like to schedule a follow-up appointment with Dr Amin, please. ${eighth} would suit me best, any time.`),
    act(300, 'case-appointment-slots', request({ preferredDates: [eighth] })),
    act(299, 'case-appointment-slots', { type: 'holdSlot', slotId: 'slot-amin-8-540' }),

    ask('case-appointment-booked', 21, 'p-mbeki', 'Please schedule a follow-up appointment for me with Dr Amin next week. Mornings are fine.'),
    act(90, 'case-appointment-booked', request()),
    act(89, 'case-appointment-booked', { type: 'holdSlot', slotId: 'slot-amin-6-630' }),
    act(88, 'case-appointment-booked', book),

    ask('case-appointment-family', 9, 'p-holloway', 'Could you make an appointment for my nephew for a well-child checkup? I have his number, name and birth date. What other appointments does he have?'),
    act(80, 'case-appointment-family', request({ person: child, departmentId: 'pediatrics', visitType: 'Well-child checkup' })),
    act(79, 'case-appointment-family', { type: 'holdSlot', slotId: 'slot-ped-7-570' }),
    act(78, 'case-appointment-family', book),

    ask('case-appointment-identity', 5, 'p-vasquez', 'I want to make an appointment for my neighbor. His number is 5512047841 and I think he was born in 2020.'),
    ...[70, 66, 62].map((minutes, index) => act(minutes, 'case-appointment-identity', request({ person: { ...child, fullName: 'Emile Quarty', birthDate: `2020-03-1${index}` }, departmentId: 'pediatrics', visitType: 'Well-child checkup' }))),

    ask('case-appointment-same-day', 8, 'p-beaumont', 'I have my eye exam in a few days. Please book my follow-up appointment with Dr Amin on the same day, so that I come in only once.'),
    act(60, 'case-appointment-same-day', request()),

    ask('case-appointment-phone', 19, 'p-yamauchi', 'I need to schedule a follow-up appointment. Can it be a telephone appointment? I work far away.'),
    act(58, 'case-appointment-phone', request({ mode: 'phone' })),
    act(50, 'case-appointment-phone', { type: 'recordDisposition', code: 'phone-visit' }, NURSE),

    ask('case-appointment-video', 7, 'p-vasquez', 'Please schedule my follow-up appointment as a video visit if that is available.'),
    act(48, 'case-appointment-video', request({ mode: 'video' })),

    ask('case-appointment-private', 4, 'p-ravenscroft', 'I would like to schedule a follow-up appointment with Dr Amin in the next two weeks.'),
    act(40, 'case-appointment-private', request()),

    ask('case-appointment-prenatal', 3, 'p-ravenscroft', 'I would like to book my first prenatal appointment. What times are open?'),

    ...offered(kit),
  ]
}

/** An offer that left and waits for its answer. */
function offered({ engine, now, act, receive, text, today }: CaseKit): TimedStep[] {
  const threadId = 'case-appointment-offered'
  const slots = sampleSlots(engine.pack, today).filter((slot) => slot.slotId === 'slot-eye-4-600' || slot.slotId === 'slot-eye-5-660')
  const lines = slots.map((slot, index) => {
    const facts = bookedFacts({ ...slot, version: 1, status: 'free', hold: null, booking: null }, engine.pack.timeZone, 'en')
    return `${index + 1}. ${facts['appointment.when']}, ${slot.clinicianName}, ${facts['appointment.location']}`
  })
  const body = ['Hello Astrid Lindqvist,', 'These appointments are open now. They are not held for you: each goes to whoever takes it first.', ...lines, 'Please reply with the number that suits you, or call us, day or night.'].join('\n')
  const sent = now - 22 * HOUR
  return [
    receive({ threadId, at: now - 25 * HOUR, patientId: 'p-lindqvist', subject: 'Eye exam', body: 'I need to make an appointment for my yearly eye exam.', appointmentRequest: true }),
    act(now - 23 * HOUR, threadId, CLERK, request({ departmentId: 'optometry', visitType: 'Optometry and eye exam' })),
    act(sent, threadId, CLERK, { type: 'offerSlots', slotIds: slots.map((slot) => slot.slotId), replyId: `${threadId}-reply`, textHash: '', templateId: appointmentPhrase('offer', 'en'), seenVersion: Number.MAX_SAFE_INTEGER }, [text(threadId, CLERK, 'staff', `${threadId}-reply`, body, 'Eye exam')]),
    act(sent + 12_000, threadId, 'outbox', { type: 'recordDelivery', replyId: `${threadId}-reply`, outcome: 'handedOver', reason: null }),
    act(sent + 15_000, threadId, 'outbox', { type: 'recordDelivery', replyId: `${threadId}-reply`, outcome: 'delivered', reason: null }),
  ]
}

export const appointmentsCases: SampleCases = {
  patients: () => PATIENTS.map(([patientId, family, given, birthDate, sex, mrn], index) => samplePatient({ patientId, family, given, birthDate, sex, mrn, careTeam: [{ staffId: 'staff-amin', relation: 'pcp' }] }, 170 + index)),
  steps,
}
