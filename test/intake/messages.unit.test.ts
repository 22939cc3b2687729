import { describe, expect, it } from 'vitest'
import { clinic, codeOf, message, NOON, threadOf, type Json } from './clinic.ts'

describe('a message from the portal (interop.md, Mapping)', () => {
  it('becomes a thread of its patient in the pool that it is addressed to, its clocks started now', async () => {
    const { engine, receiveOne, thread } = await clinic()
    const settled = await receiveOne(message({ sent: '1970-01-01T00:00:00Z', received: '2020-01-01T00:00:00Z' }))
    const state = await thread(threadOf(settled))
    expect(state).toMatchObject({ patientId: 'pa', pool: 'triage', openedAt: NOON })
    expect(state.clocks.map((clock) => clock.startedAt)).toEqual([NOON, NOON])
    const [stored] = await engine.store.query('messages', { threadId: state.threadId })
    expect(stored).toMatchObject({
      kind: 'patient', sender: {
        kind: 'self',
      }, subject: 'Question about my medicine', body: 'May I take it with food?', sentAt: 0, receivedAt: NOON,
    })
  })

  it('D9: is screened with what the patient wrote before: a sign spread over two messages is seen', async () => {
    const { receive, thread } = await clinic()
    const [first, second] = await receive([
      message({ id: 'm1', payload: [{ contentString: 'My jaw hurts.' }] }),
      message({
        id: 'm2', topic: null, inResponseTo: [{ reference: 'Communication/m1' }],
        payload: [{ contentString: 'Now I am sweating and nauseous.' }],
      }),
    ])
    expect(threadOf(second)).toBe(threadOf(first))
    const state = await thread(threadOf(first))
    expect(state.flags.map((flag) => flag.messageId)).toEqual(['Communication/m2'])
    expect(state.unanswered).toEqual(['Communication/m1', 'Communication/m2'])
  })

  it('an attachment name alone can raise a flag', async () => {
    const { receiveOne, thread } = await clinic()
    const settled = await receiveOne(message({
      topic: { text: 'Photo' },
      payload: [
        { contentString: 'See photo.' },
        { contentAttachment: { contentType: 'image/png', title: 'I_have_crushing_chest_pain.png', data: 'iVBORw0KGgo=' } },
      ],
    }))
    expect((await thread(threadOf(settled))).flags.length).toBeGreaterThan(0)
  })

  it('the addressed clinician is the practitioner, also behind a role', async () => {
    const { receiveOne, thread } = await clinic()
    const settled = await receiveOne(message({ recipient: [{ reference: 'PractitionerRole/role' }] }))
    expect((await thread(threadOf(settled))).addressedTo).toBe('doc')
  })

  it('a record number names the patient, and a merged record stands for the survivor', async () => {
    const { receive, thread } = await clinic()
    const byNumber = { identifier: { system: 'https://north.example/mrn', value: 'N90' } }
    const [settled] = await receive([message({ subject: byNumber, sender: { reference: 'Patient/pold' } })])
    expect((await thread(threadOf(settled))).patientId).toBe('pd')
  })

  it.each<[string, Json, string]>([
    ['an unknown patient', { subject: { reference: 'Patient/nobody' }, sender: null }, 'not-found'],
    ['an unknown record number', { subject: { identifier: { value: 'N77' } }, sender: null }, 'not-found'],
    ['no patient', { subject: null }, 'required'],
    ['a group as patient', { subject: { reference: 'Group/pool' } }, 'business-rule'],
    ['another patient as sender', { sender: { reference: 'Patient/pd' } }, 'business-rule'],
    ['a proxy of somebody else', { sender: { reference: 'RelatedPerson/father' } }, 'forbidden'],
    ['a proxy whose period is over', { sender: { reference: 'RelatedPerson/expired' } }, 'forbidden'],
    ['a proxy who is not active', { subject: { reference: 'Patient/pd' }, sender: { reference: 'RelatedPerson/inactive' } }, 'forbidden'],
    ['an unknown sender', { sender: { reference: 'RelatedPerson/nobody' } }, 'not-found'],
    ['an unknown pool', { recipient: [{ reference: 'Group/nowhere' }] }, 'not-found'],
    ['an unknown clinician', { recipient: [{ reference: 'Practitioner/nobody' }] }, 'not-found'],
    ['no topic on a new thread', { topic: null }, 'required'],
    ['a status that says not sent', { status: 'not-done' }, 'business-rule'],
    ['a preparation', { status: 'preparation' }, 'business-rule'],
    ['a thread that is unknown', { partOf: [{ reference: 'Communication/nowhere' }] }, 'not-found'],
    ['a partOf that is no message', { partOf: [{ reference: 'Task/1' }] }, 'business-rule'],
    ['an address that is no reference', { subject: { reference: 'file:///etc/passwd' } }, 'value'],
    ['rules that nobody knows here', { implicitRules: 'https://x.example/rules' }, 'not-supported'],
    ['more than the limit of the pack', { payload: [{ contentString: 'a'.repeat(65_536) }] }, 'too-long'],
  ])('%s is quarantined, whole and with a reason', async (_, change, expected) => {
    const { engine, receiveOne } = await clinic()
    const resource = message(change)
    const settled = await receiveOne(resource)
    expect(codeOf(settled)).toBe(expected)
    const [item] = await engine.store.query('quarantine', { limit: 1 })
    expect(item).toMatchObject({ reasonCode: expected, raw: JSON.stringify(resource), resourceType: 'Communication' })
    expect(item?.reason).not.toMatch(/Haddad|food|medicine/)
  })

  it('S43: a parent’s message about a teenager is kept, whatever the policy lets the clinic answer', async () => {
    const { receiveOne, thread } = await clinic()
    const settled = await receiveOne(message({ subject: { reference: 'Patient/pt' }, sender: { reference: 'RelatedPerson/teenparent' } }))
    expect((await thread(threadOf(settled))).people.lastSender).toEqual({ kind: 'proxy', relatedPersonId: 'teenparent' })
  })

  it('a parent writes for a child, and the child is the patient', async () => {
    const { receiveOne, thread, engine } = await clinic()
    const settled = await receiveOne(message({ subject: { reference: 'Patient/pb' }, sender: { reference: 'RelatedPerson/father' } }))
    const state = await thread(threadOf(settled))
    expect(state.patientId).toBe('pb')
    expect((await engine.store.query('messages', { threadId: state.threadId }))[0]?.sender).toEqual({
      kind: 'proxy', relatedPersonId: 'father',
    })
  })

  it('a quarantined text that may describe an emergency says so first, without a word of it (D8)', async () => {
    const { receiveOne } = await clinic()
    const settled = await receiveOne(message({
      subject: { reference: 'Patient/nobody' }, payload: [{ contentString: 'I have crushing chest pain right now.' }],
    }))
    expect(settled).toMatchObject({
      outcome: 'quarantined', reason: expect.stringMatching(/^Read this first: the text may describe an emergency \(D[012]\)\./),
    })
    expect(settled).not.toMatchObject({ reason: expect.stringContaining('chest') })
  })

  it('an automatic text of a device or an organization never counts as the clinic’s answer', async () => {
    const { receive, thread } = await clinic()
    const [first] = await receive([
      message({ id: 'q' }),
      message({
        topic: null, partOf: [{ reference: 'Communication/q' }], sender: { reference: 'Organization/org' },
        payload: [{ contentString: 'We got your message.' }],
      }),
    ])
    expect((await thread(threadOf(first))).unanswered).toContain('Communication/q')
  })

  it('an answer of the clinic’s staff from the record system answers', async () => {
    const { receive, thread } = await clinic()
    const [first] = await receive([
      message({ id: 'q' }),
      message({
        topic: null, inResponseTo: [{ reference: 'Communication/q' }], sender: { reference: 'Practitioner/rn' },
        recipient: [{ reference: 'Patient/pa' }],
      }),
    ])
    expect((await thread(threadOf(first))).unanswered).toEqual([])
  })

  it('what the clinic itself writes raises no flag, also when it begins a thread', async () => {
    const { receive, thread } = await clinic()
    const [, settled] = await receive([
      { resourceType: 'Group', id: 'refills', type: 'practitioner', actual: true, name: 'Refills' },
      message({
        sender: { reference: 'Practitioner/rn' }, recipient: [{ reference: 'Patient/pa' }, { reference: 'Group/refills' }],
        payload: [{ contentString: 'You told us that you have crushing chest pain.' }],
      }),
    ])
    expect(await thread(threadOf(settled))).toMatchObject({ flags: [], tier: null, pool: 'refills', unanswered: [], clocks: [] })
  })

  it('history from another system is routed by its work type when its pool and its author are unknown here', async () => {
    const { receive, thread } = await clinic()
    const [first, answer] = await receive(
      [
        message({ id: 'old', recipient: [{ reference: 'Group/gone' }], topic: null }),
        message({ topic: null, inResponseTo: [{ reference: 'Communication/old' }], sender: { reference: 'Practitioner/gone' } }),
      ],
      'backfill',
    )
    expect([codeOf(first), codeOf(answer)]).toEqual(['accepted', 'accepted'])
    expect((await thread(threadOf(first))).pool).not.toBeNull()
  })
})
