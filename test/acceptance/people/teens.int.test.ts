import { expect, it } from 'vitest'
import { openSlots } from '#electron/engine/appointments/openSlots.ts'
import { INTAKE } from '#test/helpers/builders.ts'
import { asProxy, local, patientRecord, peopleClinic, proxyRecord } from './clinic.ts'

const MOTHER = asProxy('rp1')
const teen = (age: number, changes = {}) => patientRecord('p1', { birthDate: `${2026 - age}-01-10`, ...changes })
const family = (age: number, more: { ages?: { teenProxyMayMessage: boolean }; record?: Parameters<typeof patientRecord>[1] } = {}) =>
  peopleClinic({ patients: [teen(age, more.record)], proxies: [proxyRecord('rp1', 'p1')], ...(more.ages ? { ages: more.ages } : {}) })

it('S43 D18: a parent’s message about a teen is kept and shown as that, and answered with the approved phrase alone, unless the pack allows more', async () => {
  const kept = await family(15)
  await kept.arrive('t1', 'Is his sports form ready?', { sender: MOTHER })
  const nurse = await kept.as('nurse')
  expect(await nurse.get('t1')).toMatchObject({ messages: [{ body: 'Is his sports form ready?' }], people: { audience: 'teenLimited', parentWroteForTeen: true } })
  await expect(nurse.reply('t1', 'Yes, it is ready.')).rejects.toMatchObject({ message: expect.stringMatching(/approved phrase/) })
  await expect(nurse.reply('t1', 'Yes, it is ready.', 'teen-parent-message')).rejects.toMatchObject({ message: expect.stringMatching(/as it stands/) })
  await nurse.reply('t1', await nurse.phrase('teen-parent-message', 'Jo'), 'teen-parent-message')

  const allowed = await family(15, { ages: { teenProxyMayMessage: true } })
  await allowed.arrive('t1', 'Is his sports form ready?', { sender: MOTHER })
  const other = await allowed.as('nurse')
  expect((await other.get('t1')).people).toMatchObject({ parentWroteForTeen: false, rule: { kind: 'free' } })
  await other.reply('t1', 'Yes, it is ready.')
})

it('S38 D18: an answer to a parent may not quote what is confidential; the same words to the teen may', async () => {
  const { as, arrive } = await family(15, { ages: { teenProxyMayMessage: true } })
  await arrive('teen', 'I was late with my pills and I worry about it.')
  await arrive('parent', 'Is everything fine with her medicine?', { sender: MOTHER })
  const nurse = await as('nurse')
  await nurse.act('parent', { type: 'addNote', body: 'Patient told us she skips the evening tablet at camp.' })
  const note = (await nurse.get('parent')).messages.find(({ kind }) => kind === 'note')?.messageId ?? ''
  const quoting = 'She told us that she skips the evening tablet, please watch it.'
  await nurse.act('parent', { type: 'markConfidential', kind: 'note', ref: note, topic: null })
  await expect(nurse.reply('parent', quoting)).rejects.toMatchObject({ code: 'INVALID_COMMAND', message: expect.stringMatching(/quotes something confidential/) })
  await nurse.act('parent', { type: 'unmarkConfidential', kind: 'note', ref: note, reason: 'Agreed with the patient on the phone' })
  await nurse.reply('parent', quoting)
  await nurse.reply('teen', 'You wrote that you were late with your pills. Please take the next one as usual.')
})

it('S38 D18: nothing that names confidential care goes to a parent of a teen, and nothing at all of a confidential thread', async () => {
  const { as, arrive } = await family(15, { ages: { teenProxyMayMessage: true } })
  await arrive('t1', 'Why did she come to you?', { sender: MOTHER })
  const nurse = await as('nurse')
  await expect(nurse.reply('t1', 'She asked us about birth control.')).rejects.toMatchObject({ message: expect.stringMatching(/confidential care \(contraception\)/) })
  await nurse.act('t1', { type: 'markConfidential', kind: 'thread', ref: null, topic: 'contraception' })
  const view = await nurse.get('t1')
  expect(view.reply).toMatchObject({ allowed: false, reason: 'confidentialForProxy', path: expect.stringMatching(/Call the teen, or write in a thread of the teen/) })
  expect(view.people.readers.find(({ name }) => name === 'LEE, Kim')).toMatchObject({ canRead: false })
  await expect(nurse.reply('t1', 'Please call us.')).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  await expect(nurse.reply('t1', await nurse.phrase('teen-parent-message', 'Jo'), 'teen-parent-message')).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
})

