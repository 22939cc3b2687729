import { expect, it } from 'vitest'
import type { Act } from '#shared/contract/schemas/act.ts'
import { appointmentClinic, book, hold, open, refused, slot, DAY, HOUR, MONDAY_10 } from './clinic.ts'

const NEEDS = ['a computer or phone', 'a camera', 'a strong internet connection', 'an up-to-date browser']

it('S44 S45: the form offers the four departments with their visit types, and takes no other', async () => {
  const { asks, signIn } = await appointmentClinic()
  await asks('t1')
  const clerk = await signIn('clerk')
  const { departments } = await clerk.panel('t1')
  expect(departments.map(({ name }) => name)).toEqual(['Adult Medicine', 'Pediatrics', "Women's Health", 'Optometry'])
  expect(departments.flatMap(({ visitTypes }) => visitTypes)).toEqual(expect.arrayContaining(['Return or follow-up', 'Routine physical or checkup', 'Well-child checkup', "Women's health visit", 'Optometry and eye exam']))
  await expect(clerk.act('t1', open({ departmentId: 'dermatology' }))).rejects.toMatchObject(refused('INVALID_COMMAND', /no such department/, 'departmentId'))
  await expect(clerk.act('t1', open({ visitType: 'Well-child checkup' }))).rejects.toMatchObject(refused('INVALID_COMMAND', /no such visit type/, 'visitType'))
  await clerk.act('t1', open({ departmentId: 'pediatrics', visitType: 'Well-child checkup' }))
  await expect(clerk.act('t1', hold('s1'))).rejects.toMatchObject(refused('INVALID_COMMAND', /another department/, 'slotId'))
})

it('S46: urgent, prenatal and mental health are blocked for everybody, with the phone route of the pack', async () => {
  const { asks, signIn, engine } = await appointmentClinic([slot('urgent', { departmentId: 'urgent-visits', visitType: 'Urgent visit' })])
  await asks('t1')
  for (const role of ['clerk', 'nurse'] as const) {
    const { act, panel } = await signIn(role)
    const ask = (departmentId: string, visitType: string): Promise<unknown> => act('t1', open({ departmentId, visitType }))
    await expect(ask('urgent-visits', 'Urgent visit')).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /Send the thread to a nurse now.*510-555-0100/))
    await expect(ask('prenatal-care', 'Prenatal visit')).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /510-555-0100/))
    await expect(ask('behavioral-health', 'Mental health visit')).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /Psychiatry.*510-555-0120/))
    expect((await panel('t1')).byPhone.map(({ name, sendToNurse }) => [name, sendToNurse])).toEqual([['Urgent visits', true], ['Prenatal care', false], ['Psychiatry and Behavioral Health', false]])
  }
  expect((await engine.store.load('thread:t1'))).toMatchObject({ state: { appointment: null } })
  const clerk = await signIn('clerk')
  await clerk.act('t1', { type: 'routeToPhone', lineId: 'behavioral-health', reason: 'Mental health visit' })
  expect((await clerk.panel('t1')).request).toMatchObject({ status: 'routedToPhone', route: { line: 'Psychiatry and Behavioral Health, 510-555-0120' } })
})

it('S46: a clerk books neither today nor tomorrow; a nurse may, and one press sends what is urgent to the nurses', async () => {
  const { asks, signIn } = await appointmentClinic([slot('today', { startsAt: MONDAY_10 + 3 * HOUR }), slot('tomorrow', { startsAt: MONDAY_10 + DAY }), slot('later', { startsAt: MONDAY_10 + 2 * DAY })])
  await asks('t1')
  const [clerk, nurse] = [await signIn('clerk'), await signIn('nurse')]
  await clerk.act('t1', open())
  for (const slotId of ['today', 'tomorrow']) await expect(clerk.act('t1', hold(slotId))).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /Same-day and next-day.*510-555-0100/))
  await clerk.act('t1', hold('later'))
  await clerk.act('t1', { type: 'releaseSlot' })
  await nurse.act('t1', hold('tomorrow'))
  await nurse.act('t1', { type: 'releaseSlot' })
  await clerk.act('t1', { type: 'raiseFlag', tier: 'D2' })
  expect(await nurse.get('t1')).toMatchObject({ pool: { id: 'triage' }, tier: 'D2', isClinical: true })
  await expect(clerk.act('t1', hold('later'))).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
})

