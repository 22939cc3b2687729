import { beforeAll, expect, it } from 'vitest'
import { outgoingClinic } from './clinic.ts'

let clinic: Awaited<ReturnType<typeof outgoingClinic>>
beforeAll(async () => {
  clinic = await outgoingClinic()
})

it('S5: spaces alone and a blank are refused; a filled text leaves', async () => {
  expect(await clinic.verdict('nurse', 'own', ' \n\t ')).toEqual(['INVALID_COMMAND'])
  expect(await clinic.verdict('nurse', 'own', 'Take *** tablets.')).toEqual(['INVALID_COMMAND'])
  expect(await clinic.verdict('nurse', 'own', 'Yes.')).toEqual(['sent'])
})

it('S6: a text that came in one piece, by paste or dictation, leaves like a typed one, and the clerk tells the patient of the portal’s bug', async () => {
  await clinic.arrive('pasted', 'May I take both?')
  const client = await clinic.as('nurse')
  const pasted = `Yes.\r\n${'You may take both. '.repeat(200)}`
  await client.draft.save({ threadId: 'pasted', mode: 'reply', body: pasted })
  expect((await client.thread.get({ threadId: 'pasted' })).drafts.reply?.body).toBe(pasted)
  expect((await clinic.send('nurse', 'pasted', pasted))?.body).toContain('You may take both.')
  const told = await clinic.phrase('clerk', 'send-stays-grey')
  expect(told).toMatch(/type one more letter or a space/)
  expect(await clinic.verdict('clerk', 'clerical', told, { templateId: 'send-stays-grey' })).toEqual(['sent'])
})

it('S10: what leaves carries a neutral subject, never the patient’s', async () => {
  await clinic.arrive('private-2', 'Please call.', { subject: 'Herpes test result' })
  const sent = await clinic.send('nurse', 'private-2', 'We will call you.')
  expect(sent?.subject).toBe('A message from your care team')
  expect((await (await clinic.as('nurse')).thread.get({ threadId: 'private-2' })).subject).toBe('Herpes test result')
})

it('S15: private words of the patient go back only when the author ticks them; other words need no tick', async () => {
  await clinic.arrive('private-3', 'I was raped last month and want an HIV test.')
  expect(await clinic.verdict('nurse', 'private-3', 'Please come in for your HIV test.')).toEqual(['sensitiveWords'])
  expect(await clinic.verdict('nurse', 'private-3', 'Please come in for the test.')).toEqual(['sent'])
  const message = await clinic.send('nurse', 'private-3', 'Please come in for your HIV test.', { acknowledged: ['sensitiveWords:24'] })
  expect(message?.body).toContain('HIV')
  const history = await (await clinic.as('nurse')).thread.history({ threadId: 'private-3' })
  const told = history.map(({ text }) => text).join('\n')
  expect(told).toMatch(/sent although warned of private words/)
  expect(told).not.toMatch(/HIV/)
})

it('S15: the way to the phone is an approved text without a private word, and a disposition', async () => {
  await clinic.arrive('private-4', 'He hits me and I drink alcohol.')
  const words = await clinic.phrase('nurse', 'move-to-phone')
  expect(words).toMatch(/Please call us at 510-555-0100/)
  expect(words).not.toMatch(/alcohol|hit/)
  const client = await clinic.as('nurse')
  await client.thread.act({ commandId: 'd', threadId: 'private-4', act: { type: 'recordDisposition', code: 'move-to-phone' } })
  expect((await client.thread.get({ threadId: 'private-4' })).disposition?.label).toMatch(/^Moved to phone/)
  expect(await clinic.verdict('nurse', 'private-4', words, { templateId: 'move-to-phone' })).toEqual(['sent'])
})

it('S34: who has no right reads nothing of a visit, not even that there is none; the patient does', async () => {
  for (const body of ['Her appointment is on Monday.', 'There is no appointment for Grace Okafor.']) {
    expect(await clinic.verdict('nurse', 'stranger', body), body).toEqual(['confirmsVisit'])
    expect(await clinic.verdict('nurse', 'own', body), body).toEqual(['sent'])
  }
  expect(await clinic.verdict('nurse', 'stranger', await clinic.phrase('nurse', 'cannot-confirm'), { templateId: 'cannot-confirm' })).toEqual(['sent'])
})

it('S34 S41: a grant of messages alone hears of no visit, no result and no medicine; a grant that names visits hears of them in the phrase', async () => {
  for (const [body, code] of [
    ['Her appointment is on Monday at 9.', 'confirmsVisit'], ['There is no appointment for Grace.', 'confirmsVisit'], ['Her blood test is normal.', 'outsideScope'], ['Su análisis salió bien.', 'outsideScope'],
    ['She takes lisinopril in the morning.', 'outsideScope'], ['Please give her 20 mg.', 'outsideScope'],
  ] as const) {
    expect(await clinic.verdict('nurse', 'messages-only', body), body).toEqual([code])
    expect(await clinic.verdict('nurse', 'own', body), body).toEqual(['sent'])
  }
  expect(await clinic.verdict('nurse', 'messages-only', await clinic.phrase('nurse', 'visit-five-fields', 'Monday 9:30'))).toContain('confirmsVisit')
  expect(await clinic.verdict('nurse', 'messages-only', 'Thank you for asking. We cannot share results with you. Please ask Grace.')).toEqual(['sent'])
  expect(await clinic.verdict('nurse', 'proxy', await clinic.phrase('nurse', 'visit-five-fields', 'Monday 9:30'))).toEqual(['sent'])
  expect(await clinic.verdict('nurse', 'proxy', 'Her blood test is normal.')).toEqual(['outsideScope'])
})

