import { expect, it } from 'vitest'
import { asProxy, local, patientRecord, peopleClinic, proxyRecord } from './clinic.ts'

const MOTHER = asProxy('rp1')

it('S35 D17: the parent of a child of 11 reads everything, and is answered in free text', async () => {
  const { as, arrive } = await peopleClinic({ patients: [patientRecord('p1', { birthDate: '2014-08-01' })], proxies: [proxyRecord('rp1', 'p1')] })
  await arrive('t1', 'She has a rash on her arm.', { sender: MOTHER })
  const nurse = await as('nurse')
  expect((await nurse.get('t1')).people).toMatchObject({ audience: 'childFull', audienceWords: 'can read everything', age: 11, rule: { kind: 'free' } })
  await nurse.reply('t1', 'Keep it clean and dry. At her visit on September 2 we saw the same.')
})

it('S35 S43 D17: at midnight of the clinic, on the twelfth birthday, the grade of the same parent changes without any event', async () => {
  const { engine, as, arrive, setNow } = await peopleClinic({
    now: local('2026-03-02T23:59'), patients: [patientRecord('p1', { birthDate: '2014-03-03' })], proxies: [proxyRecord('rp1', 'p1')],
  })
  await arrive('t1', 'She has a rash on her arm.', { sender: MOTHER })
  const nurse = await as('nurse')
  const before = await nurse.get('t1')
  expect(before.people).toMatchObject({ audience: 'childFull', refreshAt: local('2026-03-03T00:00') })
  const { seq } = await engine.store.query('head', {})
  setNow(local('2026-03-03T00:00'))
  expect((await nurse.get('t1')).people).toMatchObject({ audience: 'teenLimited', age: 12, parentWroteForTeen: true })
  expect((await engine.store.query('head', {})).seq).toBe(seq)
  await expect(nurse.reply('t1', 'Keep it clean and dry.')).rejects.toMatchObject({ message: expect.stringMatching(/parent wrote for a teen/) })
})

it('S41 D17: on the eighteenth birthday a parent is nobody until the patient grants access, and then only within scope and end', async () => {
  const grant = { scope: ['messages' as const], from: '2026-03-04', to: '2026-03-31' }
  const { as, arrive, setNow } = await peopleClinic({
    now: local('2026-03-02T12:00'), patients: [patientRecord('p1', { birthDate: '2008-03-03' })],
    proxies: [proxyRecord('rp1', 'p1', { grants: [grant] }), proxyRecord('rp2', 'p1', { given: 'Dan', relationship: 'father' })],
  })
  await arrive('t1', 'May he take ibuprofen?', { sender: MOTHER })
  const grade = async (): Promise<unknown> => (await (await as('nurse')).get('t1')).people.audience
  expect(await grade()).toBe('teenLimited')
  setNow(local('2026-03-03T00:00'))
  expect((await (await as('nurse')).get('t1')).people).toMatchObject({ audience: 'unmatched', audienceWords: expect.stringMatching(/has not begun/), rule: { kind: 'phrases' } })
  setNow(local('2026-03-04T00:00'))
  const nurse = await as('nurse')
  const view = await nurse.get('t1')
  expect(view.people).toMatchObject({ audience: 'adultGranted', audienceWords: 'has access to messages', until: '2026-03-31', rule: { kind: 'free' } })
  expect(view.people.readers.find(({ name }) => name === 'LEE, Dan')).toMatchObject({ canRead: false, reads: expect.stringMatching(/not granted this person access/) })
  setNow(local('2026-04-01T07:00'))
  expect((await (await as('nurse')).get('t1')).people).toMatchObject({ audience: 'unmatched', audienceWords: expect.stringMatching(/has ended/) })
  await expect((await as('nurse')).reply('t1', 'Yes, he may.')).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION', message: expect.stringMatching(/has ended/) })
})

it('S41 D17: two grants that hold at once and differ make nobody of the proxy, and the field is named', async () => {
  const { as, arrive } = await peopleClinic({
    patients: [patientRecord('p1')],
    proxies: [proxyRecord('rp1', 'p1', { grants: [{ scope: ['messages'], from: null, to: '2026-12-31' }, { scope: ['appointments'], from: null, to: '2026-06-30' }] })],
  })
  await arrive('t1', 'May she take ibuprofen?', { sender: MOTHER })
  expect((await (await as('nurse')).get('t1')).people).toMatchObject({
    audience: 'unmatched', audienceWords: expect.stringMatching(/Two grants/), rule: { path: expect.stringMatching(/look at: grants of access/) },
  })
})

it('S37 D17: who is 12 has no account of their own, who is 13 has; a sender without one is nobody known', async () => {
  const { as, arrive, setNow } = await peopleClinic({ now: local('2026-03-02T12:00'), patients: [patientRecord('p1', { birthDate: '2013-03-03' })] })
  await arrive('t1', 'My knee hurts when I run.')
  expect((await (await as('nurse')).get('t1')).people).toMatchObject({ audience: 'unmatched', age: 12, rule: { kind: 'phrases', templates: expect.arrayContaining(['please-call-us']) } })
  setNow(local('2026-03-03T00:00'))
  expect((await (await as('nurse')).get('t1')).people).toMatchObject({ audience: 'self', age: 13, rule: { kind: 'free' } })
})

it('S37 D18: a message of the parent is refused in a thread of the teen, and the other way round', async () => {
  const { arrive } = await peopleClinic({ patients: [patientRecord('p1', { birthDate: '2011-01-10' })], proxies: [proxyRecord('rp1', 'p1')] })
  await arrive('t1', 'My knee hurts.')
  await expect(arrive('t1', 'It is her knee again.', { sender: MOTHER, messageId: 'm2' })).rejects.toMatchObject({ data: { field: 'sender' } })
  await arrive('t2', 'It is her knee again.', { sender: MOTHER, messageId: 'm3' })
  await expect(arrive('t2', 'It is my knee.', { messageId: 'm4' })).rejects.toMatchObject({ data: { field: 'sender' } })
  await arrive('t1', 'Now the other one too.', { messageId: 'm5' })
})

it('D17: an unmatched sender gets the approved “please call us” phrase and nothing else', async () => {
  const { as, arrive } = await peopleClinic({ patients: [patientRecord('p1')] })
  await arrive('t1', 'Hello, is this the clinic?', { patientId: null, sender: { kind: 'unmatched' } })
  const nurse = await as('nurse')
  const view = await nurse.get('t1')
  expect(view).toMatchObject({ patient: null, reply: { allowed: true }, people: { audience: 'unmatched', readers: [], rule: { kind: 'phrases' } } })
  await expect(nurse.reply('t1', 'We have your results.')).rejects.toMatchObject({ message: expect.stringMatching(/not matched/) })
  await expect(nurse.reply('t1', 'We have your results.', 'please-call-us')).rejects.toMatchObject({ code: 'INVALID_COMMAND', message: expect.stringMatching(/as it stands/) })
  await nurse.reply('t1', await nurse.phrase('please-call-us', ''), 'please-call-us')
  expect((await nurse.get('t1')).messages.at(-1)).toMatchObject({ kind: 'staff', delivery: 'queued' })
})
