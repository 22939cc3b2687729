import { expect, it } from 'vitest'
import type { Role } from '#shared/domain/actor.ts'
import { call, CHEST, emergencyClinic, HOUR, MINUTE } from './clinic.ts'

const LIMITS = { D0: 5, D1: 15, D2: 60 } as const

for (const tier of ['D0', 'D1', 'D2'] as const) {
  it(`D8: a ${tier} flag unclaimed tells the pool at 50 %, the supervisor at 75 %, the on-call route at ${LIMITS[tier]} minutes`, async () => {
    const { arrives, signIn, tick } = await emergencyClinic()
    await arrives('t1', 'May I take both tablets together?')
    await (await signIn('pa')).act('t1', { type: 'raiseFlag', tier })
    // Signed in anew each time: these hours are longer than the idle lock.
    const toldTo = async (role: Role) => (await (await signIn(role)).client.emergency.told()).map(({ step }) => step)
    const told = async () => ({ nurse: await toldTo('nurse'), pa: await toldTo('pa'), physician: await toldTo('physician'), supervisor: await toldTo('supervisor') })
    const span = LIMITS[tier] * MINUTE
    await tick(span * 0.5 - 1000)
    expect(await told()).toEqual({ nurse: [], pa: [], physician: [], supervisor: [] })
    await tick(1000)
    expect(await told()).toEqual({ nurse: ['pool'], pa: ['pool'], physician: ['pool'], supervisor: [] })
    await tick(span * 0.25)
    expect(await told()).toEqual({ nurse: ['supervisor'], pa: ['supervisor'], physician: ['supervisor'], supervisor: ['supervisor'] })
    await tick(span * 0.25)
    expect(await told()).toEqual({ nurse: ['onCall'], pa: ['onCall'], physician: ['onCall'], supervisor: ['onCall'] })
    expect(await toldTo('clerk')).toEqual([])
  })
}

it('D8 S32: the on-call step names the on-call number, and after hours the 24-hour line', async () => {
  const { arrives, signIn, tick } = await emergencyClinic({}, Date.parse('2026-03-02T22:10:00-08:00'))
  await arrives('t1', CHEST)
  await tick(5 * MINUTE)
  expect(await (await signIn('nurse')).client.emergency.told()).toMatchObject([
    { threadId: 't1', tier: 'D0', step: 'onCall', onCall: { number: '510-555-0110' }, afterHours: { number: '510-555-0100' } },
  ])
})

it('D8: a claim with a call that reached the patient stops the ladder; a look alone does not', async () => {
  const { arrives, signIn, tick } = await emergencyClinic()
  await arrives('t1', CHEST)
  await arrives('t2', CHEST)
  const nurse = await signIn('nurse')
  await nurse.client.thread.look({ threadId: 't1' })
  await nurse.act('t2', { type: 'claimThread' })
  await nurse.act('t2', call('reached', '510-555-0142'))
  await tick(HOUR)
  const supervisor = await signIn('supervisor')
  expect((await supervisor.client.emergency.told()).map(({ threadId }) => threadId)).toEqual(['t1'])
  await (await signIn('nurse')).act('t1', { type: 'claimThread' })
  expect(await supervisor.client.emergency.told()).toEqual([])
})

it('D8: a D3 flag has the same business day and no ladder; an admin is told of no patient', async () => {
  const { arrives, signIn, tick, engine } = await emergencyClinic()
  await arrives('t1', CHEST)
  await tick(HOUR)
  expect(await (await signIn('admin')).client.emergency.told()).toEqual([])
  const screening = engine.screen({ subject: '', body: CHEST, attachmentNames: [], priorBodies: [] })
  const findings = screening.findings.map((finding) => ({ ...finding, tier: 'D3' as const }))
  const sender = { kind: 'self' } as const
  await engine.handle({
    threadId: 't3', actor: { kind: 'system', id: 'intake' }, commandId: 'in:d3',
    command: { type: 'receiveMessage', messageId: 'm3', patientId: 'p1', addressedTo: null, poolHint: null, sender, sentAt: null, textHash: '', screening: { ...screening, findings, tier: 'D3' }, appointmentRequest: false, markedUrgent: false, link: null },
    messages: [{ messageId: 'm3', threadId: 't3', kind: 'patient', sender, authorId: null, authorRole: null, subject: 's', body: CHEST, textHash: '', attachments: [], sentAt: null, receivedAt: engine.clock.now() }],
  })
  const view = await (await signIn('nurse')).get('t3')
  expect(view.emergency).toMatchObject({ ladder: [], branches: [], call: null })
  expect(view.clocks.find(({ kind }) => kind === 'firstLook')?.dueAt).toBe(Date.parse('2026-03-02T17:00:00-08:00'))
})

it('D8: a pool without nurses tells its own members first, and every clinician at the end of the limit', async () => {
  const { arrives, signIn, tick } = await emergencyClinic()
  await arrives('t1', CHEST)
  await (await signIn('physician')).act('t1', { type: 'routeThread', pool: 'physicians', reason: 'For a physician' })
  const told = async (role: Role) => (await (await signIn(role)).client.emergency.told()).map(({ step }) => step)
  await tick(2.5 * MINUTE)
  expect([await told('nurse'), await told('pa'), await told('physician')]).toEqual([[], ['pool'], ['pool']])
  await tick(2.5 * MINUTE)
  expect([await told('nurse'), await told('pa'), await told('physician')]).toEqual([['onCall'], ['onCall'], ['onCall']])
})
