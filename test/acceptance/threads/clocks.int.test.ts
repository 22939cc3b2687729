import { describe, expect, it } from 'vitest'
import { at, clinic, HOUR, MINUTE, wallOf } from './clinic.ts'

const OUT = { coveredBy: null, coveredByName: null }
const lines = (clock: { ledger: { text: string }[] } | undefined): string => (clock?.ledger ?? []).map((line) => line.text).join('\n')

describe('the promise', () => {
  // Where S26 reads "the same clock time two business days on", D3 puts the promise at the close of the second business day.
  it.each([
    ['Monday 10:00 for Wednesday close', '2026-10-05 10:00', '2026-10-07 17:00'],
    ['Friday 16:00 for Tuesday close', '2026-10-02 16:00', '2026-10-06 17:00'],
    ['Friday 18:00, after hours, for Tuesday close', '2026-10-02 18:00', '2026-10-06 17:00'],
    ['Saturday 10:00 for Tuesday close', '2026-10-03 10:00', '2026-10-06 17:00'],
    ['Friday 16:00 before a Monday holiday for Wednesday close', '2026-10-09 16:00', '2026-10-14 17:00'],
    ['Friday before the clocks go back for Tuesday close', '2026-10-30 16:00', '2026-11-03 17:00'],
    ['Friday before the clocks go forward for Tuesday close', '2026-03-06 16:00', '2026-03-10 17:00'],
  ])('S26 D3: a message is promised from %s', async (_words, now, due) => {
    const { send, signIn } = await clinic(now)
    const nurse = await signIn('rn')
    const promise = await nurse.clock(await send(), 'promise')
    expect(wallOf(promise?.dueAt)).toBe(due)
    expect(promise?.ledger.at(0)?.kind).toBe('start')
    expect(promise?.ledger.some((line) => line.kind === 'due')).toBe(true)
  })

  it('S26 D3 D4: two days of leave are skipped, line by line, and the first look is unchanged', async () => {
    const { send, signIn, practitioners } = await clinic('2026-10-05 10:00')
    await practitioners({ doc: [{ from: '2026-10-06', to: '2026-10-07', ...OUT }] })
    const nurse = await signIn('rn')
    const threadId = await send()
    const promise = await nurse.clock(threadId, 'promise')
    expect(wallOf(promise?.dueAt)).toBe('2026-10-09 17:00')
    expect(lines(promise)).toMatch(/Dr Rivera is out and nobody covers[\s\S]*Dr Rivera is out and nobody covers/)
    expect(wallOf((await nurse.clock(threadId, 'firstLook'))?.dueAt)).toBe('2026-10-05 14:00')
  })

  it('D3: with a named cover the days count, and the ledger says who covers', async () => {
    const { send, signIn, practitioners } = await clinic('2026-10-05 10:00')
    await practitioners({ doc: [{ from: '2026-10-06', to: '2026-10-07', coveredBy: 'amin', coveredByName: 'Dr Amin' }] })
    const promise = await (await signIn('rn')).clock(await send(), 'promise')
    expect(wallOf(promise?.dueAt)).toBe('2026-10-07 17:00')
    expect(lines(promise)).toMatch(/Dr Amin covers, so the days still count/)
  })

  it('S27: "24 to 48 business hours" warns after one business day and is overdue after two, not after six', async () => {
    const { send, signIn, until } = await clinic('2026-10-05 10:00')
    const nurse = await signIn('rn')
    const threadId = await send()
    await until('2026-10-06 16:59')
    expect((await nurse.clock(threadId, 'promise'))?.status).toBe('running')
    await until('2026-10-06 17:00')
    expect((await nurse.clock(threadId, 'promise'))?.status).toBe('warned')
    await until('2026-10-07 17:00')
    expect((await nurse.clock(threadId, 'promise'))?.status).toBe('breached')
  })

  it('S16: the clock starts when the message was delivered to the clinic, not when it was written, and the promised time is shown', async () => {
    const { send, signIn } = await clinic('2026-10-05 10:00')
    const nurse = await signIn('rn')
    const threadId = await send({ sent: '2026-10-02T09:00:00-07:00' })
    const view = await nurse.view(threadId)
    const promise = view.clocks.find((clock) => clock.kind === 'promise')
    expect(wallOf(promise?.startedAt)).toBe('2026-10-05 10:00')
    expect(wallOf(view.messages[0]?.sentAt)).toBe('2026-10-02 09:00')
    expect(wallOf(promise?.dueAt)).toBe('2026-10-07 17:00')
    expect((await nurse.page()).rows[0]?.clock?.dueAt).not.toBeNull()
  })

  it('D6: waiting for the patient pauses, their answer starts a new clock, a wait over closed hours adds nothing', async () => {
    const { send, signIn, until, deliver, answers } = await clinic('2026-10-05 10:00')
    const nurse = await signIn('rn')
    const threadId = await send()
    await until('2026-10-06 16:59')
    const replyId = await nurse.reply(threadId, 'Since when is this so?', true)
    await deliver(replyId)
    await until('2026-10-06 18:00')
    expect(await nurse.clock(threadId, 'promise')).toMatchObject({ status: 'paused' })
    await until('2026-10-07 07:59')
    await nurse.act(threadId, { type: 'reopenThread', reason: 'Reached the patient another way' })
    const resumed = await nurse.clock(threadId, 'promise')
    // Tuesday closed with the clock paused and does not count; nothing more is added for the night.
    expect(wallOf(resumed?.dueAt)).toBe('2026-10-08 17:00')
    expect(lines(resumed)).toMatch(/pause|wait/i)
    const again = await nurse.reply(threadId, 'And is it better?', true)
    await deliver(again)
    await until('2026-10-07 12:00')
    await send({ body: 'Since Sunday.', ...answers(again) })
    const fresh = (await nurse.view(threadId)).clocks.filter((clock) => clock.kind === 'promise')
    expect(fresh.map((clock) => clock.status)).toEqual(['met', 'running'])
    expect(wallOf(fresh[1]?.dueAt)).toBe('2026-10-09 17:00')
  })

  it('D6: reopening is never an instant breach, and moving or reassigning forgets no pause', async () => {
    const { send, signIn, until, deliver } = await clinic('2026-10-05 10:00')
    const [nurse, boss] = [await signIn('rn'), await signIn('boss')]
    const threadId = await send()
    await deliver(await nurse.reply(threadId, 'Since when?', true))
    await until('2026-10-07 09:00')
    await nurse.act(threadId, { type: 'reopenThread', reason: 'Reached the patient another way' })
    const before = await nurse.clock(threadId, 'promise')
    await nurse.act(threadId, { type: 'changeCategory', category: 'results' })
    await nurse.act(threadId, { type: 'routeThread', pool: 'results', reason: 'Lab question' })
    await boss.act(threadId, { type: 'assignThread', staffId: 'rn2' })
    expect(await nurse.clock(threadId, 'promise')).toMatchObject({ dueAt: before?.dueAt, ledger: before?.ledger })
    const other = await signIn('rn2')
    await deliver(await other.reply(threadId))
    await other.complete(threadId)
    await until('2026-10-20 09:00')
    await other.act(threadId, { type: 'reopenThread', reason: 'The patient called back' })
    expect(await nurse.clock(threadId, 'promise')).toMatchObject({ status: 'running', startedAt: at('2026-10-20 09:00'), dueAt: at('2026-10-22 17:00') })
  })
})

