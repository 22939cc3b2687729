import { describe, expect, it } from 'vitest'
import { clinic, codeOf, DIRECTORY, message, threadOf, type Json } from './clinic.ts'

describe('the same message again (interop.md, Idempotency; R15)', () => {
  it('same identifier and content is one message, whatever id, meta, narrative, display and received say', async () => {
    const { engine, receive } = await clinic()
    const first = message()
    const again: Json = {
      ...first, id: 'other', received: '2026-03-04T18:00:00Z', meta: { versionId: '7' }, text: { status: 'generated', div: '<div>x</div>' },
      subject: { reference: 'Patient/pa', display: 'somebody' },
    }
    const settled = [...(await receive([first])), ...(await receive([again]))]
    expect(settled.map(codeOf)).toEqual(['accepted', 'deduplicated'])
    expect(threadOf(settled[1])).toBe(threadOf(settled[0]))
    expect(await engine.store.query('messages', { threadId: threadOf(settled[0]) ?? '' })).toHaveLength(1)
  })

  it('same identifier and other content is quarantined, and the first stays', async () => {
    const { engine, receive } = await clinic()
    const first = message()
    const [kept, refused] = await receive([first, { ...first, payload: [{ contentString: 'Something else.' }] }])
    expect(codeOf(refused)).toBe('duplicate')
    expect((await engine.store.query(
      'messages', { threadId: threadOf(kept) ?? '' },
    )).map((each) => each.body)).toEqual(['May I take it with food?'])
  })

  it('one resource id with another identifier is no new message', async () => {
    const { receive } = await clinic()
    expect((await receive([message({ id: 'm' }), message({ id: 'm' })])).map(codeOf)).toEqual(['accepted', 'duplicate'])
  })

  it('without an identifier the resource id decides', async () => {
    const { receive } = await clinic()
    const plain = message({ id: 'm', identifier: null })
    expect((await receive([plain, plain])).map(codeOf)).toEqual(['accepted', 'deduplicated'])
  })

  it('without any identity two posts are two messages, but one file twice is one', async () => {
    const { receive } = await clinic()
    const plain = message({ identifier: null })
    const [a, b] = await receive([plain, plain])
    expect(threadOf(a)).not.toBe(threadOf(b))
  })

  it('a replayed Bundle with fresh urn:uuid is the same messages', async () => {
    const { receive } = await clinic()
    const bundle = (n: number): Json => ({
      resourceType: 'Bundle', type: 'collection',
      entry: [
        { fullUrl: `urn:uuid:00000000-0000-4000-8000-0000000000${n}1`, resource: message({ identifier: [{ system: 'p', value: 'one' }] }) },
        {
          fullUrl: `urn:uuid:00000000-0000-4000-8000-0000000000${n}2`,
          resource: message({
            identifier: [{ system: 'p', value: 'two' }], topic: null,
            inResponseTo: [{ reference: `urn:uuid:00000000-0000-4000-8000-0000000000${n}1` }],
          }),
        },
      ],
    })
    expect((await receive(bundle(1))).map(codeOf)).toEqual(['accepted', 'accepted'])
    expect((await receive(bundle(2))).map(codeOf)).toEqual(['deduplicated', 'deduplicated'])
  })

  it('what was quarantined and comes again right is accepted', async () => {
    const { receive } = await clinic()
    const wrong = message({ recipient: [{ reference: 'Group/nowhere' }] })
    expect(codeOf((await receive([wrong]))[0])).toBe('not-found')
    expect(codeOf((await receive([{ ...wrong, recipient: [{ reference: 'Group/pool' }] }]))[0])).toBe('accepted')
  })

  it('the same flawed message again is in quarantine once, and both times are counted', async () => {
    const { engine, receive } = await clinic()
    const wrong = message({ recipient: [{ reference: 'Group/nowhere' }] })
    await receive([wrong])
    expect(codeOf((await receive([wrong]))[0])).toBe('deduplicated')
    expect(await engine.store.query('quarantine', { limit: 10 })).toHaveLength(1)
    const totals = await engine.store.query('intakeTotals', {})
    expect(totals.received).toBe(totals.accepted + totals.deduplicated + totals.quarantined)
    expect(totals).toMatchObject({ quarantined: 1, deduplicated: 1 })
  })

  it('directory resources are known by type and id: unchanged ones are deduplicated, changed ones replace', async () => {
    const { engine, receive } = await clinic()
    expect(new Set((await receive([...DIRECTORY])).map(codeOf))).toEqual(new Set(['deduplicated']))
    const moved = {
      ...DIRECTORY.find((resource) => resource['id'] === 'pa'), telecom: [{ system: 'phone', value: '510-555-0199', use: 'mobile' }],
    }
    expect(codeOf((await receive([moved]))[0])).toBe('accepted')
    expect((await engine.store.query('patient', { patientId: 'pa' }))?.phone).toBe('510-555-0199')
  })

  it('another person under a known patient id is never an update (wrong patient)', async () => {
    const { engine, receiveOne } = await clinic()
    const stranger = {
      resourceType: 'Patient', id: 'pa', identifier: [{ system: 'x/mrn', value: 'N999' }], name: [{ family: 'Other' }],
      birthDate: '1955-01-01',
    }
    expect(codeOf(await receiveOne(stranger))).toBe('duplicate')
    expect((await engine.store.query('patient', { patientId: 'pa' }))?.family).toBe('Haddad')
  })
})
