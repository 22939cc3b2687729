import { expect, it } from 'vitest'
import type { Role } from '#shared/domain/actor.ts'
import { hashPassphrase } from '#electron/profile/password.ts'
import { account, arrive, testEngine } from '#test/helpers/engine.ts'
import { testConsole } from '#test/helpers/rpc.ts'

const PASSPHRASE = 'a long enough passphrase'
const credential = await hashPassphrase(PASSPHRASE)
const CHEST = 'I have crushing chest pain going down my left arm right now.'

async function clinic() {
  const { engine } = testEngine()
  engine.usePack({ ...engine.pack, ruleReview: { dismissedShare: 0.9, firings: 4 } })
  const { open } = await testConsole(engine)
  const signIn = async (role: Role) => {
    await account(engine, `staff-${role}`, role, credential)
    const { client } = open(role)
    await client.session.signIn({ username: `staff-${role}`, passphrase: PASSPHRASE })
    return client
  }
  return { engine, signIn }
}

it('D9: a rule that people mostly lower asks for review, and goes on flagging', async () => {
  const { engine, signIn } = await clinic()
  const nurse = await signIn('nurse')
  const screening = engine.screen({ subject: '', body: CHEST, attachmentNames: [], priorBodies: [] })
  const ruleId = screening.findings[0]?.ruleId ?? ''
  const rule = async () => (await nurse.screening.rules()).rules.find((each) => each.ruleId === ruleId)
  for (const [index, threadId] of ['t1', 't2', 't3', 't4'].entries()) {
    expect(await rule()).toMatchObject({ fired: index, dismissed: index, asksForReview: false })
    await arrive(engine, threadId, `m-${threadId}`, { body: CHEST, screening })
    const act = (asked: Parameters<typeof nurse.thread.act>[0]['act']) => nurse.thread.act({ commandId: `${threadId}-${asked.type}`, threadId, act: asked })
    await act({ type: 'claimThread' })
    await act({ type: 'lowerFlag', reason: 'Long-standing and unchanged', seenVersion: (await nurse.thread.get({ threadId })).version })
  }
  expect(await rule()).toMatchObject({ fired: 4, confirmed: 0, dismissed: 4, asksForReview: true })
  await arrive(engine, 't5', 'm-t5', { body: CHEST, screening })
  expect((await nurse.thread.get({ threadId: 't5' })).tier).toBe(screening.tier)
})

it('D9: one firing that was acted on keeps a rule from asking', async () => {
  const { engine, signIn } = await clinic()
  const nurse = await signIn('nurse')
  const screening = engine.screen({ subject: '', body: CHEST, attachmentNames: [], priorBodies: [] })
  for (const threadId of ['t1', 't2', 't3', 't4']) {
    await arrive(engine, threadId, `m-${threadId}`, { body: CHEST, screening })
    const act = (asked: Parameters<typeof nurse.thread.act>[0]['act']) => nurse.thread.act({ commandId: `${threadId}-${asked.type}`, threadId, act: asked })
    await act({ type: 'claimThread' })
    if (threadId === 't1') await act({ type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: null })
    else await act({ type: 'lowerFlag', reason: 'Long-standing and unchanged', seenVersion: (await nurse.thread.get({ threadId })).version })
  }
  const ruleId = screening.findings[0]?.ruleId ?? ''
  expect((await nurse.screening.rules()).rules.find((each) => each.ruleId === ruleId)).toMatchObject({ fired: 4, confirmed: 1, dismissed: 3, asksForReview: false })
})

it('D9: the test bench says what would fire and on which words, and stores nothing', async () => {
  const { engine, signIn } = await clinic()
  const physician = await signIn('physician')
  const { seq } = await engine.store.query('head', {})
  const tried = await physician.screening.try({ subject: '', body: CHEST, earlier: '' })
  expect(tried.tier).toBe('D0')
  expect(tried.findings.some((finding) => finding.words.join(' ').includes('chest'))).toBe(true)
  expect(tried.marks.length).toBeGreaterThan(0)
  expect(tried.weight ?? 0).toBeGreaterThan(tried.threshold ?? 0)
  const denied = await physician.screening.try({ subject: '', body: 'I have no chest pain and no trouble breathing.', earlier: '' })
  expect(denied.tier).toBeNull()
  expect(denied.heldBack.map((rule) => rule.label)).toContain('Possible heart attack')
  expect((await physician.screening.try({ subject: 'Thank you', body: 'Thank you for the visit last week.', earlier: '' })).tier).toBeNull()
  expect((await engine.store.query('head', {})).seq).toBe(seq)
})

it('D9: a clerk and an admin do not see the rules', async () => {
  const { signIn } = await clinic()
  for (const role of ['clerk', 'admin'] as const) {
    const client = await signIn(role)
    await expect(client.screening.rules()).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    await expect(client.screening.try({ subject: '', body: CHEST, earlier: '' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  }
})
