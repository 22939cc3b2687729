import { expect, it } from 'vitest'
import { INTAKE } from '#test/helpers/builders.ts'
import { appointmentClinic, book, hold, open, patient, refused, slot, DAY, HOUR, MINUTE, MONDAY_10 } from './clinic.ts'

const FIELDS = ['Date and time: Friday 6 March 2026 at 10:00am', 'Doctor: Dr Chen', 'Location: Oakland, room 4', 'Instructions: Bring your medicines', 'To change or cancel it']

type Clinic = Awaited<ReturnType<typeof appointmentClinic>>
type Clerk = Awaited<ReturnType<Clinic['signIn']>>
const booked = async (clerk: Clerk, threadId: string, asked = open()): Promise<void> => {
  await clerk.act(threadId, asked)
  await clerk.act(threadId, hold())
  await clerk.act(threadId, book())
}
const confirm = async (clerk: Clerk, threadId: string) => clerk.act(threadId, { type: 'confirmAppointment', seenVersion: (await clerk.get(threadId)).version })

it('S42: the confirmation holds exactly the five fields, from an approved text that nobody types in', async () => {
  const { asks, signIn, tick } = await appointmentClinic()
  await asks('t1')
  const clerk = await signIn('clerk')
  await booked(clerk, 't1')
  expect((await clerk.panel('t1')).confirmation.text).toContain(FIELDS[0])
  await confirm(clerk, 't1')
  await tick(MINUTE)
  const text = (await clerk.get('t1')).messages.at(-1)?.body ?? ''
  for (const field of FIELDS) expect(text).toContain(field)
  expect(text.split('\n').filter((line) => line.includes(': ') && !line.startsWith('To change'))).toHaveLength(4)
  await expect(confirm(clerk, 't1')).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /has been sent/))
  await expect(clerk.act('t1', { type: 'replyToPatient', body: text, templateId: 'scheduling-booked', asksPatient: false, seenVersion: 999 })).rejects.toMatchObject(refused('INVALID_COMMAND', /scheduling panel/))
})

it('S34: who may make an appointment for a family member may not see, cancel or change it', async () => {
  const { asks, signIn } = await appointmentClinic()
  await asks('t1')
  const clerk = await signIn('clerk')
  await booked(clerk, 't1', open({ person: { kind: 'identity', mrn: '2290441875', fullName: 'Leo Garcia', birthDate: '2019-05-04' } }))
  expect(await clerk.panel('t1')).toMatchObject({ requesterRefusal: expect.stringMatching(/not see, cancel or change/), confirmation: { text: null } })
  await expect(confirm(clerk, 't1')).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /not see, cancel or change/))
  for (const why of ['cancel', 'change'] as const) await expect(clerk.act('t1', { type: 'cancelAppointment', why })).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /not see, cancel or change/))
})

it('S34: a clerk’s own slip is undone at once, by nobody else, and not once it is old', async () => {
  const { asks, signIn, tick, engine } = await appointmentClinic()
  await asks('t1')
  const [clerk, other] = [await signIn('clerk'), await signIn('clerk2')]
  const family = open({ person: { kind: 'identity', mrn: '2290441875', fullName: 'Leo Garcia', birthDate: '2019-05-04' } })
  await clerk.act('t1', family)
  await clerk.act('t1', hold())
  const { undo } = await clerk.act('t1', book())
  expect(undo?.label).toBe('Undo booking')
  await expect(other.act('t1', { type: 'cancelAppointment', why: 'mistake' })).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /by who made it/))
  await clerk.act('t1', { type: 'cancelAppointment', why: 'mistake' })
  expect(await engine.store.load('slot:s1')).toMatchObject({ state: { status: 'free' } })
  await booked(clerk, 't1', family)
  await tick(11 * MINUTE)
  await expect((await signIn('clerk')).act('t1', { type: 'cancelAppointment', why: 'mistake' })).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /ten minutes/))
})

