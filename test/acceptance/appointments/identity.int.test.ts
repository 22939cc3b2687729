import { expect, it } from 'vitest'
import { appointmentClinic, book, hold, open, refused, HOUR, MONDAY_10 } from './clinic.ts'

const child = { kind: 'identity' as const, mrn: '229 044 1875', fullName: 'Leo Garcia', birthDate: '2019-05-04' }
const FORM = [
  'Medical record number: 2290441875', 'Full name: Leo García', 'Birth date: 2019-05-04', 'Department: Pediatrics', 'Visit type: Well-child checkup', 'Preferred dates: 2026-03-05 or March 9',
].join('\n')
const HELP = 'Help with Scheduling Appointments'

it('S33: anyone makes an appointment for a family member with number, full name and birth date, without authorisation', async () => {
  const { asks, signIn, engine } = await appointmentClinic()
  await asks('t1')
  const clerk = await signIn('clerk')
  await clerk.act('t1', open({ person: child }))
  expect((await clerk.panel('t1')).request).toMatchObject({ status: 'requested', isThreadPatient: false, person: { family: 'García', mrn: '2290441875', birthDate: '2019-05-04' }, identityWords: null })
  await clerk.act('t1', hold())
  await clerk.act('t1', book())
  expect(await engine.store.query('visitsOfPatient', { patientId: 'p-child' })).toMatchObject([{ slotId: 's1' }])
  expect(await engine.store.query('visitsOfPatient', { patientId: 'p1' })).toEqual([])
})

it('S33: whichever field is wrong, and also when there is nobody, the answer is one and the same', async () => {
  const wrong = [{ mrn: '1148820371' }, { fullName: 'Lea Garcia' }, { birthDate: '2019-05-05' }, { mrn: '9999999999' }]
  const answers: string[] = []
  const { asks, signIn } = await appointmentClinic()
  const clerk = await signIn('clerk')
  for (const [index, field] of wrong.entries()) {
    await asks(`t${index}`)
    const answer = await clerk.act(`t${index}`, open({ person: { ...child, ...field } }))
    const { request } = await clerk.panel(`t${index}`)
    const { openedAt: _openedAt, ...shown } = request ?? { openedAt: 0 }
    answers.push(JSON.stringify({ undo: answer.undo, version: answer.version, shown }))
    await expect(clerk.act(`t${index}`, hold())).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /must be known first/))
  }
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toMatch(/Identity check: these three do not belong together/)
})

it('S33: three mismatches in a row and the requester must call; a match before that starts anew', async () => {
  const { asks, signIn } = await appointmentClinic()
  await asks('t1')
  const clerk = await signIn('clerk')
  const attempt = (birthDate: string) => clerk.act('t1', open({ person: { ...child, birthDate } }))
  for (const day of ['05', '06']) await attempt(`2019-05-${day}`)
  await attempt('2019-05-04')
  expect((await clerk.panel('t1')).request).toMatchObject({ identityMisses: 0, mustCall: false })
  for (const day of ['05', '06', '07']) await attempt(`2019-05-${day}`)
  expect((await clerk.panel('t1')).request).toMatchObject({ identityMisses: 3, mustCall: true, person: null, identityWords: expect.stringMatching(/call.*510-555-0100/) })
  await expect(attempt('2019-05-04')).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /call/))
  await expect(clerk.act('t1', { type: 'withdrawAppointmentRequest' })).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /identity check/))
  await clerk.act('t1', { type: 'routeToPhone', lineId: 'appointment-and-advice', reason: 'Identity check' })
  await expect(attempt('2019-05-04')).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /call/))
})

it('S33: an impossible date and an empty field are refused by the form before anybody is looked up', async () => {
  const { asks, signIn, engine } = await appointmentClinic()
  await asks('t1')
  const clerk = await signIn('clerk')
  await clerk.client.thread.look({ threadId: 't1' })
  const head = await engine.store.query('head', {})
  const refuses = async (changes: Partial<typeof child>, field: string) =>
    expect(clerk.act('t1', open({ person: { ...child, ...changes } }))).rejects.toMatchObject(refused('INVALID_COMMAND', /./, field))
  await refuses({ birthDate: '2019-02-30' }, 'birthDate')
  await refuses({ birthDate: '2027-01-01' }, 'birthDate')
  await refuses({ birthDate: '1850-01-01' }, 'birthDate')
  await refuses({ mrn: '  ' }, 'mrn')
  await refuses({ fullName: 'Leo' }, 'fullName')
  expect(await engine.store.query('head', {})).toEqual(head)
})

it('S51 S29 D5: the request form is a form of its own: read into the panel, with a clock of 24 hours without weekends', async () => {
  const { asks, signIn, engine, setNow } = await appointmentClinic()
  setNow(Date.parse('2026-03-06T15:00:00-08:00'))
  await asks('t1', { subject: HELP, body: FORM })
  const clerk = await signIn('clerk')
  const view = await clerk.get('t1')
  const clock = view.clocks.find(({ kind }) => kind === 'appointmentRequest')
  expect(clock?.dueAt).toBe(Date.parse('2026-03-09T15:00:00-07:00'))
  expect(clock?.ledger.map((line) => line.text).join(' ')).toMatch(/Sat|weekend|no business day|does not count/i)
  const panel = await clerk.panel('t1')
  expect(panel.form).toEqual({ mrn: '2290441875', fullName: 'Leo García', birthDate: '2019-05-04', departmentId: 'pediatrics', visitType: 'Well-child checkup' })
  expect(panel.request).toMatchObject({ status: 'requested', source: 'form', person: null, departmentId: 'pediatrics', preferredDates: ['2026-03-09'] })
  await clerk.act('t1', open({ person: { kind: 'identity', mrn: panel.form?.mrn ?? '', fullName: panel.form?.fullName ?? '', birthDate: panel.form?.birthDate ?? '' }, departmentId: 'pediatrics', visitType: 'Well-child checkup' }))
  expect((await clerk.panel('t1')).request).toMatchObject({ source: 'form', person: { given: 'Leo' } })
  // What was typed stays in the message; the log knows a patient id.
  expect(JSON.stringify(await engine.store.query('streamEvents', { streamId: 'thread:t1' }))).not.toMatch(/García|2290441875|2019-05-04/)
})

it('S51: a message that only talks about an appointment opens no request by itself', async () => {
  const { asks, signIn } = await appointmentClinic()
  await asks('t1', { subject: 'Appointment', body: FORM })
  const clerk = await signIn('clerk')
  expect((await clerk.panel('t1')).request).toBeNull()
})

it('S29: the clock is met by the offer that leaves, not by the hold', async () => {
  const { asks, signIn, tick, engine } = await appointmentClinic()
  await asks('t1')
  const clerk = await signIn('clerk')
  const clock = async () => (await clerk.get('t1')).clocks.find(({ kind }) => kind === 'appointmentRequest')?.status
  await clerk.act('t1', open())
  await clerk.act('t1', hold())
  expect(await clock()).toBe('running')
  await clerk.act('t1', { type: 'offerSlots', slotIds: ['s1', 's2'], seenVersion: (await clerk.get('t1')).version })
  expect(await clock()).toBe('running')
  await tick(11_000)
  expect(await clock()).toBe('met')
  expect(engine.clock.now()).toBeLessThan(MONDAY_10 + HOUR)
})
