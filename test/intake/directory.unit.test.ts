import { describe, expect, it } from 'vitest'
import { clinic, codeOf, type Json } from './clinic.ts'

describe('people and pools of the directory (interop.md, Mapping)', () => {
  it('a patient: record number by type MR, official name, mobile phone, preferred language', async () => {
    const { engine, receive } = await clinic()
    await receive([{
      resourceType: 'Patient', id: 'x', gender: 'female', birthDate: '1980-05-14',
      identifier: [
        { system: 'https://a.example/mrn', value: 'by system' },
        { type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] }, value: 'by type' },
      ],
      name: [
        { use: 'nickname', given: ['Annie'] }, { use: 'maiden', family: 'Old' },
        { use: 'official', family: 'Lee', given: ['Ann', 'B.'], prefix: ['Dr.'] },
      ],
      telecom: [
        { system: 'fax', value: '1' }, { system: 'phone', value: 'home', use: 'home' },
        { system: 'phone', value: 'mobile', use: 'mobile' },
      ],
      communication: [{ language: { coding: [{ code: 'en' }] } }, { language: { text: 'Spanish' }, preferred: true }],
      generalPractitioner: [{ reference: 'Practitioner/doc' }],
    }])
    expect(await engine.store.query('patient', { patientId: 'x' })).toMatchObject({
      mrn: 'by type', family: 'Lee', given: 'Ann B.', title: 'Dr', preferredName: 'Annie', birthDate: '1980-05-14', sex: 'female',
      phone: 'mobile', language: 'Spanish',
      careTeam: [{ staffId: 'doc', relation: 'pcp' }], allergies: null, eligible: true,
    })
  })

  it('an update keeps what FHIR’s Patient does not carry', async () => {
    const { engine, receive } = await clinic()
    const known = await engine.store.query('patient', { patientId: 'pa' })
    if (!known) throw new Error('no patient')
    await engine.record({
      commandId: 'chart', actor: { kind: 'system', id: 'intake' },
      directory: [
        { kind: 'patient', id: 'pa', record: { ...known, allergies: [{ text: 'penicillin', updatedOn: null }], lastVisit: '2026-01-01' } },
      ],
    })
    await receive([
      {
        resourceType: 'Patient', id: 'pa', identifier: [{ system: 'https://north.example/mrn', value: 'N1' }],
        name: [{ family: 'Haddad', given: ['Amina'] }], birthDate: '1980-05-14', deceasedBoolean: true,
      },
    ])
    expect(await engine.store.query('patient', { patientId: 'pa' })).toMatchObject({
      allergies: [{ text: 'penicillin' }], lastVisit: '2026-01-01', deceasedDate: 'unknown',
    })
  })

  it('a role names the post of its practitioner and the days out, which nobody covers', async () => {
    const { engine, receive } = await clinic()
    const role: Json = {
      resourceType: 'PractitionerRole', id: 'role2', practitioner: { reference: 'Practitioner/rn' }, code: [{ text: 'Triage nurse' }],
      notAvailable: [{ description: 'Leave', during: { start: '2026-03-09', end: '2026-03-13' } }],
    }
    expect((await receive([role, role])).map(codeOf)).toEqual(['accepted', 'deduplicated'])
    expect(await engine.store.query('practitioner', { staffId: 'rn' })).toMatchObject({
      roleText: 'Triage nurse', absences: [{ from: '2026-03-09', to: '2026-03-13', coveredBy: null }],
    })
  })

  it.each<[Json, string | null]>([
    [{ resourceType: 'Group', type: 'practitioner', actual: true, name: 'Refills team' }, 'refills'],
    [{ resourceType: 'HealthcareService', name: 'Scheduling' }, 'scheduling'],
    [{ resourceType: 'Organization', name: 'North Pharmacy' }, null],
    [{ resourceType: 'CareTeam', status: 'active', name: 'Care team Rivera' }, null],
  ])('%j stands for the pack’s pool of that name, or for none', async (resource, poolId) => {
    const { engine, receive } = await clinic()
    await receive([{ ...resource, id: 'p1' }])
    const entry = await engine.store.query('directoryRecord', { kind: 'pool', id: `${String(resource['resourceType'])}/p1` })
    expect(entry?.record).toMatchObject({ poolId })
  })

  it('a group of patients is no pool, and a type that is not read is quarantined', async () => {
    const { receive } = await clinic()
    const settled = await receive([
      { resourceType: 'Group', id: 'g', type: 'person', actual: true },
      { resourceType: 'Appointment', id: 'a', status: 'proposed' },
      { resourceType: 'RelatedPerson', id: 'r', patient: { reference: 'Patient/nobody' } },
      { resourceType: 'Practitioner', name: [{ family: 'Nameless' }] },
    ])
    expect(settled.map(codeOf)).toEqual(['not-supported', 'not-supported', 'not-found', 'required'])
  })

  it('a merge that goes round in a circle is told, not followed for ever', async () => {
    const { receive } = await clinic()
    const merged = (id: string, into: string): Json => ({
      resourceType: 'Patient', id, link: [{ other: { reference: `Patient/${into}` }, type: 'replaced-by' }],
    })
    await receive([merged('c1', 'c2'), merged('c2', 'c1')])
    const [settled] = await receive([
      {
        resourceType: 'Communication', status: 'completed', subject: { reference: 'Patient/c1' }, topic: { text: 'a' },
        payload: [{ contentString: 'b' }],
      },
    ])
    expect(codeOf(settled)).toBe('business-rule')
  })
})

