import { expect, it } from 'vitest'
import { openSlots } from '#electron/engine/appointments/openSlots.ts'
import { INTAKE } from '#test/helpers/builders.ts'
import { local, patientRecord, peopleClinic } from './clinic.ts'

/** One word for each place from which nothing may reach a clerk. */
const SECRETS = {
  problem: 'scleroderma', medicine: 'clozapine', note: 'marmalade', flagReason: 'quicksand', secondLook: 'tamarind', route: 'nutmegs', nextStep: 'persimmon', reopen: 'huckleberry',
  subject: 'zephyrine', body: 'wolfsbane', channel: 'aubergine', lab: '6.66', safeContact: 'basement', clinician: 'Lund', recorded: 'Vancouver', unmark: 'kumquat', handOff: 'rhubarb',
} as const
const WORDS = Object.values(SECRETS)

it('D19 S12 S38: nothing that a clerk receives holds a word of the chart, of clinical notes and reasons, or of a confidential message; a nurse receives them', async () => {
  const patient = patientRecord('p1', {
    problems: [SECRETS.problem], medicines: [{ name: 'albuterol', text: '90 mcg inhaler' }, { name: SECRETS.medicine, text: '100 mg tablet' }],
    labs: [{ test: 'potassium', value: SECRETS.lab, on: '2026-02-01' }], pregnancy: 'pregnant', safeContactNote: SECRETS.safeContact, lastVisit: `2026-01-10 Psychiatry, ${SECRETS.recorded}`, nextVisit: `2026-03-20 Psychiatry, ${SECRETS.recorded}`,
  })
  const { engine, as, arrive } = await peopleClinic({ patients: [patient] })
  await openSlots(engine, { commandId: 'slots', actor: INTAKE, slots: [{
    slotId: 's1', departmentId: 'behavioral-health', visitType: 'Mental health visit', clinicianId: null, clinicianName: `Dr ${SECRETS.clinician}`, location: 'Oakland', startsAt: local('2026-03-12T15:00'), minutes: 20,
    mode: 'inPerson', isConfidential: false, instructions: null, bookedFor: 'p1',
  }] })
  await arrive('t1', `Please move my visit, it is the ${SECRETS.body} matter and I take ${SECRETS.medicine}.`, { subject: SECRETS.subject, clerical: true })
  await arrive('t1', 'And please refill my albuterol.', { messageId: 't1-m2' })
  await arrive('t2', 'Where is my form?', { messageId: 't2-m1', clerical: true })
  const [nurse, physician, clerk] = [await as('nurse'), await as('physician'), await as('clerk')]
  await nurse.act('t1', { type: 'markConfidential', kind: 'message', ref: 't1-m1', topic: null })
  await nurse.act('t1', { type: 'markConfidential', kind: 'message', ref: 't1-m2', topic: null })
  await nurse.act('t1', { type: 'unmarkConfidential', kind: 'message', ref: 't1-m2', reason: `Not about ${SECRETS.unmark}` })
  await nurse.act('t1', { type: 'addNote', body: SECRETS.note })
  await nurse.act('t1', { type: 'offerHandOff', kind: 'transfer', toStaffId: 'staff-physician', toRole: null, ask: SECRETS.handOff })
  await physician.act('t1', { type: 'declineHandOff' })
  await nurse.act('t1', { type: 'raiseFlag', tier: 'D2' })
  await nurse.act('t1', { type: 'lowerFlag', reason: SECRETS.flagReason, seenVersion: 9999 })
  await physician.act('t1', { type: 'recordSecondLook', outcome: 'agreed', reason: SECRETS.secondLook })
  await nurse.act('t1', { type: 'markChannel' })
  await nurse.act('t1', { type: 'clearChannel', reason: SECRETS.channel })
  await nurse.act('t1', { type: 'recordContact', outcome: 'reached', note: SECRETS.note })
  await nurse.act('t1', { type: 'completeThread', nextStep: SECRETS.nextStep, seenVersion: 9999 })
  await nurse.act('t1', { type: 'reopenThread', reason: SECRETS.reopen })
  await nurse.act('t1', { type: 'routeThread', pool: 'scheduling', reason: SECRETS.route })
  await nurse.act('t1', { type: 'changeCategory', category: 'refill' })

  const received = async (someone: typeof clerk): Promise<string> => JSON.stringify(await Promise.all([
    someone.get('t1'), someone.get('t2'), someone.client.thread.history({ threadId: 't1' }), someone.client.thread.brief({ threadId: 't1' }), someone.client.outgoing.facts({ threadId: 't1' }),
    someone.client.appointments.panel({ threadId: 't1' }), someone.client.emergency.told(), someone.client.inbox.page({ view: { kind: 'all' } }), someone.client.inbox.page({ view: { kind: 'all' }, search: 'lee' }),
  ]))
  const told = await received(clerk)
  for (const word of WORDS) expect(told, word).not.toMatch(new RegExp(word.replace('.', '\\.'), 'i'))
  expect(told).toContain('albuterol')
  expect(told).not.toMatch(/"type":"flag\.|lowered by|second look by|pregnan/)
  for (const word of WORDS) expect((await clerk.client.inbox.page({ view: { kind: 'all' }, search: word })).total, word).toBe(0)
  const whole = await received(nurse)
  // The phone number's note stands only in an emergency's call ladder, and lab values in a check: all else a nurse reads.
  for (const word of WORDS.filter((each) => each !== SECRETS.safeContact && each !== SECRETS.lab)) expect(whole, word).toMatch(new RegExp(word, 'i'))
})

it('D19 S18: of a check of a refill a clerk learns whether it is met, and no value of the chart; a nurse reads the value', async () => {
  const patient = patientRecord('p1', { medicines: [{ name: 'lisinopril', text: '10 mg tablet', status: 'active' }], labs: [{ test: 'potassium', value: '6.66', on: '2026-02-01' }], pregnancy: 'pregnant' })
  const { as, arrive } = await peopleClinic({ patients: [patient] })
  await arrive('t1', 'Please refill my lisinopril.', { clerical: true })
  const [clerk, nurse] = [await as('clerk'), await as('nurse')]
  await clerk.act('t1', { type: 'changeCategory', category: 'refill' })
  const [suggestion] = (await clerk.get('t1')).refills?.suggestions ?? []
  await clerk.act('t1', { type: 'addRefillLine', source: suggestion?.source ?? null, medicineId: suggestion?.medicine?.medicineId ?? null })
  const factsOf = async (someone: typeof clerk): Promise<string> => JSON.stringify((await someone.get('t1')).refills?.lines[0]?.check.items.map(({ fact }) => fact))
  expect(await factsOf(nurse)).toMatch(/6\.66/)
  expect(await factsOf(nurse)).toMatch(/pregnant/)
  expect(await factsOf(clerk)).not.toMatch(/6\.66|pregnant/)
  expect(await factsOf(clerk)).toMatch(/clinical staff see why/)
})

it('D19: a clerk is shown the pools of clerical work and no other; a nurse and a supervisor are shown all', async () => {
  const { as } = await peopleClinic({ patients: [] })
  const poolsOf = async (role: 'clerk' | 'nurse' | 'supervisor'): Promise<string[]> =>
    Object.keys((await (await as(role)).client.inbox.page({ view: { kind: 'inbox' } })).counts).filter((key) => key.startsWith('pool:'))
  expect((await poolsOf('clerk')).toSorted()).toEqual(['pool:admin-desk', 'pool:refills', 'pool:scheduling'])
  for (const role of ['nurse', 'supervisor'] as const) expect(await poolsOf(role)).toEqual(expect.arrayContaining(['pool:triage', 'pool:physicians', 'pool:scheduling']))
})
