import { expect, it } from 'vitest'
import { call, CHEST, emergencyClinic, HOUR, MINUTE } from './clinic.ts'

const MOBILE = '510-555-0142'
const SYMPTOM = 'I have had a new rash on my arms since yesterday and it itches.'

async function nurseOf(clinic: Awaited<ReturnType<typeof emergencyClinic>>) {
  const nurse = await clinic.signIn('nurse')
  return {
    ...nurse,
    reply: async (threadId: string, asksPatient: boolean) =>
      nurse.act(threadId, { type: 'replyToPatient', body: 'Thank you for writing. Since when is this so?', templateId: null, asksPatient, seenVersion: (await nurse.get(threadId)).version }),
    lower: async (threadId: string) => nurse.act(threadId, { type: 'lowerFlag', reason: 'Assessed: spoken to, not an emergency', seenVersion: (await nurse.get(threadId)).version }),
    complete: async (threadId: string) => nurse.act(threadId, { type: 'completeThread', nextStep: 'Nothing left to do', seenVersion: (await nurse.get(threadId)).version }),
    inbox: async () => (await nurse.client.inbox.page({ view: { kind: 'inbox' } })).rows.map(({ threadId }) => threadId),
  }
}

it('S13 D10 D15: a question to the patient never takes an unsettled red flag out of the inbox, nor stops its promise or its ladder', async () => {
  const clinic = await emergencyClinic()
  await clinic.arrives('t1', CHEST)
  await clinic.arrives('t2', 'May I take both tablets together?')
  const nurse = await nurseOf(clinic)
  await nurse.reply('t1', true)
  await nurse.reply('t2', true)
  await clinic.tick(MINUTE)
  expect(await nurse.inbox()).toEqual(['t1'])
  const flagged = await nurse.get('t1')
  expect(flagged.completion).toBe('open')
  expect(flagged.clocks.find(({ kind }) => kind === 'promise')?.status).toBe('running')
  expect((await nurse.get('t2')).completion).toBe('waitingOnPatient')
  await clinic.tick(10 * MINUTE)
  expect((await (await clinic.signIn('supervisor')).client.emergency.told()).map(({ threadId }) => threadId)).toEqual(['t1'])
})

it('S13 D15: a flag raised on a thread that waits on the patient brings it back into the inbox', async () => {
  const clinic = await emergencyClinic()
  await clinic.arrives('t1', 'May I take both tablets together?')
  const nurse = await nurseOf(clinic)
  await nurse.reply('t1', true)
  await clinic.tick(MINUTE)
  expect(await nurse.inbox()).toEqual([])
  await (await clinic.signIn('clerk')).act('t1', { type: 'raiseFlag', tier: 'D1' })
  expect(await nurse.inbox()).toEqual(['t1'])
  expect((await nurse.get('t1')).clocks.findLast(({ kind }) => kind === 'promise')?.status).toBe('running')
})

it('S26 D15: over an unanswered message a snooze is refused beyond the next warning, with the latest time named, and the warning wakes it', async () => {
  const clinic = await emergencyClinic()
  await clinic.arrives('t1', 'May I take both tablets together?')
  const nurse = await nurseOf(clinic)
  const snooze = (until: number) => nurse.act('t1', { type: 'snoozeThread', until })
  const now = clinic.engine.clock.now()
  // Whoever snoozes has looked: the next warning is that of the promise.
  const warnAt = (await nurse.get('t1')).clocks.find(({ kind }) => kind === 'promise')?.warnAt ?? 0
  await expect(snooze(now + 90 * 24 * HOUR)).rejects.toMatchObject({ message: expect.stringMatching(/may be snoozed until Tue 03-Mar-2026 17:00 at the latest/) as string })
  await expect(snooze(warnAt + MINUTE)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  await snooze(warnAt)
  expect(await nurse.inbox()).toEqual([])
  await clinic.tick(warnAt - now)
  expect(await (await nurseOf(clinic)).inbox()).toEqual(['t1'])
  const history = await (await clinic.signIn('nurse')).client.thread.history({ threadId: 't1' })
  expect(history.map(({ text }) => text)).toContain('woken: a clock is due')
})

it('S26: an answered thread may sleep for weeks', async () => {
  const clinic = await emergencyClinic()
  await clinic.arrives('t1', 'May I take both tablets together?')
  const nurse = await nurseOf(clinic)
  await nurse.reply('t1', false)
  await clinic.tick(MINUTE)
  await expect(nurse.act('t1', { type: 'snoozeThread', until: clinic.engine.clock.now() + 30 * 24 * HOUR })).resolves.toBeDefined()
})

it('S13 D9: a symptom whose flag is lowered carries the mark of a new or changing symptom, and no text alone closes it', async () => {
  const clinic = await emergencyClinic()
  await clinic.arrives('t1', CHEST)
  const nurse = await nurseOf(clinic)
  expect((await nurse.get('t1')).upkeep.channel).toBeNull()
  await nurse.lower('t1')
  expect((await nurse.get('t1')).upkeep.channel).not.toBeNull()
  await nurse.reply('t1', false)
  await clinic.tick(MINUTE)
  await expect(nurse.complete('t1')).rejects.toMatchObject({ message: expect.stringContaining('new or changing symptom is not closed with a text alone') as string })
  await nurse.act('t1', call('reached', MOBILE))
  await expect(nurse.complete('t1')).resolves.toBeDefined()
})

it('S13 D9: after a call that reached the patient the lowered flag leaves no mark; a symptom that was never flagged has it from the start', async () => {
  const clinic = await emergencyClinic()
  await clinic.arrives('t1', CHEST)
  await clinic.arrives('t2', SYMPTOM)
  const nurse = await nurseOf(clinic)
  await nurse.act('t1', call('reached', MOBILE))
  await nurse.lower('t1')
  expect((await nurse.get('t1')).upkeep.channel).toBeNull()
  expect((await nurse.get('t2')).upkeep.channel).not.toBeNull()
})