describe('Bundles as files', () => {
  it.each<[string, Json, string]>([
    [
      'two entries with one address',
      {
        type: 'collection',
        entry: [
          { fullUrl: 'https://a/Patient/1', resource: { resourceType: 'Patient', id: '1' } },
          { fullUrl: 'https://a/Patient/1', resource: { resourceType: 'Patient', id: '2' } },
        ],
      },
      'invariant',
    ],
    [
      'a transaction entry without request', { type: 'transaction', entry: [{ resource: { resourceType: 'Patient', id: '1' } }] },
      'invariant',
    ],
    ['an entry that deletes', { type: 'batch', entry: [{ request: { method: 'DELETE', url: 'Patient/1' } }] }, 'not-supported'],
    [
      'a Bundle in a Bundle', { type: 'collection', entry: [{ resource: { resourceType: 'Bundle', type: 'collection' } }] },
      'not-supported',
    ],
    ['an entry without resource', { type: 'collection', entry: [{ fullUrl: 'https://a/Patient/1' }] }, 'required'],
  ])('%s: that entry is quarantined', async (_, bundle, expected) => {
    const { receive } = await clinic()
    expect((await receive({ resourceType: 'Bundle', ...bundle })).map(codeOf)).toContain(expected)
  })

  it('the envelope is no item: MessageHeader, the outcome of a search, a Binary that a message carries', async () => {
    const { receive, engine } = await clinic()
    const settled = await receive({
      resourceType: 'Bundle', type: 'message',
      entry: [
        { resource: { resourceType: 'MessageHeader' } },
        {
          fullUrl: 'https://a.example/fhir/Binary/1',
          resource: { resourceType: 'Binary', id: '1', contentType: 'application/pdf', data: Buffer.from('%PDF-1.4').toString('base64') },
        },
        {
          fullUrl: 'https://a.example/fhir/Communication/1',
          resource: {
            resourceType: 'Communication', id: '1', status: 'completed', subject: {
              reference: 'Patient/pa',
            }, sender: { reference: 'Patient/pa' }, topic: { text: 'Letter' },
            payload: [{ contentString: 'See letter.' }, { contentAttachment: { url: 'Binary/1', title: 'letter.pdf' } }],
          },
        },
      ],
    })
    expect(settled.map(codeOf)).toEqual(['accepted'])
    expect(await engine.store.query('message', { messageId: 'Communication/1' })).toMatchObject({
      attachments: [{ name: 'letter.pdf', contentType: 'application/pdf', bytes: 8 }],
    })
  })
})
