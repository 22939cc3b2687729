import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { threadStream } from '#electron/engine/streams.ts'
import { sweep } from '#electron/engine/sweep.ts'
import type { ReplyState } from '#shared/domain/thread/state.ts'
import { NURSE } from '#test/helpers/builders.ts'
import { account } from '#test/helpers/engine.ts'
import { clinic, message, NOON, threadOf, type Clinic } from '#test/intake/clinic.ts'

export interface Replies extends Clinic {
  readonly folder: string
  readonly threads: readonly string[]
  /** A nurse answers and the hold ends: the reply is on its way. */
  reply(threadId: string, replyId: string, body?: string, asksPatient?: boolean): Promise<void>
  state(threadId: string, replyId: string): Promise<ReplyState>
  deliveries(threadId: string, replyId: string, expected: ReplyState['delivery']): Promise<void>
}

/** A clinic with `count` threads of patients' messages and a folder of its own. */
export async function replies(count: number): Promise<Replies> {
  const made = await clinic()
  const { engine } = made
  const folder = await mkdtemp(join(tmpdir(), 'outbox-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await account(engine, NURSE.id, 'nurse')
  const settled = await made.receive(Array.from({ length: count }, (_, index) => message({ id: `q${index}` })))
  const threads = settled.map((each) => threadOf(each) ?? '')
  for (const threadId of threads) await engine.handle({
    threadId, command: { type: 'claimThread' }, actor: NURSE, commandId: `claim:${threadId}`,
  })
  let now = NOON
  const state: Replies['state'] = async (threadId, replyId) => {
    const loaded = await engine.store.load(threadStream(threadId))
    const found = loaded?.kind === 'thread' ? loaded.state.replies.find((each) => each.replyId === replyId) : undefined
    if (!found) throw new Error('no such reply')
    return found
  }
  return {
    ...made,
    folder,
    threads,
    state,
    async reply(threadId, replyId, body = `Answer ${replyId}.`, asksPatient = false) {
      await engine.handle({
        threadId, actor: NURSE, commandId: `reply:${replyId}`,
        command: { type: 'replyToPatient', replyId, textHash: '', templateId: null, asksPatient, seenVersion: 9999 },
        messages: [{
          messageId: replyId, threadId, kind: 'staff', sender: {
            kind: 'staff', staffId: NURSE.id,
          }, authorId: NURSE.id, authorRole: 'nurse', subject: '',
          body, textHash: '', attachments: [], sentAt: null, receivedAt: engine.clock.now(),
        }],
      })
      // Just past the hold; many replies must fit before the first receipt is overdue.
      now += 11_000
      made.setNow(now)
      await sweep(engine)
    },
    deliveries: (threadId, replyId, expected) =>
      vi.waitFor(async () => {
        const { delivery, receiptDueAt } = await state(threadId, replyId)
        if (delivery !== expected || (expected === 'sending' && receiptDueAt === null)) throw new Error(`${replyId} is ${delivery}`)
      }, { timeout: 10_000, interval: 10 }),
  }
}

/** Stops something at the end of the test, also when it fails. */
export const stopLater = <T extends { stop(): Promise<void> }>(running: T): T => {
  onTestFinished(() => running.stop())
  return running
}
