import { describe, expect, it } from 'vitest'
import type { Change } from '#shared/contract/index.ts'
import { WORK_TYPES } from '#shared/domain/screening/findings.ts'
import { clinic, MINUTE, SECOND } from './clinic.ts'

const CHEST = 'I have crushing chest pain right now and it goes down my left arm.'
const BILL = { topic: { text: 'Bill' }, body: 'I was charged a copay twice, please check my bill.' }
const to = (...references: string[]) => ({ recipient: references.map((reference) => ({ reference })) })

describe('sorting', () => {
  it('S8 S9: the subject is a hint; the red-flag scan comes first and overrides it; the table of work types routes the rest', async () => {
    const { send, signIn, engine } = await clinic()
    const nurse = await signIn('rn')
    const plain = await send({ topic: { text: 'Request for refill' }, body: 'Please refill my lisinopril, I have four tablets left.' })
    const hidden = await send({ topic: { text: 'Request for refill' }, body: `Please refill my lisinopril. ${CHEST}` })
    expect(await nurse.view(plain)).toMatchObject({ category: 'refill', pool: { id: 'refills' }, tier: null })
    expect(await nurse.view(hidden)).toMatchObject({ pool: { id: 'triage' }, tier: 'D0' })
    engine.usePack({ ...engine.pack, routing: { ...engine.pack.routing, refill: 'physicians' } })
    expect((await nurse.view(await send({ topic: { text: 'Refill' }, body: 'Please refill my metformin, I have two tablets left.', subject: { reference: 'Patient/pd' }, sender: { reference: 'Patient/pd' } }))).pool?.id).toBe('physicians')
  })

  it('S12: every work type can be set by a person and has a pool; a changed type keeps the clocks', async () => {
    const { send, signIn, engine } = await clinic()
    const nurse = await signIn('rn')
    const threadId = await send()
    const before = await nurse.clock(threadId, 'promise')
    for (const category of WORK_TYPES.filter((type) => type !== 'general_question')) {
      await nurse.act(threadId, { type: 'changeCategory', category })
      expect((await nurse.view(threadId)).category).toBe(category)
      expect(engine.pack.pools.map((pool) => pool.id)).toContain(engine.pack.routing[category])
    }
    expect(await nurse.clock(threadId, 'promise')).toEqual(before)
  })

  it('S14 S18: the emergency lane stands first, by tier and then by time left; a clerk has one key to put a thread there', async () => {
    const { send, signIn, until } = await clinic('2026-10-05 10:00')
    const [nurse, clerk] = [await signIn('rn'), await signIn('clerk')]
    const old = await send({ ...BILL })
    await until(30 * MINUTE)
    const minor = await send({ ...BILL, subject: { reference: 'Patient/pd' }, sender: { reference: 'Patient/pd' } })
    const chest = await send({ topic: { text: 'Help' }, body: CHEST })
    await until(MINUTE)
    expect(await nurse.ids()).toEqual([chest, old, minor])
    expect((await clerk.ids()).includes(minor)).toBe(true)
    await expect(clerk.act(minor, { type: 'recordDisposition', code: 'admin-done' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    const sent = await clerk.act(minor, { type: 'raiseFlag', tier: 'D2' })
    expect(sent.undo).toBeNull()
    expect(await nurse.ids()).toEqual([chest, minor, old])
    expect(await nurse.view(minor)).toMatchObject({ tier: 'D2', pool: { id: 'triage' }, isClinical: true })
    expect((await clerk.ids()).includes(minor)).toBe(false)
    await nurse.act(chest, { type: 'claimThread' })
    await nurse.act(chest, { type: 'recordContact', outcome: 'noAnswer', number: '510-555-0142', note: null })
    expect((await nurse.view(chest)).contacts).toMatchObject([{ outcome: 'noAnswer', by: 'Hana Lee, RN' }])
  })

  it('D15: within one tier the least time left stands first, never the newest', async () => {
    const { send, signIn, until, deliver } = await clinic('2026-10-05 10:00')
    const nurse = await signIn('rn')
    const first = await send({ ...BILL })
    await until(10 * MINUTE)
    const newer = await send({ topic: { text: 'Form' }, body: 'Please send me a copy of the sports form.', subject: { reference: 'Patient/pd' }, sender: { reference: 'Patient/pd' } })
    expect(await nurse.ids()).toEqual([first, newer])
    await nurse.client.thread.look({ threadId: first })
    // The looked-at one now waits for its answer in two days, the newer one for a look this afternoon.
    expect(await nurse.ids()).toEqual([newer, first])
    await deliver(await nurse.reply(newer), 'pd')
    expect((await nurse.ids()).at(0)).toBe(first)
  })

  it('S11: dates, medicine names and symptoms are found as written, and matched to the patient’s list', async () => {
    const { send, signIn, patient } = await clinic()
    const nurse = await signIn('rn')
    await patient('pa', { medicines: [{ name: 'lisinopril', text: '20 mg tablet' }] })
    const threadId = await send({ topic: { text: 'Tablets' }, body: 'Since last Monday I take Zestril 20 mg and also ibuprofen; I have had a headache for three days and a dry cough since March 3.' })
    const { found } = (await nurse.view(threadId)).upkeep
    expect(found.dates.map((word) => word.text)).toEqual(['last Monday', 'for three days', 'March 3'])
    expect(found.medicines.map(({ text, listed }) => [text, listed])).toEqual([['Zestril', 'lisinopril'], ['ibuprofen', null]])
    expect(found.symptoms.map((word) => word.text)).toEqual(['headache', 'cough'])
    expect((await nurse.view(await send({ ...BILL }))).upkeep.found).toEqual({ dates: [], medicines: [], symptoms: [] })
  })
})

describe('two people', () => {
  it('D16: opening claims nothing; writing is seen by colleagues over the change feed, makes no event, and lapses by itself', async () => {
    const { send, signIn, engine, until } = await clinic()
    const [nurse, other] = [await signIn('rn'), await signIn('rn2')]
    const threadId = await send()
    await nurse.view(threadId)
    expect(await other.view(threadId)).toMatchObject({ assignee: null, upkeep: { writers: [] } })
    const head = (await engine.store.query('head', {})).seq
    const abort = new AbortController()
    const feed = await other.client.changes.subscribe({}, { signal: abort.signal })
    const heard = (async (): Promise<Change | undefined> => {
      for await (const change of feed) if (change.topics.includes('presence')) return change
      return undefined
    })()
    await nurse.client.draft.save({ threadId, mode: 'note', body: 'A note is not seen.' })
    expect((await other.view(threadId)).upkeep.writers).toEqual([])
    await nurse.client.draft.save({ threadId, mode: 'reply', body: 'Dear' })
    expect(await heard).toMatchObject({ threadId })
    abort.abort()
    expect((await other.view(threadId)).upkeep.writers.map((writer) => writer.person.name)).toEqual(['Hana Lee'])
    expect((await nurse.view(threadId)).upkeep.writers).toEqual([])
    expect((await engine.store.query('head', {})).seq).toBe(head)
    await until(46 * SECOND)
    expect((await other.view(threadId)).upkeep.writers).toEqual([])
    await nurse.client.draft.save({ threadId, mode: 'reply', body: 'Dear patient' })
    await nurse.client.session.lock()
    expect((await other.view(threadId)).upkeep.writers).toEqual([])
    await nurse.client.session.unlock({ passphrase: 'a long enough passphrase' })
    await nurse.client.draft.save({ threadId, mode: 'reply', body: 'Dear patient,' })
    expect((await other.view(threadId)).upkeep.writers).toHaveLength(1)
    await nurse.reply(threadId)
    expect((await other.view(threadId)).upkeep.writers).toEqual([])
  })

  it('D16: a send stops when a colleague answered or the patient wrote again, and the whole draft stays', async () => {
    const { send, signIn, deliver } = await clinic()
    const [nurse, other] = [await signIn('rn'), await signIn('rn2')]
    const threadId = await send({ id: 'first' })
    const seen = (await nurse.view(threadId)).version
    await nurse.client.draft.save({ threadId, mode: 'reply', body: 'A long answer.' })
    await send({ body: 'It is better now.', inResponseTo: [{ reference: 'Communication/first' }] })
    const stale = { type: 'replyToPatient', body: 'A long answer.', templateId: null, asksPatient: false, seenVersion: seen } as const
    await expect(nurse.act(threadId, stale)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
    expect((await nurse.view(threadId)).drafts.reply?.body).toBe('A long answer.')
    const read = (await nurse.view(threadId)).version
    await deliver(await other.reply(threadId))
    await other.act(threadId, { type: 'releaseThread' })
    await expect(nurse.act(threadId, { ...stale, seenVersion: read })).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
    expect((await nurse.view(threadId)).messages.filter((message) => message.kind === 'staff')).toHaveLength(1)
  })

  it('D9: a lowered flag stays on the second-look list, completed or not, until somebody else agrees or raises it again', async () => {
    const { send, signIn, deliver } = await clinic()
    const [nurse, other, doctor, clerk] = [await signIn('rn'), await signIn('rn2'), await signIn('amin'), await signIn('clerk')]
    const lower = async (): Promise<string> => {
      const threadId = await send({ topic: { text: 'Help' }, body: CHEST })
      await nurse.act(threadId, { type: 'claimThread' })
      await nurse.act(threadId, { type: 'lowerFlag', reason: 'A figure of speech', seenVersion: (await nurse.view(threadId)).version })
      await nurse.act(threadId, { type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: null })
      await deliver(await nurse.reply(threadId))
      await nurse.complete(threadId)
      return threadId
    }
    const [first, second] = [await lower(), await lower()]
    expect((await doctor.ids({ kind: 'secondLook' })).toSorted()).toEqual([first, second].toSorted())
    expect((await doctor.view(first)).upkeep.secondLook).toMatchObject({ by: 'Hana Lee, RN', reason: 'A figure of speech', tier: 'D0', isMine: false })
    await expect(nurse.act(first, { type: 'recordSecondLook', outcome: 'agreed', reason: null })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    await expect(clerk.act(first, { type: 'recordSecondLook', outcome: 'agreed', reason: null })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    await other.act(first, { type: 'recordSecondLook', outcome: 'agreed', reason: null })
    expect(await doctor.ids({ kind: 'secondLook' })).toEqual([second])
    await expect(doctor.act(second, { type: 'recordSecondLook', outcome: 'raisedAgain', reason: null })).rejects.toMatchObject({ code: 'INVALID_COMMAND' })
    await doctor.act(second, { type: 'recordSecondLook', outcome: 'raisedAgain', reason: 'The words describe it as happening now' })
    expect(await doctor.view(second)).toMatchObject({ completion: 'open', tier: 'D0', upkeep: { secondLook: null } })
    expect(await doctor.ids({ kind: 'secondLook' })).toEqual([])
    expect((await nurse.ids()).at(0)).toBe(second)
  })
})

describe('inbound', () => {
  it('S5: a message without subject line or words is a data error that is shown and counted, never dropped; white space alone is never sent', async () => {
    const { sendAll, send, signIn } = await clinic()
    const [boss, nurse] = [await signIn('boss'), await signIn('rn')]
    const settled = await sendAll([{ topic: null }, { body: '   ' }, {}])
    expect(settled.map(({ outcome }) => outcome)).toEqual(['quarantined', 'quarantined', 'accepted'])
    expect((await boss.client.intake.status()).quarantine.map(({ reason }) => reason).join(' ')).toMatch(/may not be empty[\s\S]*subject line/)
    const threadId = await send({ ...to('Practitioner/doc') })
    await expect(nurse.reply(threadId, ' \n ')).rejects.toMatchObject({ code: 'INVALID_COMMAND' })
  })
})
