import { beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/actor.ts'
import { sweep } from '#electron/engine/sweep.ts'
import { hashPassphrase } from '#electron/profile/password.ts'
import { INTAKE, MINUTE, MONDAY_10 } from '#test/helpers/builders.ts'
import { arrive, testEngine } from '#test/helpers/engine.ts'
import { testConsole } from '#test/helpers/rpc.ts'

const PASSPHRASE = 'a long enough passphrase'
const credential = await hashPassphrase(PASSPHRASE)

async function clinic() {
  const { engine, setNow } = testEngine()
  for (const role of ['nurse', 'clerk', 'physician', 'supervisor', 'admin'] as Role[]) {
    await engine.handleAccount({ staffId: `staff-${role}`, by: 'setup', commandId: role, credential, command: { type: 'createAccount', username: role, displayName: `Pat ${role}`, role, credentialHash: '' } })
  }
  const record = {
    patientId: 'p1', mrn: '1148820371', family: 'Okafor', given: 'Grace', title: 'Ms', preferredName: null, birthDate: '1961-03-02', deceasedDate: null, sex: 'female' as const,
    pronouns: null, phone: '510-555-0142', language: 'English', allergies: [], medicines: [], problems: [], careTeam: [], lastVisit: null, nextVisit: null, eligible: true,
    ineligibleReason: null, lastPortalSignInAt: null, replacedBy: null, active: true,
  }
  await engine.record({ commandId: 'directory', actor: INTAKE, directory: [{ kind: 'patient', id: 'p1', record }] })
  const { open } = await testConsole(engine)
  const signIn = async (role: Role) => {
    const window = open(role)
    await window.client.session.signIn({ username: role, passphrase: PASSPHRASE })
    return window
  }
  return { engine, setNow, open, signIn }
}

let seq = 0
beforeEach(() => (seq = 0))
const commandId = (): string => `cmd-${(seq += 1)}`

describe('the walk of one message, through the router', () => {
  it('screen to completion: flagged, claimed, called, answered, completed, reopened, read back', async () => {
    const { engine, setNow, signIn } = await clinic()
    const screening = engine.screen({ subject: 'Refill please', body: 'I have chest pain going down my left arm right now.', attachmentNames: [], priorBodies: [] })
    await arrive(engine, 't1', 'm1', { body: 'I have chest pain going down my left arm right now.', screening })
    const { client } = await signIn('nurse')
    const page = await client.inbox.page({ view: { kind: 'inbox' } })
    expect(page.rows[0]).toMatchObject({ threadId: 't1', patient: { family: 'Okafor', mrn: '1148820371' }, flag: { tier: 'D0' }, isUnread: true })
    expect(page.counts).toMatchObject({ inbox: 1, redFlags: 1, unassigned: 1, 'pool:triage': 1 })

    const view = await client.thread.get({ threadId: 't1' })
    expect(view.flags[0]?.words.join(' ')).toMatch(/chest pain/)
    expect(view.messages[0]?.marks.length).toBeGreaterThan(0)
    expect(view.clocks.find((clock) => clock.kind === 'promise')?.ledger.length).toBeGreaterThan(2)
    const act = (asked: Parameters<typeof client.thread.act>[0]['act']) => client.thread.act({ commandId: commandId(), threadId: 't1', act: asked })
    const claimed = await act({ type: 'claimThread' })
    expect(claimed.undo).toEqual({ label: 'Undo claim', act: { type: 'releaseThread' } })
    await act({ type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: 'Told to call 911.' })
    await act({ type: 'recordDisposition', code: engine.pack.dispositions[0]?.code ?? '' })
    const seen = (await client.thread.get({ threadId: 't1' })).version
    const sent = await act({ type: 'replyToPatient', body: 'Please call 911 now, as we said on the phone.', templateId: null, asksPatient: false, seenVersion: seen })
    expect(sent.undo?.act.type).toBe('withdrawReply')
    setNow(MONDAY_10 + MINUTE)
    await sweep(engine)
    const after = await client.thread.get({ threadId: 't1' })
    expect(after.messages.at(-1)).toMatchObject({ kind: 'staff', delivery: 'sending', isMine: true, authorDetail: 'RN' })
    await act({ type: 'completeThread', nextStep: 'Ambulance called', seenVersion: after.version })
    const done = await client.thread.get({ threadId: 't1' })
    expect(done).toMatchObject({ completion: 'completed', reply: { allowed: false, reason: 'completed' } })
    await act({ type: 'reopenThread', reason: 'Family called' })
    expect((await client.thread.get({ threadId: 't1' })).completion).toBe('open')
    const found = await client.inbox.page({ view: { kind: 'all' }, search: 'left arm' })
    expect(found.rows.map((row) => row.threadId)).toEqual(['t1'])
    const history = await client.thread.history({ threadId: 't1' })
    expect(history.map((entry) => entry.text).join('\n')).toMatch(/red flag.*\n[\s\S]*claimed by Pat nurse, RN[\s\S]*reopened by Pat nurse, RN: Family called/)
  })

  it('D19: a clerk sees no clinical thread in any list or count, cannot open it, and search does not find it', async () => {
    const { engine, signIn } = await clinic()
    await arrive(engine, 't1', 'm1', { body: 'my knee clicks' })
    const { client } = await signIn('clerk')
    const page = await client.inbox.page({ view: { kind: 'all' }, search: 'knee' })
    expect(page).toMatchObject({ rows: [], total: 0 })
    expect(Object.values(page.counts).every((count) => count === 0)).toBe(true)
    await expect(client.thread.get({ threadId: 't1' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED', defined: true })
    await expect(client.draft.save({ threadId: 't1', mode: 'reply', body: 'x' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
  })

  it('D19: an admin reads no thread and no inbox row', async () => {
    const { engine, signIn } = await clinic()
    await arrive(engine, 't1', 'm1')
    const { client } = await signIn('admin')
    expect(await client.inbox.page({ view: { kind: 'all' } })).toMatchObject({ rows: [], total: 0 })
    await expect(client.thread.get({ threadId: 't1' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    expect((await client.accounts.list()).length).toBe(5)
  })

  it('bad input: typed refusals with words, and nothing written', async () => {
    const { engine, signIn } = await clinic()
    await arrive(engine, 't1', 'm1')
    const { client } = await signIn('nurse')
    const before = (await engine.store.query('head', {})).seq
    const act = (asked: Parameters<typeof client.thread.act>[0]['act'], threadId = 't1') => client.thread.act({ commandId: commandId(), threadId, act: asked })
    const reply = { type: 'replyToPatient', templateId: null, asksPatient: false, seenVersion: 999 } as const
    await client.thread.look({ threadId: 't1' })
    const looked = (await engine.store.query('head', {})).seq
    await expect(act({ ...reply, body: '   ' })).rejects.toMatchObject({ code: 'INVALID_COMMAND', message: expect.stringMatching(/Write something/) })
    await expect(act({ ...reply, body: 'Take *** tablets' })).rejects.toMatchObject({ code: 'INVALID_COMMAND', message: expect.stringMatching(/blank/) })
    await expect(act({ ...reply, body: 'é'.repeat(40_000) })).rejects.toMatchObject({ code: 'INVALID_COMMAND', message: expect.stringMatching(/64 KiB/) })
    await expect(act({ type: 'claimThread' }, 'nowhere')).rejects.toMatchObject({ code: 'UNKNOWN_THREAD' })
    await expect(act({ type: 'reopenThread', reason: 'x' })).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION', message: 'This thread is open.' })
    await expect(act({ type: 'assignThread', staffId: 'staff-nurse' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    await expect(client.thread.act({ commandId: 'x', threadId: 't1', act: { type: 'dropTable' } as never })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(looked).toBeGreaterThan(before)
    expect((await engine.store.query('head', {})).seq).toBe(looked)
  })

  it('S18: a clerk’s free words are refused even under a template’s name', async () => {
    const { engine, signIn } = await clinic()
    const billing = engine.screen({ subject: 'Bill', body: 'I was charged a copay twice, please check my bill.', attachmentNames: [], priorBodies: [] })
    await arrive(engine, 't1', 'm1', { body: 'I was charged a copay twice, please check my bill.', screening: { ...billing, category: 'billing_admin' } })
    const { client } = await signIn('clerk')
    const templates = await client.clinic.templates()
    expect(templates.every((template) => !template.isClinical)).toBe(true)
    const act = { type: 'replyToPatient', body: 'Take two aspirin.', templateId: templates[0]?.id ?? '', asksPatient: false, seenVersion: 999 } as const
    await expect(client.thread.act({ commandId: 'c', threadId: 't1', act })).rejects.toMatchObject({ code: 'INVALID_COMMAND', message: expect.stringMatching(/approved text/) })
  })
})

describe('sign-in (D23)', () => {
  it('S57: five failures lock the account, the right passphrase too, until 15 minutes are over or an admin unlocks', async () => {
    const { setNow, open, signIn } = await clinic()
    const { client } = open('w')
    for (let index = 0; index < 4; index += 1) await expect(client.session.signIn({ username: 'nurse', passphrase: 'wrong' })).rejects.toMatchObject({ code: 'BAD_CREDENTIALS' })
    await expect(client.session.signIn({ username: 'nurse', passphrase: 'wrong' })).rejects.toMatchObject({ code: 'LOCKED_OUT' })
    await expect(client.session.signIn({ username: 'nurse', passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'LOCKED_OUT' })
    const admin = await signIn('admin')
    await admin.client.accounts.unlock({ commandId: 'u', staffId: 'staff-nurse' })
    expect((await client.session.signIn({ username: 'nurse', passphrase: PASSPHRASE })).status).toBe('signedIn')
    await client.session.signOut()
    for (let index = 0; index < 5; index += 1) await client.session.signIn({ username: 'nurse', passphrase: 'wrong' }).catch(() => undefined)
    setNow(MONDAY_10 + 15 * MINUTE)
    expect((await client.session.signIn({ username: 'nurse', passphrase: PASSPHRASE })).status).toBe('signedIn')
  })
  it('R34: of many attempts at once five count and the rest are refused unread', async () => {
    const { open } = await clinic()
    const attempts = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => open(`w${index}`).client.session.signIn({ username: 'clerk', passphrase: `wrong ${index}` })))
    const codes = attempts.map((attempt) => (attempt.status === 'rejected' ? (attempt.reason as { code: string }).code : 'in'))
    expect(codes.filter((code) => code === 'BAD_CREDENTIALS')).toHaveLength(4)
    expect(codes.filter((code) => code === 'LOCKED_OUT')).toHaveLength(8)
  })
  it('R36: the engine locks an idle session, whatever the window says, and refuses until it is unlocked', async () => {
    const { engine, setNow, signIn } = await clinic()
    await arrive(engine, 't1', 'm1')
    const { client } = await signIn('nurse')
    setNow(MONDAY_10 + 9 * MINUTE)
    await client.session.touch()
    setNow(MONDAY_10 + 18 * MINUTE)
    await client.inbox.page({ view: { kind: 'inbox' } })
    setNow(MONDAY_10 + 20 * MINUTE)
    await expect(client.thread.get({ threadId: 't1' })).rejects.toMatchObject({ code: 'SESSION_LOCKED' })
    expect((await client.session.current()).status).toBe('locked')
    await expect(client.session.unlock({ passphrase: 'wrong' })).rejects.toMatchObject({ code: 'BAD_CREDENTIALS' })
    expect((await client.session.unlock({ passphrase: PASSPHRASE })).status).toBe('signedIn')
    await client.session.signOut()
    await expect(client.inbox.page({ view: { kind: 'inbox' } })).rejects.toMatchObject({ code: 'SIGNED_OUT' })
  })
  it('R31: views of patient data are kept with who and when; a refused view too', async () => {
    const { engine, signIn } = await clinic()
    await arrive(engine, 't1', 'm1')
    const kept: string[] = []
    const { keep } = engine.store
    Object.assign(engine.store, { keep: (item: Parameters<typeof keep>[0]) => (item.kind === 'view' ? (kept.push(`${item.staffId} ${item.what} ${item.threadId}`), keep(item)) : keep(item)) })
    await (await signIn('nurse')).client.thread.get({ threadId: 't1' })
    await (await signIn('clerk')).client.thread.get({ threadId: 't1' }).catch(() => undefined)
    expect(kept).toEqual(['staff-nurse openThread t1', 'staff-clerk openThread.denied t1'])
  })
})

describe('two consoles', () => {
  it('the change of one reaches the other through the feed, and take next never gives one thread to two people', async () => {
    const { engine, signIn } = await clinic()
    for (let index = 0; index < 6; index += 1) await arrive(engine, `t${index}`, `m${index}`)
    const [first, second] = [await signIn('nurse'), await signIn('physician')]
    const abort = new AbortController()
    const feed = await second.client.changes.subscribe({}, { signal: abort.signal })
    const heard = (async () => {
      for await (const change of feed) if (change.threadId !== null) return change
      return undefined
    })()
    const taken = await Promise.all([first, second, first, second].map(({ client }, index) => client.inbox.takeNext({ commandId: `take-${index}` })))
    expect(new Set(taken.map((take) => take?.threadId)).size).toBe(4)
    expect(taken[0]?.reason).toMatch(/Worst clock/)
    expect((await heard)?.topics).toContain('thread')
    abort.abort()
  })
})
