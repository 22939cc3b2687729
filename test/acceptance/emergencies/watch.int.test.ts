import { expect, it } from 'vitest'
import type { Act } from '#shared/contract/schemas/act.ts'
import type { Role } from '#shared/domain/actor.ts'
import { call, CHEST, emergencyClinic, HOUR, MINUTE } from './clinic.ts'

const MOBILE = '510-555-0142'
const CONTACT = '510-555-0144'
const CLAIM = { type: 'claimThread' } as const
const RELEASE = { type: 'releaseThread' } as const

/** A clinic with a D0 message in `t1`; each person is signed in anew, since the hours here are longer than the idle lock. */
async function withChestPain() {
  const clinic = await emergencyClinic()
  await clinic.arrives('t1', CHEST)
  const as = async (role: Role) => clinic.signIn(role)
  const act = async (role: Role, asked: Act, threadId = 't1') => (await as(role)).act(threadId, asked)
  const told = async (role: Role) => (await (await as(role)).client.emergency.told()).map(({ step, why }) => `${step} ${why}`)
  return { ...clinic, as, act, told }
}

const EVERYBODY = ['nurse', 'pa', 'physician', 'supervisor'] as const

it('D8 S14: a flag that was claimed and released climbs its ladder anew from the release', async () => {
  const { act, tick, told } = await withChestPain()
  await tick(MINUTE)
  await act('nurse', CLAIM)
  await tick(MINUTE)
  await act('nurse', RELEASE)
  await tick(2 * MINUTE)
  expect(await told('nurse')).toEqual([])
  await tick(MINUTE)
  expect(await told('nurse')).toEqual(['pool unclaimed'])
  expect(await told('supervisor')).toEqual([])
  await tick(8 * HOUR)
  for (const role of EVERYBODY) expect(await told(role), role).toEqual(['onCall unclaimed'])
})

it('D8: a hand-back and a route start the ladder anew as well', async () => {
  for (const back of [{ type: 'handBack', reason: 'Not mine' }, { type: 'routeThread', pool: 'physicians', reason: 'For a physician' }] as const) {
    const { act, tick, told } = await withChestPain()
    await act('nurse', CLAIM)
    await act('nurse', back)
    await tick(5 * MINUTE)
    for (const role of EVERYBODY) expect(await told(role), `${back.type} ${role}`).toEqual(['onCall unclaimed'])
  }
})

it('D8 D12: an offer that a colleague declines leaves the one who has it told, and the ladder climbing', async () => {
  const { act, tick, told } = await withChestPain()
  await act('nurse', CLAIM)
  await act('nurse', { type: 'offerHandOff', kind: 'escalation', toStaffId: null, toRole: 'physician', ask: null })
  expect(await told('nurse')).toEqual([])
  await act('physician', { type: 'declineHandOff' })
  expect(await told('nurse')).toEqual(['assignee notLookedAt'])
  await tick(5 * MINUTE)
  for (const role of EVERYBODY) expect(await told(role), role).toEqual(['onCall notLookedAt'])
})

it('D8 D4: a new D0 in a thread that somebody holds tells the holder at once, the others up the ladder, until the holder looks', async () => {
  const { act, arrives, as, tick, told, signIn } = await withChestPain()
  await act('nurse', CLAIM)
  await act('nurse', call('reached', MOBILE))
  await tick(HOUR)
  expect(await told('nurse')).toEqual([])
  await arrives('t1', 'Now I cannot breathe and my lips are blue.', { messageId: 't1-m2' })
  expect(await told('nurse')).toEqual(['assignee notLookedAt'])
  for (const role of ['pa', 'physician', 'supervisor', 'clerk'] as const) expect(await told(role), role).toEqual([])
  // A colleague who looks is not the one who holds it.
  await (await as('pa')).client.thread.look({ threadId: 't1' })
  await tick(2.5 * MINUTE)
  expect(await told('pa')).toEqual(['pool notLookedAt'])
  await tick(2.5 * MINUTE)
  for (const role of EVERYBODY) expect(await told(role), role).toEqual(['onCall notLookedAt'])
  const nurse = await signIn('nurse')
  expect(await nurse.client.thread.look({ threadId: 't1' })).toEqual({ looked: true })
  for (const role of EVERYBODY) expect(await told(role), role).toEqual([])
})

it('D8 S18: a flag that a clerk raises on a thread in a nurse’s hands starts its first look and tells the nurse', async () => {
  const { arrives, act, tick, told } = await withChestPain()
  await act('nurse', { type: 'lowerFlag', reason: 'Assessed', seenVersion: 99 })
  await arrives('t2', 'May I take both tablets together?')
  await act('nurse', CLAIM, 't2')
  await act('clerk', { type: 'raiseFlag', tier: 'D1' }, 't2')
  expect(await told('nurse')).toEqual(['assignee notLookedAt'])
  await tick(7.5 * MINUTE)
  expect(await told('physician')).toEqual(['pool notLookedAt'])
  await tick(7.5 * MINUTE)
  for (const role of EVERYBODY) expect(await told(role), role).toEqual(['onCall notLookedAt'])
})

