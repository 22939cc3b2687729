import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { verify } from '#electron/engine/verify.ts'
import { startOutbox } from '#electron/outbox/startOutbox.ts'
import type { PatientRecord } from '#shared/domain/directory/records.ts'
import { ABUSE, CHEST, emergencyClinic, HOUR, MINUTE, MONDAY_10, SUICIDE } from './clinic.ts'

const PROXY = { kind: 'proxy', relatedPersonId: 'rp1' } as const

async function noticeOf(body: string, record: Partial<PatientRecord> = {}, more: Parameters<Awaited<ReturnType<typeof emergencyClinic>>['arrives']>[2] = {}) {
  const clinic = await emergencyClinic(record)
  await clinic.arrives('t1', body, more)
  const view = await (await clinic.signIn('nurse')).get('t1')
  return { ...clinic, view, sent: view.messages.find((message) => message.author === 'Automatic notice') }
}

it('D10: a D0 message is answered at once by the automatic notice, without a hold, and it is visible as what it is', async () => {
  const { view, sent } = await noticeOf(CHEST)
  expect(sent).toMatchObject({ kind: 'staff', delivery: 'sending', releaseAt: null, at: MONDAY_10, isMine: false })
  expect(sent?.body).toMatch(/Call 911 now[\s\S]*510-555-0100/)
  expect(view.emergency.notice).toMatchObject({ isSent: true })
})

it('D10: the notice answers nothing, meets no clock, settles nothing and leaves staff to be told', async () => {
  const { view, tick, signIn } = await noticeOf(CHEST)
  expect(view.clocks.map(({ kind, status }) => [kind, status])).toEqual([['firstLook', 'running'], ['promise', 'running']])
  expect(view.blockers.join(' ')).toMatch(/no answer yet[\s\S]*never with a text alone/)
  expect(view.queuedReply).toBeNull()
  await tick(5 * MINUTE)
  const told = (await (await signIn('nurse')).get('t1')).emergency.ladder
  expect(told.map(({ step, reachedAt }) => [step, reachedAt !== null])).toEqual([['pool', true], ['supervisor', true], ['onCall', true]])
})

it('D10 S53: danger to self is answered with 988, in the language of the record', async () => {
  const english = await noticeOf(SUICIDE)
  expect(english.sent?.body).toMatch(/Call or text 988/)
  const spanish = await noticeOf(SUICIDE, { language: 'Spanish' })
  expect(spanish.sent?.body).toMatch(/Llame o envíe un mensaje de texto al 988/)
  expect((await noticeOf(CHEST)).sent?.body).not.toContain('988')
})

it('D10: nothing flagged at D0 or D1, no notice', async () => {
  expect((await noticeOf('My back hurts when I sit, since last month.')).sent).toBeUndefined()
})

it('D10: one notice a thread in 24 hours, and another after that', async () => {
  const { arrives, tick, signIn } = await noticeOf(CHEST)
  const count = async () => (await (await signIn('nurse')).get('t1')).messages.filter((message) => message.author === 'Automatic notice').length
  await tick(HOUR)
  await arrives('t1', CHEST, { messageId: 't1-m2' })
  expect(await count()).toBe(1)
  await tick(24 * HOUR)
  await arrives('t1', CHEST, { messageId: 't1-m3' })
  expect(await count()).toBe(2)
})

const WITHHELD: readonly [string, string, RegExp, Partial<PatientRecord>, Parameters<typeof noticeOf>[2]?][] = [
  ['D10 S38: a proxy who writes for a teenager', SUICIDE.replaceAll('I ', 'She '), /may not read the matter/, { birthDate: '2011-05-01' }, { sender: PROXY }],
  ['D10 S41: a proxy of an adult without access', 'My wife has crushing chest pain right now and cannot breathe.', /may not read the matter/, {}, { sender: PROXY }],
  ['D10 S14: suspected abuse', ABUSE, /abuse or violence is possible/, {}],
  ['D10 S60: a patient who cannot receive messages', CHEST, /cannot receive portal messages/, { eligible: false }],
  ['D10: a sender who is not matched', CHEST, /not matched/, {}, { patientId: null, sender: { kind: 'unmatched' } }],
]
for (const [what, body, words, record, more] of WITHHELD) {
  it(`${what} gets no notice, and staff read why`, async () => {
    const { view, sent } = await noticeOf(body, record, more)
    expect(view.tier).toMatch(/D0|D1/)
    expect(sent).toBeUndefined()
    expect(view.emergency.notice).toMatchObject({ isSent: false, text: expect.stringMatching(words) as string })
  })
}

it('D10 S35: the parent of a small child gets it', async () => {
  const { sent } = await noticeOf('My son is turning blue and cannot breathe.', { birthDate: '2024-05-01' }, { sender: PROXY })
  expect(sent?.body).toMatch(/911/)
})

it('D10: the outbox hands it over as no person’s text, the receipt arrives, and the log stays whole', async () => {
  const { engine, signIn } = await noticeOf(CHEST)
  const folder = await mkdtemp(join(tmpdir(), 'wellthread-notice-'))
  const outbox = await startOutbox(engine, folder)
  await expect.poll(async () => (await readdir(folder)).filter((name) => name.endsWith('.json')).length, { timeout: 5000 }).toBe(1)
  const [name = ''] = await readdir(folder)
  const request = JSON.parse(await readFile(join(folder, name), 'utf8')) as { sender: object; priority: string; identifier: { value: string }[] }
  expect(request).toMatchObject({ priority: 'stat', sender: { display: 'Automatic notice' } })
  await outbox.stop()
  const noticeId = request.identifier[0]?.value ?? ''
  await engine.handle({ threadId: 't1', commandId: 'receipt', actor: { kind: 'system', id: 'outbox' }, command: { type: 'recordDelivery', replyId: noticeId, outcome: 'delivered', reason: null } })
  const view = await (await signIn('nurse')).get('t1')
  expect(view.messages.at(-1)).toMatchObject({ author: 'Automatic notice', delivery: 'delivered' })
  expect(view.emergency.notice?.text).toBe('Automatic notice delivered; it answers nothing.')
  expect(view.clocks.every(({ status }) => status === 'running')).toBe(true)
  expect((await verify(engine)).problems).toEqual([])
  await rm(folder, { recursive: true, force: true })
})
