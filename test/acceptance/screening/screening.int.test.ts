import { expect, it } from 'vitest'
import { hashPassphrase } from '#electron/profile/password.ts'
import { account, arrive, testEngine } from '#test/helpers/engine.ts'
import { testConsole } from '#test/helpers/rpc.ts'

const PASSPHRASE = 'a long enough passphrase'
const credential = await hashPassphrase(PASSPHRASE)

async function clinic() {
  const { engine } = testEngine()
  const { open } = await testConsole(engine)
  await account(engine, 'staff-nurse', 'nurse', credential)
  const { client: nurse } = open('nurse')
  await nurse.session.signIn({ username: 'staff-nurse', passphrase: PASSPHRASE })
  const tries = (body: string, more: { subject?: string; earlier?: string } = {}) => nurse.screening.try({ subject: '', earlier: '', body, ...more })
  return { engine, nurse, tries }
}

const { engine, nurse, tries } = await clinic()

it('D9: a sign that is denied, past, of others, quoted, feared or a figure of speech does not flag; the same sign here and now does', async () => {
  const pairs = [
    ['I have no chest pain and no trouble breathing, I only need my inhaler renewed.', 'I have chest pain and trouble breathing, and need my inhaler renewed.'],
    ['I had a stroke in 2013. Do I still need aspirin?', 'I think I am having a stroke, my face droops and my left arm is weak.'],
    ['My late uncle had seizures. Are they inherited?', 'My husband had a seizure this morning, shaking all over. Is it inherited?'],
    ['The leaflet says to call if my throat swells up. May I take it with milk?', 'My throat swells up since I took it with milk.'],
    ['What should I do if I ever cough up blood?', 'What should I do, I cough up blood since this morning.'],
    ['Your bill nearly gave me a heart attack.', 'Pressure on my chest since noon, I think it is a heart attack.'],
  ] as const
  for (const [quiet, loud] of pairs) {
    expect((await tries(quiet)).findings, quiet).toEqual([])
    expect((await tries(loud)).findings.length, loud).toBeGreaterThan(0)
  }
})

it('D9: a sign is found in the subject alone, in the last line, after PS, in Spanish and over two messages', async () => {
  expect((await tries('', { subject: 'vomiting blood since this morning' })).tier).toBe('D0')
  expect((await tries('Could you move my visit to May? Thank you for all you do.\n\nPS: my left arm is numb and my face droops since noon.')).tier).toBe('D0')
  expect((await tries('mi esposo no puede respirar y tiene los labios azules')).tier).toBe('D0')
  const second = 'And now there is a sharp catch when I breathe in.'
  const told = async (earlier: string) => (await tries(second, { earlier })).findings.map(({ ruleId }) => ruleId)
  expect(await told('Thank you for the new appointment.')).not.toContain('pe.breathing')
  expect(await told('My calf is sore and swollen. I flew back from Seoul on Sunday.')).toContain('pe.breathing')
})

it('D9: each finding names its rule, its tier, its public source and the words that made it', async () => {
  const body = 'Refill please. My lips are blue.'
  const { findings, marks } = await tries(body)
  const finding = findings.find(({ ruleId }) => ruleId.startsWith('breathing.'))
  expect(finding).toMatchObject({ tier: 'D0', source: expect.stringMatching(/^R\d/), words: ['lips are blue'] })
  expect(marks.map(({ start, end }) => body.slice(start, end))).toContain('lips are blue')
})

it('D9: rules only raise: a quiet second message leaves the flag of the first', async () => {
  const screen = (body: string) => engine.screen({ subject: '', body, attachmentNames: [], priorBodies: [] })
  const loud = 'I am coughing up blood since this morning.'
  await arrive(engine, 't1', 'm1', { body: loud, screening: screen(loud) })
  const quiet = 'Thank you, see you on Friday.'
  expect(screen(quiet).tier).toBeNull()
  await arrive(engine, 't1', 'm2', { body: quiet, screening: screen(quiet) })
  expect((await nurse.thread.get({ threadId: 't1' })).tier).toBe('D0')
})

it('S52 D9: back pain with a red flag of its source is flagged, plain back pain is not', async () => {
  const flagged = [
    'My back hurts and I have had a fever and chills since yesterday.',
    'Back pain since Sunday, and now my foot drags.',
    'I had prostate cancer, and now my back aches every night and I have lost weight.',
    'My back went out and I am numb between my legs and cannot hold my urine.',
  ]
  for (const body of flagged) expect((await tries(body)).findings.length, body).toBeGreaterThan(0)
  expect((await tries('My lower back is stiff after gardening, heat helps. Which exercises do you like?')).findings).toEqual([])
})
