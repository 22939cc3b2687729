import { expect, it } from 'vitest'
import { ABUSE, call, CHEST, emergencyClinic, MINUTE } from './clinic.ts'

const MOBILE = '510-555-0142'
const HOME = '510-555-0143'

it('S14 D10: each try is kept with its number, outcome and who, and what is next is always said', async () => {
  const { arrives, signIn, tick } = await emergencyClinic()
  await arrives('t1', CHEST)
  const nurse = await signIn('nurse')
  expect((await nurse.get('t1')).emergency.call?.words).toBe('0 of 3 tries, next: mobile')
  await tick(MINUTE)
  await nurse.act('t1', call('noAnswer', MOBILE))
  await tick(MINUTE)
  await nurse.act('t1', call('voicemailNoDetails', HOME))
  const { emergency, contacts } = await nurse.get('t1')
  expect(emergency.call).toMatchObject({ tries: 2, words: '2 of 3 tries, next: emergency contact', settled: null })
  expect(emergency.call?.log).toMatchObject([{ number: MOBILE, label: 'mobile', outcome: 'noAnswer', by: 'Pat nurse, RN' }, { number: HOME, label: 'home', outcome: 'voicemailNoDetails' }])
  expect(contacts).toHaveLength(2)
  await nurse.act('t1', call('reached', MOBILE))
  expect((await nurse.get('t1')).emergency.call?.settled).toBe('reached')
  const history = await nurse.client.thread.history({ threadId: 't1' })
  expect(history.map((entry) => entry.text)).toContain(`call by Pat nurse, RN to ${MOBILE}: no answer`)
})

it('S14: a wrong number is not offered again', async () => {
  const { arrives, signIn } = await emergencyClinic()
  await arrives('t1', CHEST)
  const nurse = await signIn('nurse')
  await nurse.act('t1', call('wrongNumber', MOBILE))
  const { emergency } = await nurse.get('t1')
  expect(emergency.call?.numbers.find(({ isNext }) => isNext)?.number).toBe(HOME)
})

it('D10: the welfare check is refused before three tries and ends the emergency only when all its steps are done', async () => {
  const { arrives, signIn, tick } = await emergencyClinic()
  await arrives('t1', CHEST)
  const nurse = await signIn('nurse')
  const ask = { type: 'recordWelfareStep', step: 'request', service: 'police', reference: '26-11873', outcome: null } as const
  await expect(nurse.act('t1', ask)).rejects.toMatchObject({ message: expect.stringContaining('after 3 tries to call; 0 are logged') })
  for (const number of [MOBILE, HOME, MOBILE]) {
    await tick(MINUTE)
    await nurse.act('t1', call('noAnswer', number))
  }
  expect((await nurse.get('t1')).emergency.call?.words).toBe('3 of 3 tries, next: the welfare check')
  await expect(nurse.act('t1', { ...ask, reference: '' })).rejects.toMatchObject({ message: expect.stringContaining('reference') })
  await expect(nurse.act('t1', { ...ask, step: 'outcome', outcome: 'safe' })).rejects.toMatchObject({ message: expect.stringContaining('The next step is: Ask for the welfare check') })
  await nurse.act('t1', ask)
  await nurse.act('t1', { type: 'recordWelfareStep', step: 'physician', service: null, reference: null, outcome: null })
  await nurse.act('t1', { type: 'recordWelfareStep', step: 'outcome', service: null, reference: null, outcome: 'not-found' })
  expect((await nurse.get('t1')).emergency.call?.settled).toBeNull()
  await nurse.act('t1', { type: 'recordWelfareStep', step: 'outcome', service: null, reference: null, outcome: 'hospital' })
  const { emergency, blockers } = await nurse.get('t1')
  expect(emergency.call?.settled).toBe('welfareCheck')
  expect(emergency.welfare?.steps[0]?.done?.detail).toBe('Police, reference 26-11873')
  expect(blockers.join(' ')).not.toContain('recorded call')
})

