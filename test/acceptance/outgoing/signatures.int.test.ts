import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { sweep } from '#electron/engine/sweep.ts'
import { startOutbox } from '#electron/outbox/startOutbox.ts'
import { MINUTE, MONDAY_10 } from '#test/helpers/builders.ts'
import { outgoingClinic } from './clinic.ts'

it('S17: every text says who answers in which role, and for whom when the doctor was asked', async () => {
  const { send, setNow, engine } = await outgoingClinic()
  const nurse = await send('nurse', 'own', 'You may take both.')
  expect(nurse?.body).toBe('You may take both.\n\nAnswered by Pat nurse, RN, for Dr Chen\nOakland Adult Medicine')
  setNow(MONDAY_10 + MINUTE)
  await sweep(engine)
  const doctor = await send('physician', 'other', 'You may take both.')
  expect(doctor?.body).toBe('You may take both.\n\nPat physician, MD\nOakland Adult Medicine')
  const spanish = await send('pa', 'proxy', 'Por favor llámenos para su resurtido.')
  expect(spanish?.body).toContain('Respuesta de Pat pa, PA, por Dr Chen')
})

it('S17 S18: a clerk’s approved phrase is signed too, and a signature that was typed does not stand twice', async () => {
  const { send, phrase } = await outgoingClinic()
  const words = await phrase('clerk', 'where-to-write')
  expect((await send('clerk', 'clerical', words, { templateId: 'where-to-write' }))?.body).toBe(`${words}\n\nAnswered by Pat clerk, Clerk, for Dr Chen\nOakland Adult Medicine`)
  const typed = await send('nurse', 'own', 'Yes.\n\nPat nurse, RN\nOakland Adult Medicine')
  expect(typed?.body).toBe('Yes.\n\nAnswered by Pat nurse, RN, for Dr Chen\nOakland Adult Medicine')
})

it('S20: who covers must say how to reach us, because the patient has no Reply; nobody else must', async () => {
  const { verdict, send, as, phrase } = await outgoingClinic({ covered: true })
  expect((await (await as('pa')).outgoing.facts({ threadId: 'own' })).coveringFor).toBe('Dr Chen')
  expect(await verdict('pa', 'own', 'The swelling is harmless.')).toEqual(['noWayBack'])
  expect(await verdict('nurse', 'other', 'The swelling is harmless.')).toEqual(['sent'])
  const way = await phrase('pa', 'covering-way-back')
  const message = await send('pa', 'own', `The swelling is harmless.\n\n${way}`)
  expect(message?.body).toMatch(/start a new message to your own doctor, or call us at 510-555-0100/)
})

it('S20: after the leave of the doctor the same person writes like anybody', async () => {
  const { verdict, setNow } = await outgoingClinic({ covered: true })
  setNow(Date.parse('2026-03-09T10:00:00-07:00'))
  expect(await verdict('pa', 'own', 'The swelling is harmless.')).toEqual(['sent'])
})

it('S10 S17: the file for the portal holds the signed text and no word of the patient’s subject', async () => {
  const { arrive, send, setNow, engine } = await outgoingClinic()
  await arrive('private', 'Please call.', { subject: 'Herpes test result' })
  await send('nurse', 'private', 'We will call you.')
  setNow(MONDAY_10 + MINUTE)
  await sweep(engine)
  const folder = await mkdtemp(join(tmpdir(), 'wellthread-outgoing-'))
  const outbox = await startOutbox(engine, folder, { attempts: 3, baseMs: 5, capMs: 20, everyMs: 1 })
  try {
    const text = await vi.waitFor(async () => {
      const [name] = (await readdir(folder)).filter((each) => each.endsWith('.json'))
      if (!name) throw new Error('not yet')
      return readFile(join(folder, name), 'utf8')
    }, { timeout: 5_000, interval: 10 })
    expect(text).toContain('Answered by Pat nurse, RN, for Dr Chen')
    expect(text).not.toMatch(/herpes/i)
  } finally {
    await outbox.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
