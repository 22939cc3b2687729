import { describe, expect, it } from 'vitest'
import { clinic, HOUR } from './clinic.ts'

const to = (...references: string[]) => ({ recipient: references.map((reference) => ({ reference })) })
const KNEE = 'My knee still clicks when I go up the stairs after the fall. Should I keep the brace on at night?'
const idOf = (settled: { outcome: string } | undefined): string => (settled && 'threadId' in settled ? ((settled as { threadId: string | null }).threadId ?? '') : '')

describe('one concern, several threads', () => {
  it('S7 D11: the same words to two offices are linked both ways and shown with addressee, owner and state, never merged', async () => {
    const { send, signIn } = await clinic()
    const [nurse, pa] = [await signIn('rn'), await signIn('pa1')]
    const first = await send({ topic: { text: 'Knee' }, body: KNEE, ...to('Practitioner/doc') })
    const second = await send({ topic: { text: 'Knee' }, body: KNEE, ...to('Practitioner/amin') })
    const other = await send({ topic: { text: 'Bill' }, body: 'I was charged a copay twice, please check my bill.', ...to('Practitioner/amin') })
    expect(new Set([first, second, other]).size).toBe(3)
    await pa.act(second, { type: 'claimThread' })
    expect((await nurse.view(first)).links).toEqual([{ threadId: second, relation: 'sibling', subject: 'Knee', addressedTo: 'Dr Amin', owner: 'Dana Brooks, PA', state: 'not answered yet', refusal: null }])
    expect((await nurse.view(second)).links).toMatchObject([{ threadId: first, addressedTo: 'Dr Rivera', owner: 'nobody yet, in Triage', state: 'not looked at yet' }])
    await pa.act(second, { type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: null })
    await pa.reply(second)
    expect((await nurse.view(first)).links[0]?.state).toBe('answered')
    expect((await nurse.view(other)).links).toEqual([])
  })

  it('S19 D14: after the window a reply is refused with the composer’s reason and kept in a new linked thread; on the last day it joins', async () => {
    const { send, sendAll, signIn, deliver, answers, until } = await clinic('2026-10-05 10:00')
    const nurse = await signIn('rn')
    const threadId = await send()
    const replyId = await nurse.reply(threadId)
    await deliver(replyId)
    await until('2026-11-04 23:00')
    expect(await send({ body: 'Thank you!', ...answers(replyId) })).toBe(threadId)
    await until('2026-11-05 08:00')
    const [late] = await sendAll([{ body: 'And one more question.', ...answers(replyId) }])
    expect(late).toMatchObject({ outcome: 'accepted', lateReply: { reason: 'windowExpired', text: 'The 30-day reply window has ended.' } })
    expect(idOf(late)).not.toBe(threadId)
    expect((await nurse.view(idOf(late))).links).toMatchObject([{ threadId, relation: 'lateReply', refusal: 'The 30-day reply window has ended.' }])
    expect((await nurse.view(idOf(late))).messages.map((message) => message.body)).toEqual(['And one more question.'])
  })

  it('S21 S22 D15: completion takes Reply away; the new message is linked, marked post-closure, and stands before routine work but behind a flag', async () => {
    const { send, sendAll, signIn, deliver, answers, until } = await clinic('2026-10-05 10:00')
    const nurse = await signIn('rn')
    const done = await send({ topic: { text: 'Blood pressure log' }, body: 'I was charged a copay twice, please check my bill.' })
    const replyId = await nurse.reply(done)
    await deliver(replyId)
    await nurse.complete(done)
    const old = await send({ topic: { text: 'Form' }, body: 'Please send me a copy of the sports form.', subject: { reference: 'Patient/pd' }, sender: { reference: 'Patient/pd' } })
    await until('2026-10-06 09:00')
    const [late] = await sendAll([{ body: 'One more thing about the bill.', ...answers(replyId) }])
    expect(late).toMatchObject({ lateReply: { reason: 'completed' } })
    const fresh = await send({ topic: { text: 'Re: Blood pressure log' }, body: 'I forgot the last week.' })
    const flagged = await send({ topic: { text: 'Help' }, body: 'I have crushing chest pain right now and it goes down my left arm.' })
    expect((await nurse.view(fresh)).links.map((link) => [link.threadId, link.relation])).toContainEqual([done, 'postClosure'])
    const { rows } = await nurse.page()
    expect(rows.map((row) => [row.threadId, row.isPostClosure])).toEqual([[flagged, false], [idOf(late), true], [fresh, true], [old, false]])
    await nurse.reply(fresh)
    expect((await nurse.ids()).indexOf(fresh)).toBeGreaterThan((await nurse.ids()).indexOf(old) - 1)
    await until('2026-10-25 09:00')
    const muchLater = await send({ topic: { text: 'Blood pressure log' }, body: 'The readings of October.' })
    expect((await nurse.page()).rows.find((row) => row.threadId === muchLater)?.isPostClosure).toBe(false)
  })

  it('S37: a teenager’s own thread never takes the parent’s message, nor the other way; both are linked for staff', async () => {
    const { send, sendAll, signIn, patient, engine } = await clinic('2026-10-05 10:00')
    engine.usePack({ ...engine.pack, ages: { ...engine.pack.ages, teenProxyMayMessage: true } })
    const nurse = await signIn('rn')
    const teen = { subject: { reference: 'Patient/pt' }, sender: { reference: 'Patient/pt' } }
    const parent = { subject: { reference: 'Patient/pt' }, sender: { reference: 'RelatedPerson/teenparent' } }
    const own = await send({ id: 'teen-1', body: 'Can I take the tablet before sports?', ...teen })
    const [fromParent] = await sendAll([{ id: 'parent-1', body: 'May she take it before sports?', ...parent, inResponseTo: [{ reference: 'Communication/teen-1' }] }])
    expect(idOf(fromParent)).not.toBe(own)
    expect((await nurse.view(own)).links).toMatchObject([{ threadId: idOf(fromParent), relation: 'otherSender' }])
    const again = await send({ body: 'And the evening one?', ...parent, inResponseTo: [{ reference: 'Communication/teen-1' }] })
    expect(again).toBe(idOf(fromParent))
    expect(await send({ body: 'Thanks', ...teen, inResponseTo: [{ reference: 'Communication/teen-1' }] })).toBe(own)
    // A grown-up's helper joins the thread: the rule is about teenagers.
    await patient('pt', { birthDate: '1990-03-30' })
    expect(await send({ body: 'I am the helper.', ...parent, inResponseTo: [{ reference: 'Communication/teen-1' }] })).toBe(own)
  })
})

