import { expect, it } from 'vitest'
import { clinic, message, type Json } from '#test/intake/clinic.ts'
import { account } from '#test/helpers/engine.ts'
import { testConsole } from '#test/helpers/rpc.ts'
import { hashPassphrase } from '#electron/profile/password.ts'

const PASSPHRASE = 'a long enough passphrase'
const relation = (id: string, period: Json, scope: readonly string[] = ['messages', 'appointments']): Json => ({
  resourceType: 'RelatedPerson', id, patient: { reference: 'Patient/pa' }, name: [{ family: 'Haddad', given: [id] }],
  extension: [{ url: 'urn:wellthread:proxy-grant', extension: [...scope.map((valueCode) => ({ url: 'scope', valueCode })), { url: 'period', valuePeriod: period }] }],
})

/** Grade and last day of whoever wrote, as a nurse reads them at this hour. */
async function gradesOf(period: Json, at: string): Promise<unknown> {
  const { engine, setNow, receive, receiveOne } = await clinic()
  await receive([relation('rx', period)])
  const settled = await receiveOne(message({ sender: { reference: 'RelatedPerson/rx' } }))
  const threadId = 'threadId' in settled ? (settled.threadId ?? '') : ''
  await account(engine, 'nan', 'nurse', await hashPassphrase(PASSPHRASE))
  setNow(Date.parse(at))
  const { client } = (await testConsole(engine)).open('nan')
  await client.session.signIn({ username: 'nan', passphrase: PASSPHRASE })
  const { people } = await client.thread.get({ threadId })
  return [people.audience, people.until]
}

it('S41 D17: a grant whose end is a month or a year ends with its last day, and one without an end is none', async () => {
  expect(await gradesOf({ start: '2026-01', end: '2026-04' }, '2026-04-30T23:00:00-07:00')).toEqual(['adultGranted', '2026-04-30'])
  expect(await gradesOf({ start: '2026-01', end: '2026-04' }, '2026-05-01T01:00:00-07:00')).toEqual(['unmatched', null])
  expect(await gradesOf({ start: '2026', end: '2026' }, '2026-12-31T12:00:00-08:00')).toEqual(['adultGranted', '2026-12-31'])
  expect(await gradesOf({ start: '2026', end: '2026' }, '2027-01-01T12:00:00-08:00')).toEqual(['unmatched', null])
  expect(await gradesOf({ start: '2026-01-01' }, '2026-04-30T12:00:00-07:00')).toEqual(['unmatched', null])
})

it('D17 D22: a birth date that is impossible or names no day is refused by its field; a whole one is taken', async () => {
  const { engine, receive } = await clinic()
  const patient = (id: string, birthDate: string): Json => ({ resourceType: 'Patient', id, identifier: [{ system: 'https://north.example/mrn', value: id }], name: [{ family: 'Moss', given: ['Ira'] }], birthDate })
  const wrong = ['1700', '2099', '1985', '1985-06', '2099-06', '1700-01-01']
  await receive([...wrong.map((date, index) => patient(`px${index}`, date)), patient('whole', '1985-06-07')])
  const quarantine = await engine.store.query('quarantine', { limit: 20 })
  expect(quarantine).toHaveLength(wrong.length)
  for (const item of quarantine) expect(item).toMatchObject({ reasonCode: 'business-rule', reason: expect.stringMatching(/Patient\.birthDate/) })
  for (const [index] of wrong.entries()) expect(await engine.store.query('patient', { patientId: `px${index}` })).toBeUndefined()
  expect((await engine.store.query('patient', { patientId: 'whole' }))?.birthDate).toBe('1985-06-07')
})