it('S34: the patient, and the parent of a young child, may cancel and change; an adult’s relative without a grant may not', async () => {
  const { asks, signIn, engine } = await appointmentClinic()
  const clerk = await signIn('clerk')
  await asks('t-self')
  await booked(clerk, 't-self')
  await clerk.act('t-self', { type: 'cancelAppointment', why: 'cancel' })
  expect(await engine.store.load('slot:s1')).toMatchObject({ state: { status: 'free', booking: null } })
  expect((await clerk.panel('t-self')).request).toBeNull()
  await asks('t-child', { patientId: 'p-child', sender: { kind: 'proxy', relatedPersonId: 'rp-child' } })
  await booked(clerk, 't-child')
  await clerk.act('t-child', { type: 'cancelAppointment', why: 'change' })
  expect((await clerk.panel('t-child')).request?.status).toBe('requested')
  await asks('t-adult', { patientId: 'p-adult', sender: { kind: 'proxy', relatedPersonId: 'rp-adult' } })
  await booked(clerk, 't-adult')
  await expect(clerk.act('t-adult', { type: 'cancelAppointment', why: 'cancel' })).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /not see, cancel or change/))
})

it('S42: a teen’s parent gets the five fields of what is displayed, and nothing of a confidential visit', async () => {
  const { asks, signIn } = await appointmentClinic([slot('s1'), slot('private', { isConfidential: true, startsAt: MONDAY_10 + 6 * DAY })])
  const clerk = await signIn('clerk')
  const parent = { patientId: 'p-teen', sender: { kind: 'proxy' as const, relatedPersonId: 'rp-teen' } }
  await asks('t1', parent)
  await booked(clerk, 't1')
  await confirm(clerk, 't1')
  expect((await clerk.get('t1')).messages.at(-1)?.body).toContain('Doctor: Dr Chen')
  await asks('t2', parent)
  await clerk.act('t2', open())
  await expect(clerk.act('t2', { type: 'offerSlots', slotIds: ['private'], seenVersion: (await clerk.get('t2')).version })).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /confidential/))
  await clerk.act('t2', hold('private'))
  await clerk.act('t2', book())
  expect((await clerk.panel('t2')).confirmation).toEqual({ text: null, refusal: expect.stringMatching(/confidential/) })
  await expect(confirm(clerk, 't2')).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /confidential/))
  await expect(clerk.act('t2', { type: 'cancelAppointment', why: 'cancel' })).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /not see, cancel or change/))
})

it('S47: a mental-health visit of the record is shown to clinical roles only, counted in silence, and never booked or quoted', async () => {
  const { asks, signIn, engine } = await appointmentClinic([
    slot('mind', { departmentId: 'behavioral-health', visitType: 'Mental health visit', clinicianName: 'Dr Lund', bookedFor: 'p1', startsAt: MONDAY_10 + 4 * DAY }),
    slot('same-day', { startsAt: MONDAY_10 + 4 * DAY + 4 * HOUR }), slot('free-mind', { departmentId: 'behavioral-health', visitType: 'Mental health visit' }),
  ])
  await asks('t1')
  const [clerk, nurse] = [await signIn('clerk'), await signIn('nurse')]
  await clerk.act('t1', open())
  const seenByClerk = JSON.stringify([await clerk.panel('t1'), await clerk.get('t1')])
  expect(seenByClerk).not.toContain('Dr Lund')
  expect((await clerk.get('t1')).patient?.nextVisit).toBeNull()
  expect((await nurse.panel('t1')).visits).toMatchObject([{ clinician: 'Dr Lund' }])
  expect((await nurse.get('t1')).patient?.nextVisit).toBe('2026-03-06 Dr Lund')
  const refusal = await clerk.act('t1', hold('same-day')).then(() => '', (error: Error) => error.message)
  expect(refusal).toMatch(/510-555-0100/)
  expect(refusal).not.toMatch(/another visit|mental|psychiatry/i)
  for (const someone of [clerk, nurse]) await expect(someone.act('t1', hold('free-mind'))).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /510-555-0120/))
  expect(engine.pack.departments.find(({ id }) => id === 'behavioral-health')?.bookableOnline).toBe(false)
})

const says = (clerk: Clerk, threadId: string, body: string) => clerk.act(threadId, { type: 'replyToPatient', body, templateId: null, asksPatient: false, seenVersion: 999 })
const finds = (code: string) => ({ code: 'TEXT_REFUSED', data: { findings: [{ code }] } })