it('S48: two visits on one day or back to back are made by phone; the day before and a quiet hour are free', async () => {
  const { asks, signIn } = await appointmentClinic([
    slot('booked', { startsAt: MONDAY_10 + 4 * DAY, bookedFor: 'p1' }), slot('same-day', { startsAt: MONDAY_10 + 4 * DAY + 5 * HOUR }), slot('before', { startsAt: MONDAY_10 + 3 * DAY }),
  ])
  await asks('t1')
  await asks('t2', { patientId: 'p-adult' })
  const clerk = await signIn('clerk')
  await clerk.act('t1', open())
  await expect(clerk.act('t1', hold('same-day'))).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /another visit on that day.*510-555-0100/))
  expect((await clerk.panel('t1')).slots.find(({ slotId }) => slotId === 'same-day')?.refusal).toMatch(/another visit/)
  await clerk.act('t1', hold('before'))
  await clerk.act('t2', open())
  await clerk.act('t2', hold('same-day'))
})

it('S49: a phone visit is a nurse’s to approve: the disposition “phone visit” opens phone slots to the clerk', async () => {
  const { asks, signIn } = await appointmentClinic([slot('phone', { mode: 'phone' })])
  await asks('t1')
  const [clerk, nurse] = [await signIn('clerk'), await signIn('nurse')]
  await clerk.act('t1', open({ mode: 'phone' }))
  await expect(clerk.act('t1', hold('phone'))).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /needs a nurse/))
  await expect(clerk.act('t1', { type: 'recordDisposition', code: 'phone-visit' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  await nurse.act('t1', { type: 'recordDisposition', code: 'within-2-weeks' })
  await expect(clerk.act('t1', hold('phone'))).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /needs a nurse/))
  await nurse.act('t1', { type: 'recordDisposition', code: 'phone-visit' })
  await clerk.act('t1', hold('phone'))
  await clerk.act('t1', book())
})

it('S50: a video visit is booked only with everything that it needs, and no plug-in is among that', async () => {
  const { asks, signIn, engine } = await appointmentClinic([slot('video', { mode: 'video' })])
  await asks('t1')
  const clerk = await signIn('clerk')
  await clerk.act('t1', open({ mode: 'video' }))
  await clerk.act('t1', hold('video'))
  expect((await clerk.panel('t1')).videoNeeds).toEqual(NEEDS)
  await expect(clerk.act('t1', book(NEEDS.slice(1)))).rejects.toMatchObject(refused('INVALID_COMMAND', /needs a computer or phone/, 'videoChecked'))
  await clerk.act('t1', book(NEEDS))
  const events = await engine.store.query('streamEvents', { streamId: 'thread:t1' })
  expect(events.map((event) => event.payload).join()).toContain('an up-to-date browser')
  const phrases = (await clerk.client.clinic.templates()).map((template) => template.body).join()
  expect(`${NEEDS.join()} ${phrases}`).not.toMatch(/flash/i)
})

it('S30 S44: bad input is refused with words, the field named, and nothing written', async () => {
  const { asks, signIn, engine } = await appointmentClinic()
  await asks('t1')
  const clerk = await signIn('clerk')
  await clerk.act('t1', open())
  const supervisor = await signIn('supervisor')
  const head = await engine.store.query('head', {})
  const seenVersion = (await clerk.get('t1')).version
  const bad: readonly [Act, string, string][] = [
    [{ type: 'offerSlots', slotIds: [], seenVersion }, 'INVALID_COMMAND', 'slotIds'],
    [{ type: 'offerSlots', slotIds: ['s1', 's1'], seenVersion }, 'INVALID_COMMAND', 'slotIds'],
    [{ type: 'offerSlots', slotIds: ['nowhere'], seenVersion }, 'INVALID_COMMAND', 'slotId'],
    [{ type: 'routeToPhone', lineId: 'nobody', reason: 'x' }, 'INVALID_COMMAND', 'lineId'],
    [{ type: 'routeToPhone', lineId: 'appointment-and-advice', reason: ' ' }, 'INVALID_COMMAND', 'reason'],
  ]
  for (const [act, code, field] of bad) await expect(clerk.act('t1', act)).rejects.toMatchObject({ code, data: { field } })
  await expect(clerk.act('t1', { type: 'confirmAppointment', seenVersion })).rejects.toMatchObject(refused('ILLEGAL_TRANSITION', /Nothing is booked/))
  await expect(supervisor.act('t1', hold())).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  expect(await engine.store.query('head', {})).toEqual(head)
})
