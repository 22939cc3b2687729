import { describe, expect, it } from 'vitest'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import { at, clinic, HOUR, MINUTE, SECOND, wallOf } from './clinic.ts'

const OUT = { coveredBy: null, coveredByName: null }
const LEAVE = { doc: [{ from: '2026-10-05', to: '2026-10-18', ...OUT }] }
const lines = (clock: { ledger: { text: string }[] } | undefined): string => (clock?.ledger ?? []).map((line) => line.text).join('\n')

describe('two weeks of leave', () => {
  it('S28 D7: a claim at the instant of the offer that is given up again does not lose the offer', async () => {
    const { send, signIn, until, practitioners } = await clinic('2026-10-04 10:00')
    await practitioners(LEAVE)
    const [nurse, pa] = [await signIn('rn'), await signIn('pa1')]
    const threadId = await send()
    await until('2026-10-05 16:59')
    await nurse.act(threadId, { type: 'claimThread' })
    await until('2026-10-05 17:00')
    expect(await pa.ids({ kind: 'offered' })).toEqual([])
    await until('2026-10-06 09:00')
    await nurse.act(threadId, { type: 'releaseThread' })
    expect(await pa.ids({ kind: 'offered' })).toEqual([threadId])
    await nurse.act(threadId, { type: 'routeThread', pool: 'results', reason: 'Lab question' })
    expect(await pa.ids({ kind: 'offered' })).toEqual([threadId])
  })

  it('S28 D7: who declines passes it on: to the physicians, then the supervisor, and to all again on the next business day', async () => {
    const { send, signIn, until, practitioners } = await clinic('2026-10-04 10:00')
    await practitioners(LEAVE)
    const [pa, amin, boss] = [await signIn('pa1'), await signIn('amin'), await signIn('boss')]
    const threadId = await send()
    await until('2026-10-05 17:00')
    expect(await amin.ids({ kind: 'offered' })).toEqual([])
    await pa.act(threadId, { type: 'declineHandOff' })
    expect(await amin.ids({ kind: 'offered' })).toEqual([threadId])
    expect(await boss.ids({ kind: 'offered' })).toEqual([])
    await amin.act(threadId, { type: 'declineHandOff' })
    expect(await boss.ids({ kind: 'offered' })).toEqual([threadId])
    await expect(boss.act(threadId, { type: 'acceptHandOff' })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    expect(await pa.ids({ kind: 'offered' })).toEqual([])
    await until('2026-10-06 07:59')
    expect(await pa.ids({ kind: 'offered' })).toEqual([])
    await until('2026-10-06 08:30')
    expect(await pa.ids({ kind: 'offered' })).toEqual([threadId])
    await boss.act(threadId, { type: 'assignThread', staffId: 'pa1' })
    expect(await boss.ids({ kind: 'offered' })).toEqual([])
  })

  it('S28 D7: a cover who gives the thread back is not asked again that day, the next one is', async () => {
    const { send, signIn, until, practitioners } = await clinic('2026-10-04 10:00')
    await practitioners(LEAVE)
    const [pa, amin] = [await signIn('pa1'), await signIn('amin')]
    const threadId = await send()
    await until('2026-10-05 17:00')
    await pa.act(threadId, { type: 'acceptHandOff' })
    await pa.act(threadId, { type: 'handBack', reason: 'I do not know this patient' })
    expect(await pa.ids({ kind: 'offered' })).toEqual([])
    expect(await amin.ids({ kind: 'offered' })).toEqual([threadId])
  })

  it('S28 D3 D7: when the PA accepts, the promise no longer waits for the doctor, and the ledger says so', async () => {
    const { send, signIn, until, practitioners } = await clinic('2026-10-04 10:00')
    await practitioners(LEAVE)
    const [pa, nurse] = [await signIn('pa1'), await signIn('rn')]
    const threadId = await send()
    expect(wallOf((await nurse.clock(threadId, 'promise'))?.dueAt)).toBe('2026-10-20 17:00')
    await until('2026-10-06 09:00')
    await pa.act(threadId, { type: 'acceptHandOff' })
    const promise = await nurse.clock(threadId, 'promise')
    expect(wallOf(promise?.dueAt)).toBe('2026-10-07 17:00')
    expect(lines(promise)).toMatch(/Dr Rivera is out and nobody covers[\s\S]*The cover, a PA, has the thread: from here on every business day counts/)
    await until('2026-10-07 17:00')
    expect((await nurse.clock(threadId, 'promise'))?.status).toBe('breached')
  })
})

describe('a reply that does not arrive', () => {
  type Desk = Awaited<ReturnType<typeof clinic>>
  let count = 0
  const outbox = async ({ engine }: Desk, threadId: string, replyId: string, outcome: Extract<ThreadCommand, { type: 'recordDelivery' }>['outcome']): Promise<void> => {
    await engine.handle({ threadId, commandId: `outbox-${(count += 1)}`, actor: { kind: 'system', id: 'outbox' }, command: { type: 'recordDelivery', replyId, outcome, reason: 'noRoute' } })
  }

  it('D13 D12: a reply that the outbox gives up after completion opens the thread again, with the reason, in the inbox', async () => {
    const desk = await clinic('2026-10-05 10:00')
    const { send, signIn, until } = desk
    const nurse = await signIn('rn')
    const threadId = await send()
    const replyId = await nurse.reply(threadId)
    await until(11 * SECOND)
    await nurse.complete(threadId)
    await outbox(desk, threadId, replyId, 'failed')
    expect(await nurse.view(threadId)).toMatchObject({ completion: 'completed' })
    expect(await nurse.ids()).toEqual([])
    await outbox(desk, threadId, replyId, 'gaveUp')
    const view = await nurse.view(threadId)
    expect(view.completion).toBe('open')
    expect(view.blockers.join(' ')).toMatch(/did not reach the portal/)
    expect(await nurse.ids()).toEqual([threadId])
    expect((await nurse.clock(threadId, 'promise'))?.status).toBe('running')
    expect((await nurse.client.thread.history({ threadId })).map((entry) => entry.text).join('\n')).toMatch(/reopened: the reply did not reach the patient/)
  })

  it('D13 D12: a question that never arrived keeps nobody waiting for its answer', async () => {
    const desk = await clinic('2026-10-05 10:00')
    const nurse = await desk.signIn('rn')
    const threadId = await desk.send()
    const replyId = await nurse.reply(threadId, 'Since when is this so?', true)
    await desk.until(11 * SECOND)
    expect(await nurse.view(threadId)).toMatchObject({ completion: 'waitingOnPatient' })
    await outbox(desk, threadId, replyId, 'failed')
    await outbox(desk, threadId, replyId, 'gaveUp')
    expect(await nurse.view(threadId)).toMatchObject({ completion: 'open' })
  })

  it('S25: without a receipt an urgent reply counts as unread from its hand-over, and its clock asks for the call', async () => {
    const desk = await clinic('2026-10-05 10:00')
    const { send, signIn, until } = desk
    const nurse = await signIn('rn')
    const [fast, slow] = [await send(), await send()]
    for (const [threadId, code] of [[fast, 'within-24-hours'], [slow, 'within-2-weeks']] as const) {
      await nurse.act(threadId, { type: 'claimThread' })
      await nurse.act(threadId, { type: 'recordDisposition', code })
    }
    const [one, two] = [await nurse.reply(fast), await nurse.reply(slow)]
    await until(11 * SECOND)
    const handedOver = desk.now()
    await outbox(desk, fast, one, 'handedOver')
    await outbox(desk, slow, two, 'handedOver')
    await until(desk.engine.pack.windows.receiptTimeoutMinutes * MINUTE)
    const clock = await nurse.clock(fast, 'unreadByPatient')
    expect(clock).toMatchObject({ status: 'running', startedAt: handedOver, dueAt: handedOver + 4 * HOUR })
    expect(lines(clock)).toMatch(/no receipt came, so it counts as unread/)
    expect(await nurse.clock(slow, 'unreadByPatient')).toBeUndefined()
    await until(4 * HOUR)
    expect(await nurse.view(fast)).toMatchObject({ completion: 'open', upkeep: { callAskedAt: expect.any(Number) } })
  })

  it('S25: a disposition of 24 hours or faster after a reply without a receipt starts the clock too', async () => {
    const desk = await clinic('2026-10-05 10:00')
    const nurse = await desk.signIn('rn')
    const threadId = await desk.send()
    const replyId = await nurse.reply(threadId)
    await desk.until(11 * SECOND)
    await outbox(desk, threadId, replyId, 'handedOver')
    await desk.until(2 * HOUR)
    expect(await nurse.clock(threadId, 'unreadByPatient')).toBeUndefined()
    await nurse.act(threadId, { type: 'recordDisposition', code: 'within-24-hours' })
    expect(await nurse.clock(threadId, 'unreadByPatient')).toMatchObject({ status: 'running', dueAt: at('2026-10-05 14:00') + 11 * SECOND })
  })

  it('S25 D13: an urgent thread is not completed while its reply is on its way; a receipt or a call that reached the patient frees it', async () => {
    const { send, signIn, until, deliver } = await clinic('2026-10-05 10:00')
    const nurse = await signIn('rn')
    const [first, second] = [await send(), await send()]
    for (const threadId of [first, second]) {
      await nurse.act(threadId, { type: 'claimThread' })
      await nurse.act(threadId, { type: 'recordDisposition', code: 'within-24-hours' })
    }
    const reply = await nurse.reply(first)
    await nurse.reply(second)
    await expect(nurse.complete(first)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION', message: expect.stringMatching(/not delivered yet/) })
    await deliver(reply)
    await nurse.complete(first)
    await until(11 * SECOND)
    await expect(nurse.complete(second)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    await nurse.act(second, { type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: null })
    await nurse.complete(second)
  })
})