describe('first look and appointment request', () => {
  it('D4 S28: four business hours, whoever is out; a red flag counts real minutes around the clock', async () => {
    const { sendAll, signIn, practitioners, until } = await clinic('2026-10-03 22:00')
    await practitioners({ doc: [{ from: '2026-10-01', to: '2026-10-30', ...OUT }] })
    const nurse = await signIn('rn')
    const [plain, flagged] = await sendAll([{ body: 'May I take it with food?' }, { body: 'I have crushing chest pain right now and it goes down my left arm.' }])
    const ids = [plain, flagged].map((settled) => (settled && 'threadId' in settled ? (settled.threadId ?? '') : ''))
    expect(wallOf((await nurse.clock(ids[0] ?? '', 'firstLook'))?.dueAt)).toBe('2026-10-05 12:00')
    expect(wallOf((await nurse.clock(ids[1] ?? '', 'firstLook'))?.dueAt)).toBe('2026-10-03 22:05')
    await until('2026-10-03 22:05')
    expect((await nurse.clock(ids[1] ?? '', 'firstLook'))?.status).toBe('breached')
    await nurse.client.thread.look({ threadId: ids[0] ?? '' })
    expect((await nurse.clock(ids[0] ?? '', 'firstLook'))?.status).toBe('met')
  })

  it.each([
    ['Friday 15:00 until Monday 15:00', '2026-10-02 15:00', '2026-10-05 15:00'],
    ['Saturday 10:00 until the end of Monday', '2026-10-03 10:00', '2026-10-06 00:00'],
    ['Friday 15:00 before a Monday holiday until Tuesday 15:00', '2026-10-09 15:00', '2026-10-13 15:00'],
  ])('S29 D5: an appointment request of %s', async (_words, now, due) => {
    const { send, signIn } = await clinic(now)
    const nurse = await signIn('rn')
    const threadId = await send({ topic: { text: 'Appointment' }, body: 'I would like to schedule an appointment for a checkup next week, any morning.' })
    const clock = await nurse.clock(threadId, 'appointmentRequest')
    expect(wallOf(clock?.dueAt)).toBe(due)
    expect(clock?.ledger.some((line) => line.kind === 'due')).toBe(true)
    expect(await nurse.clock(await send({ topic: { text: 'Bill' }, body: 'I was charged a copay twice, please check my bill.' }), 'appointmentRequest')).toBeUndefined()
  })
})