it('S42: an authorised proxy reads the five fields of a visit and no sixth', async () => {
  const five = await clinic.phrase('nurse', 'visit-five-fields', 'Monday 9:30')
  expect(await clinic.verdict('nurse', 'proxy', five)).toEqual(['sent'])
  for (const body of ['The visit on Monday is to discuss her diabetes.', 'The visit on Monday is for chemotherapy.', 'Her appointment with Dr Chen is on Monday.', `${five}\nThe visit on Monday is for chemotherapy.`]) {
    expect(await clinic.verdict('nurse', 'proxy', body), body).toContain('sixthField')
  }
  expect(await clinic.verdict('nurse', 'own', 'The visit on Monday is to discuss your diabetes.')).toEqual(['sent'])
})

it('S47: therapy, counseling, a psych visit and "booked with psychiatry" are such visits too, in English and Spanish; therapy of the body is none', async () => {
  for (const body of [
    'Your therapy session is on Tuesday.', 'Your counseling is on Monday at 9.', 'Your psych visit is confirmed.', 'You have been booked with psychiatry for Monday.', 'We scheduled you with Behavioral Health.',
    'Su terapia es el martes.', 'Su sesión de terapia es el lunes a las 9.', 'Su consejería es el viernes.',
  ]) expect(await clinic.verdict('nurse', 'own', body), body).toEqual(['mentalHealthVisit'])
  for (const body of ['Your physical therapy session is on Tuesday.', 'Call Behavioral Health at 510-555-0120, Monday to Friday.', 'Su terapia física es el martes.', 'You have been booked with Dr Chen for Monday.']) {
    expect(await clinic.verdict('nurse', 'own', body), body).toEqual(['sent'])
  }
})

it('S47: a mental health visit is neither booked, quoted nor confirmed in a text, even to the patient; the phone line is told', async () => {
  for (const body of ['Your psychiatry appointment is on Monday.', 'We booked your visit with the psychologist.', 'Dr Gray is in Psychiatry. She will see you on Tuesday at 3 pm.']) {
    expect(await clinic.verdict('nurse', 'own', body), body).toEqual(['mentalHealthVisit'])
  }
  expect(await clinic.verdict('clerk', 'clerical', await clinic.phrase('clerk', 'behavioral-health-phone'), { templateId: 'behavioral-health-phone' })).toEqual(['sent'])
  expect(await clinic.verdict('nurse', 'own', 'Your appointment with Dr Chen is on Monday.')).toEqual(['sent'])
})

it('S50: the Flash plug-in is asked of nobody; the video phrase has what is needed today', async () => {
  expect(await clinic.verdict('nurse', 'own', 'Please install Adobe Flash for your video visit.')).toEqual(['flash'])
  expect(await clinic.verdict('nurse', 'own', 'Hot flashes are common.')).toEqual(['sent'])
  const words = await clinic.phrase('clerk', 'video-visit')
  expect(words).toMatch(/camera and microphone, a strong internet connection, an up-to-date browser/)
  expect(words).not.toMatch(/flash/i)
})

it('S61: who is not eligible is not sent to results online; who is eligible may be', async () => {
  expect(await clinic.verdict('nurse', 'outside', 'You can see your results online.')).toEqual(['resultsOnline'])
  expect(await clinic.verdict('nurse', 'own', 'You can see your results online.')).toEqual(['sent'])
})

it('S2: another patient’s name, birth date, record number or phone stops a text; the own ones do not', async () => {
  const facts = await (await clinic.as('nurse')).outgoing.facts({ threadId: 'own' })
  expect(facts.others.map(({ family }) => family)).toEqual(['Torvik', 'Nilsen'])
  for (const body of ['Maya Torvik may come.', 'TORVIK, Maya', 'MRN 7712 0043', 'Call 510-555-0177.', 'Maya, born 30-Nov-1985']) {
    expect(await clinic.verdict('nurse', 'own', body), body).toContain(body.includes('born') ? 'otherBirthDate' : /\d{4}/.test(body) ? 'otherNumber' : 'otherName')
  }
  for (const body of ['Grace Okafor may come.', 'MRN 1148820371', 'Call 510-555-0142.', 'Born 02-Mar-1961', 'Pat nurse will call.', 'Dear Ms Okafor, thank you.']) {
    expect(await clinic.verdict('nurse', 'own', body), body).toEqual(['sent'])
  }
})

it('D19: a clerk’s screen is not told of patients whose threads the clerk may not read; the write path still stops their names', async () => {
  const client = await clinic.as('clerk')
  expect((await client.outgoing.facts({ threadId: 'clerical' })).others).toEqual([])
  const words = await clinic.phrase('clerk', 'message-received', 'Maya Torvik')
  expect(await clinic.verdict('clerk', 'clerical', words, { templateId: 'message-received' })).toEqual(['otherName'])
  await expect(client.outgoing.facts({ threadId: 'own' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
})

it('PS-34: numbers that are misread leave only with a tick for each', async () => {
  const body = 'Take .5 mg at noon and 2.0 mg at night.'
  expect(await clinic.verdict('nurse', 'own', body)).toEqual(['nakedDecimal', 'trailingZero'])
  expect(await clinic.verdict('nurse', 'own', body, { acknowledged: ['nakedDecimal:5'] })).toEqual(['trailingZero'])
  expect(await clinic.verdict('nurse', 'own', body, { acknowledged: ['nakedDecimal:5', 'trailingZero:23'] })).toEqual(['sent'])
  expect(await clinic.verdict('nurse', 'own', 'Take 0.5 mg at noon and 2 mg at night.')).toEqual(['sent'])
})