it('D10 S13: neither a reply nor a disposition nor a snooze ends a D0 thread; a call that reached the patient does', async () => {
  const { arrives, signIn, tick, engine } = await emergencyClinic()
  await arrives('t1', CHEST)
  const nurse = await signIn('nurse')
  await nurse.act('t1', { type: 'recordDisposition', code: 'call-911' })
  const { version } = await nurse.get('t1')
  await nurse.act('t1', { type: 'replyToPatient', body: 'Please call 911 now.', templateId: null, asksPatient: false, seenVersion: version })
  await tick(MINUTE)
  const seenVersion = (await nurse.get('t1')).version
  const done = { type: 'completeThread', nextStep: 'Nothing left to do', seenVersion } as const
  await expect(nurse.act('t1', done)).rejects.toMatchObject({ message: expect.stringContaining('never with a text alone') })
  await expect(nurse.act('t1', { type: 'snoozeThread', until: engine.clock.now() + 60 * MINUTE })).rejects.toMatchObject({ message: expect.stringContaining('ends with a recorded call') })
  await nurse.act('t1', call('noAnswer', MOBILE))
  await expect(nurse.act('t1', done)).rejects.toMatchObject({ message: expect.stringContaining('1 try has not reached the patient') })
  await nurse.act('t1', call('reached', HOME))
  await expect(nurse.act('t1', { ...done, seenVersion: (await nurse.get('t1')).version })).resolves.toBeDefined()
})

it('D10: a call before the newest flag settles nothing of it', async () => {
  const { arrives, signIn, tick } = await emergencyClinic()
  await arrives('t1', CHEST)
  const nurse = await signIn('nurse')
  await nurse.act('t1', call('reached', MOBILE))
  await tick(MINUTE)
  await arrives('t1', 'Now I cannot breathe and my lips are blue.', { messageId: 't1-m2' })
  expect((await nurse.get('t1')).emergency.call).toMatchObject({ settled: null, tries: 0 })
})

it('S14 D10: where abuse is possible voicemail is refused and neither unsafe numbers nor emergency contacts are offered', async () => {
  const { arrives, signIn } = await emergencyClinic()
  await arrives('t1', ABUSE)
  await arrives('t2', CHEST)
  const nurse = await signIn('nurse')
  const before = (await nurse.get('t1')).emergency.call
  expect(before).toMatchObject({ isSafeContact: true, withheld: 1 })
  expect(before?.numbers.map(({ number }) => number)).toEqual([MOBILE, HOME])
  await expect(nurse.act('t1', call('voicemailNoDetails', MOBILE))).rejects.toMatchObject({ message: expect.stringContaining('No voicemail') })
  const marked = await nurse.act('t1', { type: 'setNumberSafety', number: HOME, isSafe: false })
  expect((await nurse.get('t1')).emergency.call?.numbers.map(({ number }) => number)).toEqual([MOBILE])
  await expect(nurse.act('t2', call('noAnswer', HOME))).rejects.toMatchObject({ message: expect.stringContaining('unsafe') })
  await expect(nurse.act('t2', call('voicemailNoDetails', MOBILE))).resolves.toBeDefined()
  if (marked.undo) await nurse.act('t1', marked.undo.act)
  expect((await nurse.get('t1')).emergency.call?.numbers).toHaveLength(2)
})

it('S14 S41: where abuse is possible no text leaves for a proxy', async () => {
  const { arrives, signIn } = await emergencyClinic()
  await arrives('t1', 'She says her boyfriend hit her again and choked her.', { sender: { kind: 'proxy', relatedPersonId: 'rp2' } })
  const nurse = await signIn('nurse')
  const view = await nurse.get('t1')
  expect(view.emergency.call?.isSafeContact).toBe(true)
  expect(view.allowed.find(({ command }) => command === 'replyToPatient')).toMatchObject({ allowed: false, reason: expect.stringContaining('would go to a proxy') as string })
  const answer = nurse.act('t1', { type: 'replyToPatient', body: 'Please call us.', templateId: null, asksPatient: false, seenVersion: view.version })
  await expect(answer).rejects.toMatchObject({ message: expect.stringMatching(/would go to a proxy, and abuse or violence is possible/) })
})