describe('leave', () => {
  it('S28 D7: after one skipped day the thread is offered to the cover, who accepts it like a hand-off', async () => {
    const { send, signIn, until, practitioners } = await clinic('2026-10-05 10:00')
    await practitioners({ doc: [{ from: '2026-10-06', to: '2026-10-19', coveredBy: 'amin', coveredByName: 'Dr Amin' }] })
    const [nurse, cover, pa] = [await signIn('rn'), await signIn('amin'), await signIn('pa1')]
    const threadId = await send()
    await until('2026-10-06 16:59')
    expect((await nurse.page()).rows[0]?.coverOffer).toBeNull()
    await until('2026-10-06 17:00')
    expect((await nurse.page()).rows[0]).toMatchObject({ coverOffer: 'Dr Amin, for Dr Rivera', handOffToMe: false })
    expect(await cover.ids({ kind: 'offered' })).toEqual([threadId])
    expect(await pa.ids({ kind: 'offered' })).toEqual([])
    expect((await cover.view(threadId)).trace.map((entry) => entry.text)).toContain('Dr Rivera, MD is out: offered to Dr Amin, MD')
    await expect(pa.act(threadId, { type: 'acceptHandOff' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    await cover.act(threadId, { type: 'acceptHandOff' })
    expect(await cover.view(threadId)).toMatchObject({ isMine: true, handOff: null })
  })

  it('S28 D7: when nobody covers it goes to the PAs; an answer ends the offer; a doctor who is in starts none', async () => {
    const { send, signIn, until, practitioners, deliver } = await clinic('2026-10-05 10:00')
    await practitioners({ doc: [{ from: '2026-10-06', to: '2026-10-19', ...OUT }] })
    const [nurse, pa] = [await signIn('rn'), await signIn('pa1')]
    const waiting = await send()
    const other = await send({ recipient: [{ reference: 'Practitioner/amin' }] })
    await until('2026-10-06 17:00')
    expect(await pa.ids({ kind: 'offered' })).toEqual([waiting])
    expect((await nurse.view(other)).handOff).toBeNull()
    await deliver(await nurse.reply(waiting))
    expect(await pa.ids({ kind: 'offered' })).toEqual([])
    expect((await nurse.view(waiting)).handOff).toBeNull()
  })

  it('D7: a leave that is entered after the message came is met when the promise warns; a declined cover passes it to the PAs', async () => {
    const { send, signIn, until, practitioners } = await clinic('2026-10-05 10:00')
    const [cover, pa] = [await signIn('amin'), await signIn('pa1')]
    const threadId = await send()
    await until('2026-10-06 08:00')
    await practitioners({ doc: [{ from: '2026-10-06', to: '2026-10-19', coveredBy: 'amin', coveredByName: 'Dr Amin' }] })
    await until('2026-10-06 17:00')
    expect(await cover.ids({ kind: 'offered' })).toEqual([threadId])
    await cover.act(threadId, { type: 'declineHandOff' })
    await until('2026-10-07 17:00')
    expect(await pa.ids({ kind: 'offered' })).toEqual([threadId])
  })
})

describe('reading and replying', () => {
  it('S25: the clock starts at delivery, explains itself, and is met by the read receipt or the next message', async () => {
    const { send, signIn, deliver, read, answers, until } = await clinic('2026-10-05 10:00')
    const nurse = await signIn('rn')
    const [first, second] = [await send(), await send()]
    const reply = await nurse.reply(first)
    expect(await nurse.clock(first, 'unreadByPatient')).toBeUndefined()
    await deliver(reply)
    const running = await nurse.clock(first, 'unreadByPatient')
    expect(running).toMatchObject({ status: 'running', dueAt: at('2026-10-07 17:00') })
    expect(lines(running)).toMatch(/delivered; the patient reads it or writes again/)
    await until(HOUR)
    expect(await read(reply)).toMatchObject([{ outcome: 'accepted', threadId: first }])
    expect(await read(reply)).toMatchObject([{ outcome: 'deduplicated' }])
    const seen = await nurse.view(first)
    expect(seen.clocks.findLast((clock) => clock.kind === 'unreadByPatient')?.status).toBe('met')
    expect(Object.keys(seen.upkeep.reads)).toEqual([reply])
    const other = await nurse.reply(second)
    await deliver(other)
    await send({ body: 'Got it, thanks.', ...answers(other) })
    expect((await nurse.clock(second, 'unreadByPatient'))?.status).toBe('met')
    expect((await read('nobody-knows'))[0]).toMatchObject({ outcome: 'quarantined', code: 'not-found' })
  })

  it('S25: unread after a disposition of 24 hours or faster asks for a phone call and opens a completed thread; a slower one does not', async () => {
    const { send, signIn, deliver, until } = await clinic('2026-10-05 10:00')
    const nurse = await signIn('rn')
    const [fast, slow] = [await send(), await send()]
    for (const [threadId, code] of [[fast, 'within-24-hours'], [slow, 'within-2-weeks']] as const) {
      await nurse.act(threadId, { type: 'claimThread' })
      await nurse.act(threadId, { type: 'recordDisposition', code })
      await deliver(await nurse.reply(threadId))
      await nurse.complete(threadId)
    }
    await until(3 * HOUR + 58 * MINUTE)
    expect(await nurse.view(fast)).toMatchObject({ completion: 'completed', upkeep: { callAskedAt: null } })
    await until(3 * MINUTE)
    const asked = await nurse.view(fast)
    expect(asked).toMatchObject({ completion: 'open', upkeep: { callAskedAt: expect.any(Number) } })
    expect(asked.blockers.join(' ')).toMatch(/has not read the reply/)
    await until('2026-10-08 17:00')
    expect(await nurse.view(slow)).toMatchObject({ completion: 'completed', upkeep: { callAskedAt: null } })
    expect((await nurse.clock(slow, 'unreadByPatient'))?.status).toBe('breached')
    await nurse.act(fast, { type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: null })
    expect(await nurse.view(fast)).toMatchObject({ blockers: [], upkeep: { callAskedAt: null } })
  })

  it('S19 S31: thirty calendar days, the last one included, across the end of daylight saving; staff see the days left', async () => {
    const { send, signIn, deliver, until } = await clinic('2026-10-05 23:00')
    const nurse = await signIn('rn')
    const threadId = await send()
    await deliver(await nurse.reply(threadId))
    expect((await nurse.view(threadId)).upkeep.window).toMatchObject({ until: '2026-11-04', days: 30, daysLeft: 30 })
    await until('2026-11-04 23:59')
    expect((await nurse.view(threadId)).upkeep.window).toMatchObject({ daysLeft: 0 })
    await until('2026-11-05 00:00')
    expect((await nurse.view(threadId)).upkeep.window).toMatchObject({ daysLeft: -1 })
  })
})
