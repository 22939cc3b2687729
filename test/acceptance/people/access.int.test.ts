import { expect, it } from 'vitest'
import type { Role } from '#shared/domain/actor.ts'
import { patientRecord, peopleClinic } from './clinic.ts'

const MINUTE = 60_000

it('D19: a clerk gets of a clerical thread no problems, no clinical notes and, but for refills, no medicines; a nurse gets them', async () => {
  const { as, arrive } = await peopleClinic({ patients: [patientRecord('p1')] })
  await arrive('t1', 'Please move my visit to Friday.', { clerical: true })
  const nurse = await as('nurse')
  await nurse.act('t1', { type: 'addNote', body: 'Wheezes at night, see Dr Chen first.' })
  const clerk = await as('clerk')
  await clerk.act('t1', { type: 'addNote', body: 'Called, no answer.' })
  const view = await clerk.get('t1')
  expect(view.patient).toMatchObject({ family: 'Lee', problems: [], medicines: [] })
  expect(view.people.withheld).toEqual(['problems', 'medicines', 'notes'])
  expect(view.messages.map(({ body }) => body)).toEqual(['Please move my visit to Friday.', 'Called, no answer.'])
  expect(JSON.stringify(view)).not.toMatch(/Asthma|albuterol|Wheezes/)
  expect(await nurse.get('t1')).toMatchObject({ patient: { problems: ['Asthma'], medicines: [{ name: 'albuterol' }] }, people: { withheld: [] } })
  expect(view.refills).toBeUndefined()
})