describe('ending a thread', () => {
  it('S21 D13: open things are listed in words and block; with none left completion says who and why and takes Reply away', async () => {
    const { send, signIn, deliver, until } = await clinic('2026-10-05 10:00')
    const [nurse, clerk] = [await signIn('rn'), await signIn('clerk')]
    const threadId = await send()
    expect((await nurse.view(threadId)).blockers).toEqual([expect.stringMatching(/no answer yet/)])
    await expect(nurse.complete(threadId)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    await nurse.act(threadId, { type: 'raiseFlag', tier: 'D1' })
    await nurse.act(threadId, { type: 'claimThread' })
    const blockers = (await nurse.view(threadId)).blockers.join('\n')
    expect(blockers).toMatch(/no disposition[\s\S]*recorded call/)
    await nurse.act(threadId, { type: 'recordDisposition', code: 'ed-now' })
    await deliver(await nurse.reply(threadId))
    expect((await nurse.view(threadId)).blockers).toEqual([expect.stringMatching(/never with a text alone/)])
    await nurse.act(threadId, { type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: null })
    await nurse.act(threadId, { type: 'offerHandOff', kind: 'transfer', toStaffId: 'rn2', toRole: null, ask: null })
    expect((await nurse.view(threadId)).blockers).toEqual([expect.stringMatching(/hand-off is still open/)])
    await nurse.act(threadId, { type: 'declineHandOff' })
    const seen = (await nurse.view(threadId)).version
    await expect(nurse.act(threadId, { type: 'completeThread', nextStep: '  ', seenVersion: seen })).rejects.toMatchObject({ code: 'INVALID_COMMAND' })
    await expect(clerk.act(threadId, { type: 'completeThread', nextStep: 'x', seenVersion: seen })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    await nurse.complete(threadId)
    await until(HOUR)
    expect(await nurse.view(threadId)).toMatchObject({ completion: 'completed', completedBy: 'Hana Lee, RN', nextStep: 'Nothing left to do', reply: { allowed: false, reason: 'completed' } })
    await expect(nurse.act(threadId, { type: 'reopenThread', reason: ' ' })).rejects.toMatchObject({ code: 'INVALID_COMMAND' })
  })

  it('S13: a symptom without a red flag is marked "convert to phone or visit" and never closed with a text alone', async () => {
    const { send, signIn, deliver } = await clinic('2026-10-05 10:00')
    const nurse = await signIn('rn')
    const [a, b, c] = [await send({ topic: { text: 'Knee' }, body: KNEE }), await send({ topic: { text: 'Rash' }, body: 'I have a new itchy rash on my arm since Sunday.' }), await send({ topic: { text: 'Cough' }, body: 'My cough is getting worse and I sleep badly.' })]
    for (const threadId of [a, b, c]) {
      await nurse.act(threadId, { type: 'claimThread' })
      await deliver(await nurse.reply(threadId))
      expect((await nurse.view(threadId)).upkeep.channel).toMatchObject({ by: 'screening', isSettled: false })
      await expect(nurse.complete(threadId)).rejects.toMatchObject({ message: expect.stringMatching(/text alone/) })
    }
    await nurse.act(a, { type: 'recordDisposition', code: 'self-care' })
    await expect(nurse.complete(a)).rejects.toMatchObject({ message: expect.stringMatching(/text alone/) })
    await nurse.act(a, { type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: null })
    await nurse.complete(a)
    await nurse.act(b, { type: 'recordDisposition', code: 'within-3-days' })
    await nurse.complete(b)
    await nurse.act(c, { type: 'clearChannel', reason: 'Known and unchanged' })
    await nurse.complete(c)
    const bill = await send({ topic: { text: 'Bill' }, body: 'I was charged a copay twice, please check my bill.' })
    expect((await nurse.view(bill)).upkeep.channel).toBeNull()
  })
})

describe('who it is addressed to', () => {
  it('S3: the addressed clinician stays beside pool and owner, whoever has the thread', async () => {
    const { send, signIn } = await clinic()
    const nurse = await signIn('rn')
    const threadId = await send()
    await nurse.act(threadId, { type: 'claimThread' })
    expect(await nurse.view(threadId)).toMatchObject({ addressedTo: 'Dr Rivera', pool: { name: 'Triage' }, assignee: { name: 'Hana Lee' } })
    await nurse.act(threadId, { type: 'routeThread', pool: 'results', reason: 'Lab question' })
    expect((await nurse.page()).rows[0]).toMatchObject({ addressedTo: 'Dr Rivera', pool: { name: 'Results' }, assignee: null })
  })

  it('S4: the card says why a doctor is listed; a message to one who only read a test moves to the PCP with a reason', async () => {
    const { send, signIn, patient } = await clinic()
    const nurse = await signIn('rn')
    await patient('pa', { careTeam: [{ staffId: 'doc', relation: 'pcp' }, { staffId: 'wu', relation: 'readTest' }, { staffId: 'amin', relation: 'consulted' }] })
    const threadId = await send({ topic: { text: 'Who are you' }, body: 'Why is this doctor in my list? I have never met her.', ...to('Practitioner/wu') })
    expect((await nurse.view(threadId)).upkeep.addressee).toMatchObject({ relation: 'readTest', text: 'Dr Wu helped to read a test. The patient may never have met them.', pcp: 'Dr Rivera' })
    const consulted = await send({ ...to('Practitioner/amin') })
    expect((await nurse.view(consulted)).upkeep.addressee?.text).toMatch(/was consulted/)
    await nurse.act(threadId, { type: 'routeThread', pool: 'results', reason: 'Test' })
    await nurse.act(threadId, { type: 'readdressToPcp', reason: 'The patient has not met this doctor' })
    const moved = await nurse.view(threadId)
    expect(moved).toMatchObject({ addressedTo: 'Dr Rivera', pool: { id: 'triage' }, upkeep: { addressee: { relation: 'pcp', pcp: null } } })
    expect(moved.trace.map((entry) => entry.text)).toContainEqual('moved from Dr Wu to Dr Rivera by Hana Lee, RN: The patient has not met this doctor')
    await expect(nurse.act(threadId, { type: 'readdressToPcp', reason: 'x' })).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  })

  it('S2: a sender without a record number is quarantined, not guessed; with one the banner shows name, birth date and number', async () => {
    const { receive, sendAll, send, signIn } = await clinic()
    const [boss, nurse] = [await signIn('boss'), await signIn('rn')]
    await receive([{ resourceType: 'Patient', id: 'nomrn', name: [{ family: 'Quist', given: ['Lena'] }], birthDate: '1970-01-01' }])
    const [refused] = await sendAll([{ subject: { reference: 'Patient/nomrn' }, sender: { reference: 'Patient/nomrn' }, body: 'May I take it with food?' }])
    expect(refused).toMatchObject({ outcome: 'quarantined', reason: expect.stringMatching(/record number/) })
    const [noSubject] = await sendAll([{ subject: null }])
    expect(noSubject).toMatchObject({ outcome: 'quarantined' })
    const status = await boss.client.intake.status()
    expect(status.received).toBe(status.accepted + status.deduplicated + status.quarantined)
    expect(status.quarantine.length).toBe(2)
    expect((await nurse.view(await send())).patient).toMatchObject({ family: 'Haddad', given: 'Amina', birthDate: '1980-05-14', mrn: 'N1' })
  })

  it('S58: eighteen months without a sign-on make the portal no way to this patient; a day less does not', async () => {
    const { send, signIn, patient, until } = await clinic('2026-10-05 10:00')
    const nurse = await signIn('rn')
    await patient('pa', { lastPortalSignInAt: Date.parse('2025-04-06T10:00:00-07:00') })
    const threadId = await send()
    expect(await nurse.view(threadId)).toMatchObject({ reply: { allowed: true }, upkeep: { portal: null } })
    await until('2026-10-07 08:00')
    const view = await nurse.view(threadId)
    expect(view).toMatchObject({ reply: { allowed: false, reason: 'portalInactive' }, upkeep: { portal: { reason: 'portalInactive', path: 'Call the patient instead.' } } })
    await expect(nurse.reply(threadId)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION', message: expect.stringMatching(/18 months/) })
    await nurse.act(threadId, { type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: null })
    await nurse.complete(threadId)
  })

  it('S60: who may not use messages gets no portal reply, the reason is shown, and a letter or a call answers', async () => {
    const { send, signIn, patient } = await clinic()
    const nurse = await signIn('rn')
    await patient('pa', { eligible: false, ineligibleReason: 'Primary care is outside the medical offices of this plan.' })
    const threadId = await send({ topic: { text: 'Bill' }, body: 'I was charged a copay twice, please check my bill.' })
    const view = await nurse.view(threadId)
    expect(view.upkeep.portal).toMatchObject({ reason: 'patientNotEligible', text: expect.stringMatching(/outside the medical offices/), path: 'Call, or send a letter.' })
    expect(view.allowed.find((entry) => entry.command === 'replyToPatient')).toMatchObject({ allowed: false })
    await expect(nurse.reply(threadId)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    await nurse.act(threadId, { type: 'recordContact', outcome: 'letterSent', number: null, note: null })
    expect((await nurse.clock(threadId, 'promise'))?.status).toBe('met')
    await nurse.complete(threadId)
    await patient('pa', { eligible: true })
    expect((await nurse.view(await send())).upkeep.portal).toBeNull()
  })

  it('D14: every reason of the reply rule is reached and told in words with a way out', async () => {
    const { send, sendAll, signIn, patient, practitioners, deliver, answers } = await clinic()
    const [nurse, amin] = [await signIn('rn'), await signIn('amin')]
    const threadId = await send()
    const reason = async (): Promise<unknown> => (await nurse.view(threadId)).reply
    expect(await reason()).toMatchObject({ allowed: true })
    await patient('pa', { deceasedDate: '2026-10-01' })
    expect(await reason()).toMatchObject({ reason: 'patientDeceased', path: expect.stringMatching(/no portal message/) })
    await patient('pa', { deceasedDate: null })
    await practitioners({ doc: [{ from: '2026-10-01', to: '2026-10-20', coveredBy: 'amin', coveredByName: 'Dr Amin' }] })
    await expect(amin.reply(threadId)).rejects.toMatchObject({ message: expect.stringMatching(/no Reply/) })
    const covered = await amin.reply(threadId, 'I answer for Dr Rivera. Please start a new message to Dr Rivera, or call us at 510-555-0100.')
    await deliver(covered)
    const [late] = await sendAll([{ body: 'A question to the cover.', ...answers(covered) }])
    expect(late).toMatchObject({ lateReply: { reason: 'authorWasCovering' } })
    // The sender without authority is refused at the door with the same rule's words.
    const [forbidden] = await sendAll([{ sender: { reference: 'RelatedPerson/expired' }, body: 'x' }])
    expect(forbidden).toMatchObject({ outcome: 'quarantined', code: 'forbidden' })
  })
})