it('S47: the day and the clinician of a hidden visit are told to nobody in a text, whatever it is called; a displayed visit may be', async () => {
  const { asks, signIn } = await appointmentClinic([
    slot('mind', { departmentId: 'behavioral-health', visitType: 'Mental health visit', clinicianName: 'Dr Lund', bookedFor: 'p1', startsAt: MONDAY_10 + 4 * DAY }),
    slot('eyes', { clinicianName: 'Dr Chen', bookedFor: 'p1', startsAt: MONDAY_10 + 2 * DAY }),
  ])
  await asks('t1')
  const nurse = await signIn('nurse')
  for (const body of ['Your appointment with Dr Lund is on Friday.', 'Your appointment is on Friday.', 'You are booked for March 6.', 'Dr Lund sees you at 10:00.']) {
    await expect(says(nurse, 't1', body), body).rejects.toMatchObject(finds('hiddenVisit'))
  }
  await says(nurse, 't1', 'Your appointment with Dr Chen is on Wednesday.')
  const facts = (name: 'nurse' | 'clerk') => signIn(name).then(({ client }) => client.outgoing.facts({ threadId: 't1' }))
  expect((await facts('nurse')).reach?.hiddenVisits).toEqual([{ date: '2026-03-06', clinician: 'Dr Lund' }])
  expect(JSON.stringify(await facts('clerk'))).not.toMatch(/Lund|2026-03-06/)
})

it('S34: who booked for a relative hears of no visit in free words either; once the request is the own one, they do', async () => {
  const { asks, signIn } = await appointmentClinic()
  const nurse = await signIn('nurse')
  await asks('t1')
  await booked(nurse, 't1', open({ person: { kind: 'identity', mrn: '2290441875', fullName: 'Leo Garcia', birthDate: '2019-05-04' } }))
  for (const body of ['Your appointment for Leo is on Friday at 10.', 'There is no other visit for him.']) await expect(says(nurse, 't1', body), body).rejects.toMatchObject(finds('confirmsVisit'))
  await asks('t2', { patientId: 'p-adult' })
  await nurse.act('t2', open())
  await says(nurse, 't2', 'Your appointment is on Friday at 10.')
})

it('S36 S38: an appointment that a nurse marks confidential is neither offered, confirmed nor cancelled for a teen’s parent, and a clerk finds it in no banner', async () => {
  const { asks, signIn } = await appointmentClinic()
  const [clerk, nurse] = [await signIn('clerk'), await signIn('nurse')]
  await asks('t1', { patientId: 'p-teen', sender: { kind: 'proxy', relatedPersonId: 'rp-teen' } })
  await clerk.act('t1', open())
  await nurse.act('t1', { type: 'markConfidential', kind: 'appointment', ref: 'next', topic: null })
  await expect(clerk.act('t1', { type: 'offerSlots', slotIds: ['s2'], seenVersion: 999 })).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /confidential/))
  await clerk.act('t1', hold())
  await clerk.act('t1', book())
  expect((await clerk.panel('t1')).confirmation).toEqual({ text: null, refusal: expect.stringMatching(/confidential/) })
  await expect(confirm(clerk, 't1')).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /confidential/))
  await expect(clerk.act('t1', { type: 'cancelAppointment', why: 'cancel' })).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /not see, cancel or change/))
  expect((await clerk.get('t1')).patient?.nextVisit).toBeNull()
  expect((await nurse.get('t1')).patient?.nextVisit).toBe('2026-03-06 Dr Chen')
  await nurse.act('t1', { type: 'unmarkConfidential', kind: 'appointment', ref: 'next', reason: 'Wrong visit' })
  expect((await clerk.get('t1')).patient?.nextVisit).toBe('2026-03-06 Dr Chen')
  await confirm(clerk, 't1')
})

it('S47: a visit that the record holds in words alone is hidden by the words of its department', async () => {
  const { asks, signIn, engine } = await appointmentClinic([])
  const visits = { lastVisit: '2026-01-10 Behavioral Health', nextVisit: '2026-03-20 Psychiatry' }
  await engine.record({ commandId: 'words', actor: INTAKE, directory: [{ kind: 'patient', id: 'p1', record: patient('p1', visits) }, { kind: 'patient', id: 'p-adult', record: patient('p-adult', { nextVisit: '2026-03-20 Dr Chen' }) }] })
  await asks('t1')
  await asks('t2', { patientId: 'p-adult' })
  const [clerk, nurse, supervisor] = [await signIn('clerk'), await signIn('nurse'), await signIn('supervisor')]
  for (const someone of [clerk, supervisor]) expect((await someone.get('t1')).patient).toMatchObject({ lastVisit: null, nextVisit: null })
  expect((await nurse.get('t1')).patient).toMatchObject(visits)
  expect((await clerk.get('t2')).patient?.nextVisit).toBe('2026-03-20 Dr Chen')
  await expect(says(nurse, 't1', 'Your appointment is on March 20.')).rejects.toMatchObject(finds('hiddenVisit'))
})
