import { expect, it } from 'vitest'
import { clinic, message, type Json } from './clinic.ts'

const PATIENT: Json = { resourceType: 'Patient', id: 'px', identifier: [{ system: 'https://north.example/mrn', value: 'N55' }], name: [{ family: 'Moss', given: ['Ira'] }] }
const PROXY: Json = { resourceType: 'RelatedPerson', id: 'rx', patient: { reference: 'Patient/pa' }, name: [{ family: 'Moss', given: ['Lee'] }] }
const grant = (scope: readonly string[], start: string, end: string): Json => ({
  url: 'urn:wellthread:proxy-grant',
  extension: [...scope.map((valueCode) => ({ url: 'scope', valueCode })), { url: 'period', valuePeriod: { start, end } }],
})

it.each<[string, Json, string, RegExp]>([
  ['a birth date in the future', { ...PATIENT, birthDate: '2026-03-05' }, 'business-rule', /Patient\.birthDate lies in the future/],
  ['a birth date that makes 131 years', { ...PATIENT, birthDate: '1894-12-31' }, 'business-rule', /Patient\.birthDate makes the patient older/],
  ['a birth date that no calendar has', { ...PATIENT, birthDate: '2026-02-30' }, 'value', /Patient\.birthDate/],
  ['a death before the birth', { ...PATIENT, birthDate: '2020-05-05', deceasedDateTime: '2019-01-01' }, 'business-rule', /Patient\.birthDate lies after/],
  ['a proxy for nobody', { ...PROXY, patient: { reference: 'Patient/nobody' } }, 'not-found', /related person belongs to a patient who is not known/],
  ['a proxy who names no patient', { ...PROXY, patient: {} }, 'structure', /RelatedPerson\.patient/],
  ['two grants that differ for the same days', { ...PROXY, extension: [grant(['messages'], '2026-01-01', '2026-12-31'), grant(['results'], '2026-06-01', '2026-07-01')] }, 'business-rule', /RelatedPerson\.extension/],
])('D17: %s is quarantined, and the field is named', async (_, resource, code, words) => {
  const { engine, receiveOne } = await clinic()
  await receiveOne(resource)
  const [item] = await engine.store.query('quarantine', { limit: 1 })
  expect(item).toMatchObject({ reasonCode: code, reason: expect.stringMatching(words), raw: JSON.stringify(resource) })
})

it('S41: a grant comes with scope and days; a dated relation alone grants messages, an undated one nothing', async () => {
  const { engine, receiveOne } = await clinic()
  const grantsOf = async (id: string) => (await engine.store.query('relatedPerson', { relatedPersonId: id }))?.grants
  await receiveOne({ ...PROXY, extension: [grant(['messages', 'appointments', 'everything'], '2026-01-01', '2026-12-31')] })
  expect(await grantsOf('rx')).toEqual([{ scope: ['appointments', 'messages'], from: '2026-01-01', to: '2026-12-31' }])
  await receiveOne({ ...PROXY, id: 'ry', period: { start: '2026-01-01', end: '2026-12-31' } })
  expect(await grantsOf('ry')).toEqual([{ scope: ['messages'], from: '2026-01-01', to: '2026-12-31' }])
  await receiveOne({ ...PROXY, id: 'rz' })
  expect(await grantsOf('rz')).toBeUndefined()
})

it('D19: a restricted label of the record comes along, and a message of an automatic sender does not take the patient’s place', async () => {
  const { engine, receive, thread } = await clinic()
  await receive([{ ...PATIENT, meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] } }])
  expect((await engine.store.query('patient', { patientId: 'px' }))?.restricted).toBe(true)
  const [first] = await receive([message({ id: 'first' })])
  const threadId = first && 'threadId' in first ? first.threadId : null
  await receive([message({ sender: { reference: 'Organization/org' }, partOf: [{ reference: 'Communication/first' }], topic: null })])
  expect((await thread(threadId)).people.lastSender).toEqual({ kind: 'self' })
})
