import { expect, it } from 'vitest'
import { clinic } from './clinic.ts'

const patient = (extension: readonly object[], changes: object = {}) => ({
  resourceType: 'Patient', id: 'pa', identifier: [{ system: 'https://north.example/mrn', value: 'N1' }], name: [{ use: 'official', family: 'Haddad', given: ['Amina'] }], birthDate: '1980-05-14',
  ...(extension.length > 0 ? { extension } : {}), ...changes,
})
const eligibility = (eligible: boolean, reason?: string) => ({
  url: 'urn:wellthread:portal-eligibility', extension: [{ url: 'eligible', valueBoolean: eligible }, ...(reason === undefined ? [] : [{ url: 'reason', valueString: reason }])],
})
const signIn = (valueInstant: string) => ({ url: 'urn:wellthread:last-portal-sign-in', valueInstant })

it('S60: the record system says who may not use messages, and why; a record that says nothing changes nothing', async () => {
  const { receive, send, signIn: sit } = await clinic()
  const nurse = await sit('rn')
  const threadId = await send()
  expect((await nurse.view(threadId)).upkeep.portal).toBeNull()
  await receive([patient([eligibility(false, 'No personal physician is chosen yet.')])])
  expect((await nurse.view(threadId)).upkeep.portal).toMatchObject({ reason: 'patientNotEligible', text: expect.stringMatching(/No personal physician is chosen yet/) })
  await receive([patient([], { gender: 'female' })])
  expect((await nurse.view(threadId)).upkeep.portal).toMatchObject({ reason: 'patientNotEligible' })
  await receive([patient([eligibility(true)])])
  expect((await nurse.view(threadId)).upkeep.portal).toBeNull()
  const [unsaid] = await receive([patient([{ url: 'urn:wellthread:portal-eligibility', valueString: 'perhaps' }])])
  expect(unsaid).toMatchObject({ outcome: 'quarantined', code: 'value' })
})

it('S58: the record system says when the patient last signed on to the portal', async () => {
  const { receive, send, signIn: sit } = await clinic('2026-10-05 10:00')
  const nurse = await sit('rn')
  const threadId = await send()
  await receive([patient([signIn('2026-09-30T12:00:00Z')])])
  expect((await nurse.view(threadId)).reply).toMatchObject({ allowed: true })
  await receive([patient([signIn('2024-12-01T12:00:00Z')])])
  expect((await nurse.view(threadId)).reply).toMatchObject({ allowed: false, reason: 'portalInactive' })
})

it('S4: the PCP comes from the general practitioner, or from a care team that says so', async () => {
  const { receive, send, signIn: sit } = await clinic()
  const nurse = await sit('rn')
  const threadId = await send()
  const relations = async () => (await nurse.view(threadId)).patient?.careTeam.map(({ name, relation }) => `${name}: ${relation}`)
  await receive([patient([], { generalPractitioner: [{ reference: 'Practitioner/doc' }] })])
  expect(await relations()).toEqual(['Dr Rivera: PCP'])
  const member = (staffId: string, role?: object) => ({ member: { reference: `Practitioner/${staffId}` }, ...(role ? { role: [role] } : {}) })
  await receive([{ resourceType: 'CareTeam', id: 'team', subject: { reference: 'Patient/pa' }, participant: [member('amin', { coding: [{ system: 'http://snomed.info/sct', code: '446050000' }] }), member('wu')] }])
  expect(await relations()).toEqual(['Dr Amin: PCP', 'Dr Rivera: seen', 'Dr Wu: seen'])
})