it('D19 S12: of refills a clerk gets what the message asks for and no more, and cannot turn a thread or try an item to see the list', async () => {
  const medicines = [{ name: 'albuterol', text: '90 mcg inhaler' }, { name: 'sertraline', text: '50 mg tablet' }]
  const { as, arrive } = await peopleClinic({ patients: [patientRecord('p1', { medicines })] })
  await arrive('t1', 'Please refill my albuterol.', { clerical: true })
  const [clerk, nurse] = [await as('clerk'), await as('nurse')]
  expect((await clerk.get('t1')).refills).toBeUndefined()
  await clerk.act('t1', { type: 'changeCategory', category: 'refill' })
  const view = await clerk.get('t1')
  expect(view.refills?.suggestions.map(({ medicine }) => medicine?.name)).toEqual(['albuterol'])
  expect(view).toMatchObject({ refills: { medicines: [{ name: 'albuterol' }] }, patient: { medicines: [{ name: 'albuterol' }] } })
  expect(JSON.stringify(view)).not.toMatch(/sertraline/)
  const all = (await nurse.get('t1')).refills?.medicines ?? []
  expect(all.map(({ name }) => name)).toEqual(['albuterol', 'sertraline'])
  const other = all[1]?.medicineId ?? ''
  await expect(clerk.act('t1', { type: 'addRefillLine', source: null, medicineId: other })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  const source = view.refills?.suggestions[0]?.source ?? null
  await expect(clerk.act('t1', { type: 'addRefillLine', source, medicineId: other })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  await clerk.act('t1', { type: 'addRefillLine', source, medicineId: view.refills?.suggestions[0]?.medicine?.medicineId ?? null })
  expect((await clerk.get('t1')).refills?.lines.map(({ medicine }) => medicine?.name)).toEqual(['albuterol'])
  for (const category of ['symptom', 'results', 'medication_question', 'general_question'] as const) {
    await expect(clerk.act('t1', { type: 'changeCategory', category }), category).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  }
  await nurse.act('t1', { type: 'changeCategory', category: 'medication_question' })
})

it('D19 S38: a clerk does not read a message that is marked confidential; a thread that is marked leaves the clerk’s lists and claim', async () => {
  const { as, arrive } = await peopleClinic({ patients: [patientRecord('p1')] })
  await arrive('t1', 'Please move my visit, I have a private matter on Friday.', { clerical: true })
  const [clerk, nurse] = [await as('clerk'), await as('nurse')]
  await clerk.act('t1', { type: 'claimThread' })
  await nurse.act('t1', { type: 'markConfidential', kind: 'message', ref: 't1-m1', topic: null })
  const view = await clerk.get('t1')
  expect(view).toMatchObject({ messages: [{ body: 'Confidential. Clinical staff read it.' }], people: { withheld: expect.arrayContaining(['confidential']) } })
  expect(view.subject).toBe('Confidential')
  expect((await clerk.client.inbox.page({ view: { kind: 'all' } })).rows[0]).toMatchObject({ snippet: '', subject: 'Confidential' })
  expect((await nurse.get('t1')).messages[0]?.body).toMatch(/private matter/)
  await nurse.act('t1', { type: 'markConfidential', kind: 'thread', ref: null, topic: null })
  expect((await clerk.client.inbox.page({ view: { kind: 'all' } })).total).toBe(0)
  await expect(clerk.get('t1')).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  await nurse.act('t1', { type: 'claimThread' })
  await nurse.act('t1', { type: 'routeThread', pool: 'scheduling', reason: 'For the desk' })
  expect((await clerk.client.inbox.page({ view: { kind: 'all' } })).total).toBe(0)
  await nurse.act('t1', { type: 'unmarkConfidential', kind: 'thread', ref: null, reason: 'Agreed with the patient' })
  expect((await clerk.client.inbox.page({ view: { kind: 'all' } })).total).toBe(1)
})

it('D19: of a clinical thread a clerk gets who and where, an ask only when it is made of clerks, and never the text; an admin gets nothing at all', async () => {
  const { as, arrive } = await peopleClinic({ patients: [patientRecord('p1')] })
  await arrive('t1', 'My knee clicks when I walk.')
  const nurse = await as('nurse')
  await nurse.act('t1', { type: 'offerHandOff', kind: 'escalation', toStaffId: null, toRole: 'physician', ask: 'Please look at the knee today.' })
  const clerk = await as('clerk')
  await expect(clerk.get('t1')).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  const brief = await clerk.client.thread.brief({ threadId: 't1' })
  expect(brief).toMatchObject({ patient: { family: 'Lee', given: 'Jo', birthDate: '1980-05-14' }, pool: 'Triage', ask: null, mayBreakGlass: false })
  expect(JSON.stringify(brief)).not.toMatch(/clicks|knee/)
  expect((await (await as('physician')).client.thread.brief({ threadId: 't1' })).ask).toBe('Please look at the knee today.')
  await arrive('t2', 'Where is my form?', { clerical: true })
  await nurse.act('t2', { type: 'addNote', body: 'Wheezes at night.' })
  await nurse.act('t2', { type: 'offerHandOff', kind: 'transfer', toStaffId: null, toRole: 'clerk', ask: 'Please send the form.' })
  expect((await clerk.client.thread.brief({ threadId: 't2' })).ask).toBe('Please send the form.')
  await clerk.act('t2', { type: 'acceptHandOff' })
  expect((await clerk.get('t2')).messages.map(({ body }) => body)).toEqual(['Where is my form?', 'Please send the form.'])
  const admin = await as('admin')
  await expect(admin.client.thread.brief({ threadId: 't1' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  await expect(admin.client.thread.history({ threadId: 't1' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  await expect(admin.get('t1')).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
})

it('D19: every view is recorded, refused ones too, and a supervisor sees by whom; others do not', async () => {
  const { as, arrive } = await peopleClinic({ patients: [patientRecord('p1')] })
  await arrive('t1', 'My knee clicks when I walk.')
  await (await as('nurse')).get('t1')
  await (await as('clerk')).get('t1').catch(() => undefined)
  const supervisor = await as('supervisor')
  await supervisor.get('t1')
  expect(await supervisor.client.thread.views({ threadId: 't1' })).toMatchObject([
    { by: 'Pat supervisor, Supervisor', what: 'opened the thread', refused: false },
    { by: 'Pat clerk, Clerk', refused: true },
    { by: 'Pat nurse, RN', refused: false },
  ])
  await expect((await as('physician')).client.thread.views({ threadId: 't1' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
})

/** A confidential thread that a nurse works; the physician is outside. */
async function confidential() {
  const clinic = await peopleClinic({ patients: [patientRecord('p1')] })
  await clinic.arrive('t1', 'I drink more than I told you.')
  const nurse = await clinic.as('nurse')
  await nurse.act('t1', { type: 'claimThread' })
  await nurse.act('t1', { type: 'markConfidential', kind: 'thread', ref: null, topic: null })
  return clinic
}

it('D19 S38: a confidential thread that a colleague works opens for another clinical role by break-glass alone, with a reason, for 30 minutes', async () => {
  const { as, setNow, engine } = await confidential()
  const now = engine.clock.now()
  const physician = await as('physician')
  await expect(physician.get('t1')).rejects.toMatchObject({ code: 'NOT_AUTHORIZED', message: expect.stringMatching(/break the glass/) })
  await expect(physician.act('t1', { type: 'addNote', body: 'Hello' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  const row = (await physician.client.inbox.page({ view: { kind: 'all' } })).rows[0]
  expect(row).toMatchObject({ isRestricted: true, subject: 'Restricted', snippet: 'not open to you' })
  expect(await physician.client.thread.brief({ threadId: 't1' })).toMatchObject({ mayBreakGlass: true, breakGlassMinutes: 30 })
  await expect(physician.act('t1', { type: 'breakGlass', reason: ' . ' })).rejects.toMatchObject({ code: 'INVALID_COMMAND' })
  await physician.act('t1', { type: 'breakGlass', reason: 'In the emergency room now, needs her history' })
  expect((await physician.get('t1')).people.breakGlass).toMatchObject([{ isMine: true, isActive: true, until: now + 30 * MINUTE }])
  await expect((await as('pa')).get('t1')).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  setNow(now + 30 * MINUTE)
  await expect((await as('physician')).get('t1')).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
})

it('D19: a clerk, a supervisor and who may open the thread anyway break no glass', async () => {
  const { as } = await confidential()
  const act = { type: 'breakGlass', reason: 'I want to see it' } as const
  await expect((await as('clerk')).act('t1', act)).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  await expect((await as('supervisor')).act('t1', act)).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  await expect((await as('nurse')).act('t1', act)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
})

it('D19: each break-glass waits in the supervisors’ list until one of them reviews it, once', async () => {
  const { as } = await confidential()
  await (await as('physician')).act('t1', { type: 'breakGlass', reason: 'In the emergency room now' })
  const supervisor = await as('supervisor')
  const page = await supervisor.client.inbox.page({ view: { kind: 'breakGlass' } })
  expect(page).toMatchObject({ total: 1, rows: [{ threadId: 't1' }], counts: { breakGlass: 1 } })
  expect((await (await as('physician')).client.inbox.page({ view: { kind: 'breakGlass' } })).total).toBe(0)
  const accessId = (await supervisor.get('t1')).people.breakGlass[0]?.accessId ?? ''
  const review = { type: 'reviewBreakGlass', accessId, verdict: 'appropriate', words: 'Called by the emergency room' } as const
  await expect((await as('nurse')).act('t1', review)).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  await supervisor.act('t1', review)
  expect((await supervisor.client.inbox.page({ view: { kind: 'breakGlass' } })).total).toBe(0)
  await expect(supervisor.act('t1', review)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  const history = (await supervisor.client.thread.history({ threadId: 't1' })).map(({ text }) => text).join('\n')
  expect(history).toMatch(/opened by break-glass by Pat physician, MD: In the emergency room now\nbreak-glass reviewed by Pat supervisor, Supervisor, appropriate/)
})

it('D19: a restricted record is open while it waits for this role and to the assignee; a red flag opens it to every clinical role', async () => {
  const { as, arrive } = await peopleClinic({ patients: [patientRecord('p1', { restricted: true })] })
  await arrive('t1', 'My knee clicks.')
  const physician = await as('physician')
  expect((await physician.get('t1')).threadId).toBe('t1')
  await (await as('nurse')).act('t1', { type: 'claimThread' })
  await expect(physician.get('t1')).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  await (await as('nurse')).act('t1', { type: 'raiseFlag', tier: 'D1' })
  expect((await physician.get('t1')).tier).toBe('D1')
})

it('D19 S38: the words of a hand-off of a confidential thread are told to nobody outside it, whatever the role', async () => {
  const { as } = await confidential()
  await (await as('nurse')).act('t1', { type: 'offerHandOff', kind: 'escalation', toStaffId: 'staff-physician', toRole: null, ask: 'She drinks, please call.' })
  for (const role of ['clerk', 'pa', 'supervisor'] as const) expect((await (await as(role)).client.thread.brief({ threadId: 't1' })).ask, role).toBeNull()
  const physician = await as('physician')
  expect((await physician.client.thread.brief({ threadId: 't1' })).ask).toBeNull()
  expect((await physician.get('t1')).messages.some(({ body }) => body === 'She drinks, please call.')).toBe(true)
})

it('D19: search answers of a thread that one may not read by name and number alone, for a clerk by no note and no confidential message', async () => {
  const { as, arrive } = await confidential()
  const find = async (role: Role, search: string): Promise<string[]> => (await (await as(role)).client.inbox.page({ view: { kind: 'all' }, search })).rows.map(({ threadId }) => threadId)
  for (const words of ['drink', 'told you', 'lee drink']) expect(await find('physician', words), words).toEqual([])
  for (const words of ['lee', '114882p1']) expect(await find('physician', words), words).toEqual(['t1'])
  expect(await find('nurse', 'drink')).toEqual(['t1'])
  await arrive('t2', 'Please move my visit, it is about the quince matter.', { clerical: true })
  const nurse = await as('nurse')
  await nurse.act('t2', { type: 'addNote', body: 'She has a marmalade allergy.' })
  expect(await find('clerk', 'quince')).toEqual(['t2'])
  expect(await find('clerk', 'marmalade')).toEqual([])
  await nurse.act('t2', { type: 'markConfidential', kind: 'message', ref: 't2-m1', topic: null })
  expect(await find('clerk', 'quince')).toEqual([])
  expect(await find('clerk', 'lee')).toEqual(['t2'])
  expect(await find('nurse', 'quince')).toEqual(['t2'])
})

it('D16: a command id that a colleague used, or that was used on another thread, is refused; the same command again is the same answer', async () => {
  const { as, arrive } = await peopleClinic({ patients: [patientRecord('p1')] })
  await arrive('t1', 'My knee clicks.')
  await arrive('t2', 'My elbow clicks.')
  const [nurse, physician] = [await as('nurse'), await as('physician')]
  const note = (threadId: string) => ({ commandId: 'same', threadId, act: { type: 'addNote' as const, body: 'Called.' } })
  const { seq } = await nurse.client.thread.act(note('t1'))
  expect((await nurse.client.thread.act(note('t1'))).seq).toBe(seq)
  await expect(nurse.client.thread.act(note('t2'))).rejects.toMatchObject({ code: 'INVALID_COMMAND', data: { field: 'commandId' } })
  await expect(physician.client.thread.act(note('t1'))).rejects.toMatchObject({ code: 'INVALID_COMMAND', data: { field: 'commandId' } })
  expect((await nurse.get('t1')).messages.filter(({ kind }) => kind === 'note')).toHaveLength(1)
})
