import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { loadPolicyPack } from '#electron/policy/loadPolicyPacks.ts'
import { resourcesDir } from '#test/helpers/rpc.ts'
import { outgoingClinic } from './clinic.ts'

const washingtonPack = loadPolicyPack(readFileSync(join(resourcesDir, 'policy/washington.yaml'), 'utf8'), 'washington.yaml')
let here: Awaited<ReturnType<typeof outgoingClinic>>
let washington: Awaited<ReturnType<typeof outgoingClinic>>
beforeAll(async () => {
  here = await outgoingClinic()
  washington = await outgoingClinic({ pack: washingtonPack })
})

/** A clerk sends the phrase as it stands; with other words under its name it is refused. */
async function clerkSends(id: string, says: RegExp, clinic = here): Promise<void> {
  const words = await clinic.phrase('clerk', id)
  expect(words, id).toMatch(says)
  expect(await clinic.verdict('clerk', 'clerical', words, { templateId: id }), id).toEqual(['sent'])
  expect(await clinic.verdict('clerk', 'clerical', `${words} Take two aspirin.`, { templateId: id }), id).toEqual(['INVALID_COMMAND'])
}

it('S4: the clerk tells why a doctor who was never met is in the list', () => clerkSends('listed-doctor', /asked for advice, or who helped to read a test/))
it('S13: a new or changing symptom is sent to the phone', () => clerkSends('wrong-channel', /not for new or changing symptoms[\s\S]*510-555-0100/))
it('S16: receipt and promise are told', () => clerkSends('message-received', /within two business days/))
it('S22: without Reply the patient starts a new message', () => clerkSends('reply-gone', /after 30 days[\s\S]*send a new message/))
it('S23: the web path comes from the policy pack of the region', async () => {
  await clerkSends('where-to-write', /open Messages → Contact Care Team/)
  const elsewhere = await outgoingClinic({ pack: { ...washingtonPack, webPaths: { newMessage: 'Inbox → New' } } })
  await clerkSends('where-to-write', /open Inbox → New/, elsewhere)
})
it('S24: the clerk helps with an alert that has no message', () => clerkSends('empty-inbox-alert', /clear the browser's cache/))
it('S25: the clerk says to look into spam', () => clerkSends('check-spam', /spam or junk folder/))
it('S32: one phrase names the line that is open day and night, of this region', async () => {
  await clerkSends('advice-line', /day and night: 510-555-0100/)
  await clerkSends('advice-line', /day and night: 206-555-0100/, washington)
})
it('S48: two visits on one day go to the phone', () => clerkSends('two-in-a-day', /call us at 510-555-0100/))
it('S49: a phone visit is offered by a clinician, never by a clerk', async () => {
  expect(await here.verdict('nurse', 'own', await here.phrase('nurse', 'phone-visit'), { templateId: 'phone-visit' })).toEqual(['sent'])
  await expect(here.phrase('clerk', 'phone-visit')).rejects.toThrow('no phrase')
})
it('S52: the clearance of back pain asks all four, and only a clinician sends it', async () => {
  const words = await here.phrase('nurse', 'back-pain-clearance')
  for (const sign of [/tingling in your leg/, /bladder or bowels/, /fever, nausea or vomiting/, /cancer now or before, or weight loss/]) expect(words).toMatch(sign)
  await expect(here.phrase('clerk', 'back-pain-clearance')).rejects.toThrow('no phrase')
})
it('S53: each branch of an emergency has its words, and danger to self or others names 988', async () => {
  for (const [id, says] of [['emergency-acute', /severe pain/], ['emergency-labour', /labor has begun/], ['emergency-mental', /988[\s\S]*food, a roof or clothes/]] as const) {
    expect(await here.phrase('nurse', id), id).toMatch(says)
    await expect(here.phrase('clerk', id)).rejects.toThrow('no phrase')
  }
})
it('S54: a medicine question goes to the pharmacist, as a pool and as a phrase, and the disclaimer is at hand', async () => {
  await clerkSends('ask-the-pharmacist', /best answered by a pharmacist. Please call 510-555-0130/)
  await clerkSends('standard-disclaimer', /does not replace a diagnosis[\s\S]*Ask your pharmacist/)
  const client = await here.as('nurse')
  await client.thread.act({ commandId: 'route', threadId: 'own', act: { type: 'routeThread', pool: 'pharmacist', reason: 'How to store insulin' } })
  expect((await client.thread.get({ threadId: 'own' })).pool?.name).toBe('Pharmacist')
  await expect((await here.as('clerk')).thread.get({ threadId: 'own' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
})
it('S55: the advice nurse’s line is one phrase away, of this region', async () => {
  await clerkSends('urgent-visit-line', /call 510-555-0100.*advice nurse/)
  await clerkSends('please-call-us', /206-555-0100/, washington)
})
it('S56: registering comes first, and no password is ever asked for', () => clerkSends('register-first', /register on the website[\s\S]*never send us a password/))
it('S57: the clerk explains the lock after five tries and cannot lift it', () => clerkSends('locked-out', /After five wrong tries[\s\S]*cannot unlock it or see your password/))
it('S58: after 18 months one registers again', () => clerkSends('register-again', /18 months/))
it('S59: the temporary password needs a current address', () => clerkSends('temporary-password', /needs your current address[\s\S]*account and preferences/))
it('S62: a failed refill order is looked for, and the pharmacy’s line is offered', () => clerkSends('refill-order-failed', /stuck order[\s\S]*older browser[\s\S]*510-555-0130/))
it('S63: Washington’s support numbers are those of the seed, and no other region’s', async () => {
  const words = await washington.phrase('clerk', 'support-numbers')
  for (const number of ['1-888-874-1620', '1-888-901-4636', '206-630-7979', '1-800-245-7979']) {
    expect(words).toContain(number)
    expect(await here.phrase('clerk', 'support-numbers')).not.toContain(number)
  }
  await clerkSends('support-numbers', /Member Services: 1-888-901-4636/, washington)
})
it('S64: the clerk tells of shared computers', () => clerkSends('public-computer', /clear the browser's cache and close the browser/))