it('S38 D18: a word list proposes in English and Spanish, a nurse decides, a clerk does not, and unmarking takes a reason', async () => {
  const { as, arrive } = await family(15)
  await arrive('t1', 'Can I get birth control without my mom knowing?')
  await arrive('t2', 'Creo que estoy embarazada.', { messageId: 'm2' })
  await arrive('t3', 'My knee hurts.', { messageId: 'm3' })
  const nurse = await as('nurse')
  expect((await nurse.get('t1')).people).toMatchObject({ proposal: { topic: 'contraception', words: ['birth control'] }, isConfidential: false })
  expect((await nurse.get('t2')).people.proposal).toMatchObject({ topic: 'pregnancy' })
  expect((await nurse.get('t3')).people.proposal).toBeNull()
  await nurse.act('t2', { type: 'declineConfidential' })
  expect((await nurse.get('t2')).people).toMatchObject({ proposal: null, isConfidential: false })
  const done = await nurse.act('t1', { type: 'markConfidential', kind: 'thread', ref: null, topic: 'contraception' })
  expect(done.undo?.act.type).toBe('unmarkConfidential')
  expect((await nurse.get('t1')).people).toMatchObject({ isConfidential: true, proposal: null, marks: [{ kind: 'thread', by: 'Pat nurse, RN' }] })
  await expect(nurse.act('t1', { type: 'unmarkConfidential', kind: 'thread', ref: null, reason: '  ' })).rejects.toMatchObject({ code: 'INVALID_COMMAND' })
  await arrive('t4', 'Please move my visit.', { messageId: 'm4', clerical: true })
  await expect((await as('clerk')).act('t4', { type: 'markConfidential', kind: 'thread', ref: null, topic: null })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
})

it('S40 D18: at 12 nobody is written to about confidential care; at 13 the teen is', async () => {
  const twelve = await family(12)
  await twelve.arrive('t1', 'She says it is private.', { sender: MOTHER })
  const nurse = await twelve.as('nurse')
  await nurse.act('t1', { type: 'markConfidential', kind: 'thread', ref: null, topic: 'mental-health' })
  expect((await nurse.get('t1')).reply).toMatchObject({ allowed: false, reason: 'noElectronicContact', path: expect.stringMatching(/Call the patient, or talk in person/) })
  await expect(nurse.reply('t1', await nurse.phrase('please-call-us', 'Jo'), 'please-call-us')).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION', message: expect.stringMatching(/No electronic contact/) })

  const thirteen = await family(13)
  await thirteen.arrive('t1', 'I feel down and it is private.')
  const other = await thirteen.as('nurse')
  await other.act('t1', { type: 'markConfidential', kind: 'thread', ref: null, topic: 'mental-health' })
  expect((await other.get('t1')).reply.allowed).toBe(true)
  await other.reply('t1', 'Thank you for telling us. I will call you this afternoon.')
})

it('S39 D18: a parent of a teen gets no details of past visits; the parent of a child does', async () => {
  const record = { lastVisit: '2025-09-02 Dr Chen', nextVisit: '2026-03-20 Dr Chen' }
  const { as, arrive } = await family(15, { ages: { teenProxyMayMessage: true }, record })
  await arrive('t1', 'When was he seen?', { sender: MOTHER })
  const nurse = await as('nurse')
  for (const body of ['His last visit was a checkup.', 'He came to us September 2.', 'He was seen on Tuesday.', 'It was 9/2/2025.']) {
    await expect(nurse.reply('t1', body), body).rejects.toMatchObject({ code: 'INVALID_COMMAND', message: expect.stringMatching(/past visits/) })
  }
  await nurse.reply('t1', 'Please bring the form along.')
  const child = await family(9, { record })
  await child.arrive('t1', 'When was he seen?', { sender: MOTHER })
  await (await child.as('nurse')).reply('t1', 'His last visit was on September 2.')
})

/** The approved phrase of the five fields, filled in. */
const fiveFields = (when: string, doctor: string): string => [
  'Hello parent or carer of Jo Lee,', `Date and time: ${when}`, `Doctor: ${doctor}`, 'Place: Oakland', 'What to bring or do before: nothing',
  'To change or cancel this appointment, call us at 510-555-0100, day or night.',
].join('\n')

it('S36 S42 D18: a displayed upcoming appointment is told to a parent of a teen in the five-field phrase; marked confidential it is not told at all', async () => {
  const { as, arrive } = await family(15, { ages: { teenProxyMayMessage: true }, record: { nextVisit: '2026-03-20 Dr Chen' } })
  await arrive('t1', 'When is it?', { sender: MOTHER })
  const nurse = await as('nurse')
  const body = fiveFields('March 20 at 10:00', 'Dr Chen')
  await nurse.act('t1', { type: 'markConfidential', kind: 'appointment', ref: 'next', topic: null })
  for (const text of [body, 'It is on March 20 at 10:00.']) {
    await expect(nurse.reply('t1', text), text).rejects.toMatchObject({ code: 'INVALID_COMMAND', message: expect.stringMatching(/not displayed to a proxy/) })
  }
  await nurse.act('t1', { type: 'unmarkConfidential', kind: 'appointment', ref: 'next', reason: 'Wrong visit' })
  for (const text of ['It is on March 20 at 10:00.', 'The visit on March 20 is for chemotherapy.', `${body}\nIt is the visit for chemotherapy.`]) {
    await expect(nurse.reply('t1', text), text).rejects.toMatchObject({ code: 'TEXT_REFUSED', message: expect.stringMatching(/five fields/) })
  }
  await nurse.reply('t1', body, 'visit-five-fields')
})

it('S36 S38: a mark in the teen’s own thread covers the visit that was booked there, in every thread of a parent, and a clerk’s banner does not name it', async () => {
  const { engine, as, arrive } = await family(15, { ages: { teenProxyMayMessage: true } })
  const startsAt = local('2026-03-12T15:00')
  await openSlots(engine, { commandId: 'slots', actor: INTAKE, slots: [{
    slotId: 's1', departmentId: 'adult-medicine', visitType: 'Return or follow-up', clinicianId: null, clinicianName: 'Dr Vance', location: 'Oakland', startsAt, minutes: 20, mode: 'inPerson',
    isConfidential: false, instructions: null,
  }] })
  await arrive('teen', 'I need to see somebody.', { clerical: true })
  await arrive('parent', 'Is anything booked?', { sender: MOTHER })
  await arrive('form', 'Where is my form?', { clerical: true })
  const [nurse, clerk] = [await as('nurse'), await as('clerk')]
  await nurse.act('teen', { type: 'openAppointmentRequest', person: { kind: 'threadPatient' }, departmentId: 'adult-medicine', visitType: 'Return or follow-up', mode: 'inPerson', preferredDates: [] })
  await nurse.act('teen', { type: 'holdSlot', slotId: 's1' })
  await nurse.act('teen', { type: 'bookSlot', videoChecked: [] })
  expect((await clerk.get('form')).patient?.nextVisit).toBe('2026-03-12 Dr Vance')
  await nurse.act('teen', { type: 'markConfidential', kind: 'appointment', ref: 'next', topic: null })
  await expect(nurse.act('teen', { type: 'confirmAppointment', seenVersion: 999 })).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION', message: expect.stringMatching(/confidential visit/) })
  for (const text of ['He is seen on March 12.', 'Dr Vance sees him at 3 pm.', fiveFields('Thursday March 12 at 3pm', 'Dr Vance')]) {
    await expect(nurse.reply('parent', text), text).rejects.toMatchObject({ code: 'TEXT_REFUSED', data: { findings: expect.arrayContaining([expect.objectContaining({ code: 'hiddenVisit' })]) } })
  }
  expect((await clerk.get('form')).patient?.nextVisit).toBeNull()
  expect((await clerk.client.appointments.panel({ threadId: 'form' })).visits).toEqual([])
  expect((await nurse.get('teen')).patient?.nextVisit).toBe('2026-03-12 Dr Vance')
  await nurse.act('teen', { type: 'unmarkConfidential', kind: 'appointment', ref: 'next', reason: 'Wrong visit' })
  await nurse.reply('parent', fiveFields('Thursday March 12 at 3pm', 'Dr Vance'), 'visit-five-fields')
})

it('S38 D18: a parent’s thread does not quote what is confidential in the teen’s own thread; words of an approved phrase quote nobody', async () => {
  const { as, arrive } = await family(15, { ages: { teenProxyMayMessage: true } })
  await arrive('teen', 'I skipped the evening tablets at camp because I was scared.')
  await arrive('parent', 'Is everything fine with her medicine?', { sender: MOTHER })
  const nurse = await as('nurse')
  const quoting = 'She skipped the evening tablets at camp.'
  await nurse.act('teen', { type: 'markConfidential', kind: 'thread', ref: null, topic: null })
  await nurse.reply('teen', await nurse.phrase('please-call-us', 'Jo'), 'please-call-us')
  await expect(nurse.reply('parent', quoting)).rejects.toMatchObject({ code: 'INVALID_COMMAND', message: expect.stringMatching(/quotes something confidential/) })
  const sent = await nurse.reply('parent', await nurse.phrase('please-call-us', 'Jo'), 'please-call-us')
  expect(sent.undo?.label).toBe('Undo send')
  await nurse.act('parent', { type: 'withdrawReply', replyId: (await nurse.get('parent')).queuedReply?.replyId ?? '' })
  await nurse.act('teen', { type: 'unmarkConfidential', kind: 'thread', ref: null, reason: 'Agreed with the patient' })
  await nurse.reply('parent', quoting)
})

it('S37 D18: a text that reads like a parent’s in the teen’s account is hinted at, and so is the reverse; nothing is decided by it', async () => {
  const { as, arrive } = await family(15)
  await arrive('t1', 'My daughter has had a fever since Monday. I am her mother.')
  await arrive('t2', 'please dont tell my mom I wrote this', { sender: MOTHER, messageId: 'm2' })
  await arrive('t3', 'I have had a fever since Monday.', { messageId: 'm3' })
  const nurse = await as('nurse')
  expect((await nurse.get('t1')).people).toMatchObject({ audience: 'self', hint: expect.stringMatching(/parent wrote it/) })
  expect((await nurse.get('t2')).people.hint).toMatch(/teen wrote it from a parent/)
  expect((await nurse.get('t3')).people.hint).toBeNull()
})
