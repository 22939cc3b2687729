import { expect, it } from 'vitest'
import { asProxy, patientRecord, peopleClinic, proxyRecord } from './clinic.ts'

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

it('S36 D18: a displayed upcoming appointment may be named to a parent of a teen; marked confidential it may not', async () => {
  const { as, arrive } = await family(15, { ages: { teenProxyMayMessage: true }, record: { nextVisit: '2026-03-20 Dr Chen' } })
  await arrive('t1', 'When is it?', { sender: MOTHER })
  const nurse = await as('nurse')
  const body = 'It is on March 20 at 10:00.'
  await nurse.act('t1', { type: 'markConfidential', kind: 'appointment', ref: 'next', topic: null })
  await expect(nurse.reply('t1', body)).rejects.toMatchObject({ code: 'INVALID_COMMAND', message: expect.stringMatching(/not displayed to a proxy/) })
  await nurse.act('t1', { type: 'unmarkConfidential', kind: 'appointment', ref: 'next', reason: 'Wrong visit' })
  await nurse.reply('t1', body)
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
