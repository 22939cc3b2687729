import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { watchFolder, type WatchedFolder } from '#electron/intake/watchFolder.ts'
import type { WriteFile } from '#electron/outbox/handOver.ts'
import { startOutbox } from '#electron/outbox/startOutbox.ts'
import { writeWhole } from '#electron/outbox/writeWhole.ts'
import { answerTo } from '#electron/portal/answerScript.ts'
import { startSamplePortal } from '#electron/portal/startSamplePortal.ts'
import { replies, stopLater, type Replies } from '#test/outbox/clinicReplies.ts'

/** Seed under which this reply is answered. */
const seedFor = (replyId: string, text: string): number =>
  Array.from({ length: 500 }, (_, seed) => seed).find((seed) => answerTo({ replyId, patient: 'Patient/pa', text }, seed) !== null) ?? 0

async function connect(made: Replies, seed: number, readMs: readonly [number, number] = [600_000, 600_000]): Promise<{ inbound: string; outbound: string; handOverAgain(): Promise<void> }> {
  let again = (): Promise<void> => Promise.resolve()
  const write: WriteFile = (path, text) => {
    again = () => writeWhole(path, text)
    return writeWhole(path, text)
  }
  const [inbound, outbound] = [join(made.folder, 'in'), join(made.folder, 'out')]
  await mkdir(inbound)
  await mkdir(outbound)
  const watched: WatchedFolder = await watchFolder(made.engine, inbound, { stableMs: 30, rescanMs: 200 })
  stopLater({ stop: () => watched.close() })
  stopLater(await startOutbox(made.engine, outbound, { write }))
  stopLater(await startSamplePortal({
    inbound, outbound, clock: made.engine.clock, confirmMs: [10, 30], answerMs: [50, 100], readMs, pollMs: 20, seed,
  }))
  return { inbound, outbound, handOverAgain: () => again() }
}

it('a reply goes out, its receipt makes it delivered, and the patient’s next message lands in the same thread', async () => {
  const made = await replies(1)
  const [threadId = ''] = made.threads
  const text = 'Since when do you have it, and is it getting better?'
  const { inbound, outbound } = await connect(made, seedFor('r1', text))
  await made.reply(threadId, 'r1', text, true)
  await made.deliveries(threadId, 'r1', 'delivered')
  await vi.waitFor(async () => {
    const messages = await made.engine.store.query('messages', { threadId })
    expect(messages.map((message) => message.kind)).toEqual(['patient', 'staff', 'patient'])
  }, { timeout: 10_000 })
  const state = await made.thread(threadId)
  expect(state.completion).toBe('open')
  expect(state.unanswered).toHaveLength(1)
  // A file goes when everything in it is committed, so a moment later than its message.
  await vi.waitFor(async () => expect([await readdir(inbound), await readdir(outbound)]).toEqual([[], []]), { timeout: 5_000 })
  expect(await made.engine.store.query('quarantine', { limit: 10 })).toEqual([])
})

it('S25: a patient opens the reply, the portal says so once, and the reading clock is met', async () => {
  const made = await replies(1)
  const [threadId = ''] = made.threads
  const text = 'Take it with food.'
  const { handOverAgain } = await connect(made, 5, [20, 40])
  await made.reply(threadId, 'r1', text)
  await made.deliveries(threadId, 'r1', 'delivered')
  await vi.waitFor(async () => expect((await made.thread(threadId)).replies[0]?.readAt).toEqual(expect.any(Number)), { timeout: 10_000 })
  expect((await made.thread(threadId)).clocks.find((clock) => clock.kind === 'unreadByPatient')?.status).toBe('met')
  await handOverAgain()
  expect(await made.engine.store.query('quarantine', { limit: 10 })).toEqual([])
})

it('R17: the same reply handed over twice is confirmed, and answered once', async () => {
  const made = await replies(1)
  const [threadId = ''] = made.threads
  const text = 'How are you today?'
  const { handOverAgain } = await connect(made, seedFor('r1', text))
  await made.reply(threadId, 'r1', text)
  await made.deliveries(threadId, 'r1', 'delivered')
  await vi.waitFor(async () => expect(await made.engine.store.query('messages', { threadId })).toHaveLength(3), { timeout: 10_000 })
  const before = await made.engine.store.query('intakeTotals', {})
  await handOverAgain()
  await vi.waitFor(
    async () => expect(await made.engine.store.query('intakeTotals', {})).toEqual({
      ...before, received: before.received + 2, deduplicated: before.deduplicated + 2,
    }),
    { timeout: 10_000 },
  )
  expect(await made.engine.store.query('messages', { threadId })).toHaveLength(3)
})

it('the same patient and reply are answered alike, questions more often than statements', () => {
  const count = (text: string): number => Array.from(
    { length: 400 }, (_, n) => answerTo({ replyId: `r${n}`, patient: 'Patient/p', text }, 1),
  ).filter((answer) => answer !== null).length
  expect(answerTo(
    { replyId: 'r', patient: 'Patient/p', text: 'How are you?' }, 3,
  )).toEqual(answerTo({ replyId: 'r', patient: 'Patient/p', text: 'How are you?' }, 3))
  expect(count('How are you?')).toBeGreaterThan(count('Take one a day.') + 100)
})