it('D8 D10: a call that reached nobody does not silence the ladder; one that reached the patient does', async () => {
  const { act, tick, told } = await withChestPain()
  for (const outcome of ['noAnswer', 'voicemailNoDetails', 'wrongNumber'] as const) await act('nurse', call(outcome, MOBILE))
  await tick(2.5 * MINUTE)
  expect(await told('pa')).toEqual(['pool unclaimed'])
  await tick(2.5 * MINUTE)
  for (const role of EVERYBODY) expect(await told(role), role).toEqual(['onCall unclaimed'])
  await act('nurse', call('reached', MOBILE))
  for (const role of EVERYBODY) expect(await told(role), role).toEqual([])
})

it('D8 D10: a claim without contact within the limit tells the assignee, the supervisor and at last the on-call route again, and the ledger says so', async () => {
  const { act, as, tick, told } = await withChestPain()
  await act('nurse', CLAIM)
  await act('nurse', call('noAnswer', MOBILE))
  await tick(2.5 * MINUTE)
  expect(await told('nurse')).toEqual(['assignee noContact'])
  expect(await told('supervisor')).toEqual([])
  await tick(2.5 * MINUTE)
  expect(await told('supervisor')).toEqual(['supervisor noContact'])
  expect(await told('physician')).toEqual([])
  const contact = (await (await as('nurse')).get('t1')).clocks.find(({ kind }) => kind === 'contact')
  expect(contact).toMatchObject({ status: 'breached' })
  expect(contact?.ledger.map(({ text }) => text).join(' ')).toMatch(/Claimed\. A D0 flag takes a call[\s\S]*no contact: the assignee is told[\s\S]*the supervisor is told[\s\S]*on-call/)
  await tick(5 * MINUTE)
  for (const role of EVERYBODY) expect(await told(role), role).toEqual(['onCall noContact'])
  await act('nurse', call('reached', MOBILE))
  for (const role of EVERYBODY) expect(await told(role), role).toEqual([])
  expect((await (await as('nurse')).get('t1')).clocks.find(({ kind }) => kind === 'contact')?.status).toBe('met')
})

it('D10: “reached” without a number, or at the emergency contact, ends nothing; a call by the patient does, as such', async () => {
  const { act, as } = await withChestPain()
  await act('nurse', CLAIM)
  await act('nurse', { type: 'recordDisposition', code: 'call-911' })
  await expect(act('nurse', call('reached', null))).rejects.toMatchObject({ message: expect.stringContaining('the number that was dialled') as string })
  await act('nurse', call('reached', CONTACT))
  const { emergency, blockers } = await (await as('nurse')).get('t1')
  expect(emergency.call).toMatchObject({ settled: null, words: 'Emergency contact reached, not the patient. 1 of 3 tries, next: the patient, mobile' })
  expect(emergency.call?.log[0]).toMatchObject({ outcome: 'reached', isPatient: false })
  expect(blockers.join(' ')).toMatch(/no answer yet[\s\S]*ends with a recorded call/)
  await act('nurse', call('patientCalled', null))
  const after = await (await as('nurse')).get('t1')
  expect(after.emergency.call?.settled).toBe('reached')
  expect(after.blockers).toEqual([])
  const history = await (await as('nurse')).client.thread.history({ threadId: 't1' })
  expect(history.map(({ text }) => text)).toContain('call by Pat nurse, RN: the patient called us')
})

it('D8 S10: a console without a session says how many red flags wait and how bad, and nothing else', async () => {
  const { act, arrives, tick, engine } = await withChestPain()
  const { testConsole } = await import('#test/helpers/rpc.ts')
  const { client } = (await testConsole(engine)).open('nobody')
  expect(await client.emergency.waiting()).toEqual({ count: 0, worstTier: null })
  await expect(client.emergency.told()).rejects.toMatchObject({ code: 'SIGNED_OUT' })
  await arrives('t2', 'May I take both tablets together?')
  await act('nurse', { type: 'raiseFlag', tier: 'D2' }, 't2')
  await tick(2.5 * MINUTE)
  expect(await client.emergency.waiting()).toEqual({ count: 1, worstTier: 'D0' })
  await tick(HOUR)
  expect(await client.emergency.waiting()).toEqual({ count: 2, worstTier: 'D0' })
  await act('nurse', call('reached', MOBILE))
  expect(await client.emergency.waiting()).toEqual({ count: 1, worstTier: 'D2' })
})
