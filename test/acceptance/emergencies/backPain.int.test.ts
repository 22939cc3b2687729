import { expect, it } from 'vitest'
import { emergencyClinic } from './clinic.ts'

const CLEAR = { legs: 'no', control: 'no', fever: 'no', history: 'no' } as const
const offer = (seenVersion: number) => ({ type: 'replyToPatient', body: 'You may start the programme.', templateId: 'back-pain-programme', asksPatient: false, seenVersion }) as const

async function backPain() {
  const clinic = await emergencyClinic()
  await clinic.arrives('t1', 'My back pain is annoying me since May. May I join the back pain programme?')
  const nurse = await clinic.signIn('nurse')
  const send = async () => nurse.act('t1', offer((await nurse.get('t1')).version))
  return { ...clinic, nurse, send }
}

it('S52: the four questions of the source stand on a back-pain thread, and on no other', async () => {
  const { nurse, arrives } = await backPain()
  const { backPain: screen } = (await nurse.get('t1')).emergency
  expect(screen).toMatchObject({ isConcerned: true, state: 'notScreened' })
  expect(screen.questions.map(({ text }) => text)).toEqual([
    'Severe pain, weakness or tingling in your leg(s)', 'Difficulty stopping urination or loss of control of bladder or bowels',
    'Unexplained fever, nausea or vomiting', 'A history of cancer or unexplained weight loss',
  ])
  await arrives('t2', 'Please call me back about my bill.')
  expect((await nurse.get('t2')).emergency.backPain.isConcerned).toBe(false)
})

it('S52: one yes, and the programme is not offered until a physician or PA has cleared the patient by an act of its own', async () => {
  const { nurse, send, signIn } = await backPain()
  await expect(send()).rejects.toMatchObject({ message: expect.stringContaining('Not screened for the back-pain programme') })
  await nurse.act('t1', { type: 'recordBackPainScreen', answers: { ...CLEAR, legs: 'yes' } })
  expect((await nurse.get('t1')).emergency.backPain).toMatchObject({ state: 'notCleared', words: 'Not cleared for the back-pain programme: leg weakness', screened: { by: 'Pat nurse, RN' } })
  await expect(send()).rejects.toMatchObject({ message: expect.stringContaining('A physician or PA clears the patient first') })
  await expect(nurse.act('t1', { type: 'recordClearance' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  await (await signIn('physician')).act('t1', { type: 'recordClearance' })
  expect((await nurse.get('t1')).emergency.backPain).toMatchObject({ state: 'cleared', cleared: { by: 'Pat physician, MD' } })
  await expect(send()).resolves.toBeDefined()
})

it('S52: every question asked and every answer no: the programme may be offered, and there is nothing to clear', async () => {
  const { nurse, send, signIn } = await backPain()
  await nurse.act('t1', { type: 'recordBackPainScreen', answers: { legs: 'no', control: 'no' } })
  await expect(send()).rejects.toMatchObject({ message: expect.stringContaining('not asked') })
  await nurse.act('t1', { type: 'recordBackPainScreen', answers: CLEAR })
  await expect((await signIn('pa')).act('t1', { type: 'recordClearance' })).rejects.toMatchObject({ message: expect.stringContaining('nothing needs to be cleared') })
  await expect(send()).resolves.toBeDefined()
})

it('S52: a new screen with a yes takes the clearance away', async () => {
  const { nurse, send, signIn } = await backPain()
  await nurse.act('t1', { type: 'recordBackPainScreen', answers: { ...CLEAR, history: 'yes' } })
  await (await signIn('pa')).act('t1', { type: 'recordClearance' })
  await nurse.act('t1', { type: 'recordBackPainScreen', answers: { ...CLEAR, control: 'yes' } })
  await expect(send()).rejects.toMatchObject({ message: expect.stringContaining('bladder or bowel control') })
})

it('S52: a clerk asks no clinical questions', async () => {
  const { arrives, signIn } = await emergencyClinic()
  await arrives('t1', 'I would like a copy of my bill please.')
  const clerk = await signIn('clerk')
  await expect(clerk.act('t1', { type: 'recordBackPainScreen', answers: CLEAR })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
})

const type = (body: string) => async (clinic: Awaited<ReturnType<typeof backPain>>) =>
  clinic.nurse.act('t1', { type: 'replyToPatient', body, templateId: null, asksPatient: false, seenVersion: (await clinic.nurse.get('t1')).version })

for (const body of [
  'Please start the back pain program today, you are cleared for it.',
  'You may join the Back-Pain Programme on Monday.',
  'Please start the program today.',
  'Puede empezar el programa para el dolor de espalda.',
]) {
  it(`S52: “${body}” typed by hand is refused with the path before the screen is clear, and leaves after it`, async () => {
    const clinic = await backPain()
    await expect(type(body)(clinic)).rejects.toMatchObject({ message: expect.stringMatching(/Not screened for the back-pain programme\. Ask the four questions/) as string })
    await clinic.nurse.act('t1', { type: 'recordBackPainScreen', answers: { ...CLEAR, legs: 'yes' } })
    await expect(type(body)(clinic)).rejects.toMatchObject({ message: expect.stringContaining('A physician or PA clears the patient first') as string })
    await (await clinic.signIn('physician')).act('t1', { type: 'recordClearance' })
    await expect(type(body)(clinic)).resolves.toBeDefined()
  })
}

it('S52: what tells the patient to wait, and a program on another matter, leave unscreened', async () => {
  const clinic = await backPain()
  await expect(type('Before you start the back-pain program, please talk with your doctor. We will call you today.')(clinic)).resolves.toBeDefined()
  await clinic.arrives('t2', 'Which weight loss classes do you offer?')
  const { version } = await clinic.nurse.get('t2')
  await expect(clinic.nurse.act('t2', { type: 'replyToPatient', body: 'Our nutrition program starts on Monday.', templateId: null, asksPatient: false, seenVersion: version })).resolves.toBeDefined()
})
